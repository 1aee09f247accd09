import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { openTraceFile } from '../../panel/session/trace-file.ts';
import { runCli } from '../support/cli-tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-archives-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { signal } = new AbortController();

const log = readFileSync('tests/samples/server-log/nginx-error.log');
const sound = zipSync({ 'error.log': log });

/** What the command line and the panel say of the same bytes. */
async function said(bytes: Uint8Array, name = 'input.zip'): Promise<{ cli: string; panel: string }> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { code, err } = await runCli(['diagnose', '--quiet', path]);
  const opening = await openTraceFile(name, new Blob([new Uint8Array(bytes)]), signal, () => undefined);
  return { cli: code === 2 ? err : '', panel: opening.ok ? '' : opening.message };
}

/** The archive with some of its bytes changed. */
function patched(change: (view: DataView, end: number) => void): Uint8Array {
  const bytes = sound.slice();
  change(new DataView(bytes.buffer), bytes.length - 22);
  return bytes;
}

const central = (view: DataView, end: number): number => view.getUint32(end + 16, true);

describe('archives that attack or cannot be read give one clear error, on the command line and in the panel', () => {
  it.each<[string, () => Uint8Array, RegExp]>([
    [
      'a path out of the archive',
      () => zipSync({ '../../etc/cron.d/x.log': log }),
      /path "\.\.\/\.\.\/etc\/cron\.d\/x\.log", which leaves the archive/,
    ],
    ['an absolute path', () => zipSync({ '/etc/x.log': log }), /leaves the archive/],
    ['a path of Windows', () => zipSync({ 'C:\\x.log': log }), /leaves the archive/],
    ['a bomb', () => zipSync({ 'error.log': new Uint8Array(120_000_000) }), /unfolds to more than \d+ bytes/],
    [
      'a bomb in gzip in an archive',
      () => zipSync({ 'a.log.gz': gzipSync(new Uint8Array(120_000_000)) }),
      /unfolds to more than \d+ bytes/,
    ],
    ['an archive in an archive', () => zipSync({ 'inner.zip': sound }), /inner\.zip is another archive/],
    [
      'two thousand entries',
      () =>
        zipSync(
          Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`${at}.log`, new Uint8Array(0)])),
        ),
      /2001 entries/,
    ],
    [
      'a million entries',
      () => patched((view, end) => view.setUint16(end + 10, 0xffff, true)),
      /zip64 archive, for more than 65,534 entries/,
    ],
    [
      'more entries than there are',
      () => patched((view, end) => view.setUint16(end + 10, 1_000, true)),
      /part of it is missing/,
    ],
    [
      'a directory beyond its end',
      () => patched((view, end) => view.setUint32(end + 16, 0x7fff_ffff, true)),
      /part of it is missing/,
    ],
    [
      'encrypted',
      () => patched((view, end) => view.setUint16(central(view, end) + 8, 1, true)),
      /error\.log is encrypted/,
    ],
    [
      'another method',
      () => patched((view, end) => view.setUint16(central(view, end) + 10, 14, true)),
      /compression method 14/,
    ],
    [
      'an entry beyond the end',
      () => patched((view, end) => view.setUint32(central(view, end) + 42, 0x00ff_ffff, true)),
      /error\.log is damaged/,
    ],
    ['cut', () => sound.subarray(0, 200), /part of it is missing/],
    [
      'a hundred layers',
      () => {
        let bytes: Uint8Array = log;
        for (let at = 0; at < 6; at += 1) bytes = gzipSync(bytes);
        return bytes;
      },
      /compressed more than 4 times/,
    ],
  ])('%s', async (_name, make, words) => {
    const { cli, panel } = await said(make());
    expect(cli).toMatch(words);
    expect(cli.trim().split('\n')).toHaveLength(1);
    expect(panel).toMatch(words);
  });

  it('whatever bytes are changed, it ends with a result or an error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const bytes = sound.slice();
          for (const [at, value] of changes) bytes[at] = value;
          const opening = await openTraceFile('a.zip', new Blob([bytes]), signal, () => undefined);
          expect(opening.ok || opening.message.length > 0).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('the panel opens the logs of an archive as one case', async () => {
  const access = readFileSync('tests/samples/server-log/nginx-access.log');
  const archive = zipSync({
    'logs/error.log': log,
    'logs/access.log.gz': gzipSync(access),
    'readme.txt': log.subarray(0, 3),
  });
  const opening = await openTraceFile(
    'logs.zip',
    new Blob([new Uint8Array(archive)]),
    signal,
    () => undefined,
  );
  if (!opening.ok) throw new Error(opening.message);
  expect(opening.file.generator).toBe('2 files');
  expect(opening.file.notes.join('\n')).toContain('joined to');
});
