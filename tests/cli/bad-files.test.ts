import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, expect, it, vi } from 'vitest';
import { runCli } from '../support/cli-tools.ts';
import { HAR_START_MS, harEntry, harFile } from '../support/har-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-bad-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const message = (time: number, more = {}) => ({ type: 'receive', opcode: 1, data: 'x', time, ...more });
const healthy = harFile(harEntry({ _webSocketMessages: [message(HAR_START_MS / 1000 + 1)] }));
const good = (): string => file('good.har', healthy);

async function read(content: string | Uint8Array, name = 'input.har') {
  const { code, out, err } = await runCli(['diagnose', '--quiet', '--json', file(name, content)]);
  return { code, err, report: out === '' ? undefined : JSON.parse(out) };
}

it.each([
  1764410400000000000, // nanoseconds
  1764410400000000, // microseconds
  1e300,
])('a message at %d does not stop the file or the next one', async (time) => {
  const bad = file('bad.har', harFile(harEntry({ _webSocketMessages: [message(time)] })));
  const { code, out, err } = await runCli(['diagnose', '--quiet', '--json', bad, good()]);
  expect(err).toBe('');
  expect(code).toBe(0);
  const [first, second] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(first.notes).toEqual(['1 time is out of range: the nearest known time was used']);
  expect(second.notes).toEqual([]);
  expect(second.connections).toHaveLength(1);
});

it('counts a duration that ends in no known year', async () => {
  const { report } = await read(harFile(harEntry({ time: 1e300 })));
  expect(report.notes).toEqual(['1 time is out of range: the nearest known time was used']);
});

it('an internal error names its file, has its own exit code, and hides no other file', async () => {
  const spy = vi.spyOn(Date, 'now').mockImplementationOnce(() => {
    throw new RangeError('a fault of ours');
  });
  const { code, out, err } = await runCli(['diagnose', '--quiet', '--json', good(), good()]);
  spy.mockRestore();
  expect(code).toBe(3);
  expect(err).toContain('good.har: internal error');
  expect(err).toContain('a fault of ours');
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => 'connections' in line)).toEqual([false, true]);
});

const utf16 = (bom: number[], swap: boolean): Uint8Array => {
  const bytes = Buffer.from(healthy, 'utf16le');
  return Buffer.concat([Uint8Array.from(bom), swap ? bytes.swap16() : bytes]);
};

it.each([
  ['UTF-8 with a byte order mark', `\ufeff${healthy}`],
  ['UTF-16, little endian', utf16([0xff, 0xfe], false)],
  ['UTF-16, big endian', utf16([0xfe, 0xff], true)],
  ['UTF-16 without a byte order mark', utf16([], false)],
  ['gzip', gzipSync(healthy)],
  ['zlib', deflateSync(healthy)],
  ['gzip in gzip', gzipSync(gzipSync(healthy))],
  ['UTF-16 in gzip', gzipSync(utf16([0xff, 0xfe], false))],
  ['zip', zipSync({ 'trace/page.har': Buffer.from(healthy), 'trace/other.txt': new Uint8Array(3) })],
])('reads %s', async (_name, content) => {
  const { code, err, report } = await read(content);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(report.connections).toHaveLength(1);
  expect(report.notes).toEqual([]);
});

it.each([
  [
    'two HAR files in a zip',
    zipSync({ 'a.har': Buffer.from(healthy), 'b.har': Buffer.from(healthy) }),
    '2 HAR',
  ],
  ['a zip without a HAR file', zipSync({ 'a.txt': Buffer.from('a') }), 'without a .har file'],
  ['a Fiddler archive', zipSync({ 'raw/1_c.txt': Buffer.from('a') }), 'HTTPArchive'],
  ['a cut zip', zipSync({ 'a.har': Buffer.from(healthy) }).subarray(0, 80), 'no sound zip'],
  ['a cut net log', '\n{\n  "constants": {}', '$.constants ends here'],
  ['a page', '<!DOCTYPE html>', 'HTML'],
  ['bzip2', 'BZh91AY&SY', 'bzip2 -d'],
  ['a gzipped xz', gzipSync(Uint8Array.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2])), 'xz -d'],
])('names the kind of %s in one line', async (_name, content, words) => {
  const { code, err } = await runCli(['diagnose', '--quiet', file('input.har', content)]);
  expect(code).toBe(2);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toContain(words);
});

it('reads the entries before the place where a HAR file is cut, and names the place', async () => {
  const text = harFile(harEntry(), harEntry({ _webSocketMessages: [message(HAR_START_MS)] }));
  const cut = text.slice(0, -4);
  const { code, report } = await read(cut);
  expect(code).toBe(0);
  expect(report.connections).toHaveLength(1);
  expect(report.notes[0]).toMatch(/^\$\.log\.entries\[1\]\S* skipped: it ends here/);
  expect(report.notes[0]).toContain(`after ${cut.length} bytes`);
  expect(report.notes[1]).toContain('1 message not read');
});

it('reads what a cut gzip file has of a HAR file', async () => {
  const entries = Array.from({ length: 2_000 }, (_, at) => harEntry({ time: 5_000 + Math.sin(at) }));
  const packed = gzipSync(harFile(...entries));
  const { report } = await read(packed.subarray(0, packed.length - 2_000));
  expect(report.connections.length).toBeGreaterThan(100);
  expect(report.notes.join()).toContain('no sound gzip file');
});

it('tells the byte of a broken entry in the file', async () => {
  const broken = '{"request": nonsense}';
  const text = harFile(harEntry(), broken, harEntry());
  const { report } = await read(text);
  expect(report.connections).toHaveLength(2);
  expect(report.notes).toEqual([
    `$.log.entries[1] skipped: it is not JSON: unexpected "nonsense}" at byte ${text.indexOf('nonsense')} of the file`,
  ]);
});

it('tells the byte of a fault after the messages of an entry, which were split off', async () => {
  const entry = JSON.stringify(harEntry({ _webSocketMessages: [message(1), message(2)] }));
  const text = harFile(harEntry(), `${entry.slice(0, -1)},oops}`);
  const { report } = await read(text);
  expect(report.notes[0]).toContain(`at byte ${text.indexOf('oops')} of the file`);
});

it('tells the byte of a fault outside of the entries, and reads the entries', async () => {
  const text = healthy.replace(/\}\}$/, ',"pages":[,]}}');
  const { report } = await read(text);
  expect(report.connections).toHaveLength(1);
  expect(report.notes[0]).toContain(`at byte ${text.indexOf(',]')} of the file`);
});

const attached = (name: string): string => {
  const response = { status: 101, headers: [], content: { _file: name } };
  return harFile(harEntry({ response, timings: { wait: -1, receive: -1 }, _webSocketMessages: undefined }));
};
const line = `${JSON.stringify(message(HAR_START_MS + 5))}\n`;

it('reads the messages that Playwright put into a file beside the HAR file', async () => {
  file('aaa.jsonl', line + line);
  const { report } = await read(attached('aaa.jsonl'));
  expect(report.connections[0].received.frames).toBe(2);
  expect(report.notes).toEqual([]);
});

it('reads them from the same zip', async () => {
  const archive = { 'x/a.har': Buffer.from(attached('m.jsonl')), 'x/m.jsonl': Buffer.from(line) };
  const { report } = await read(zipSync(archive));
  expect(report.connections[0].received.frames).toBe(1);
});

it.each(['gone.jsonl', '../aaa.jsonl', '/etc/passwd'])('says that %s is not read', async (name) => {
  const { report } = await read(attached(name));
  expect(report.notes).toEqual([`Messages not read: they are in the file ${name} beside the HAR file`]);
});

it('reads a named pipe', async () => {
  const pipe = join(folder, 'pipe');
  spawnSync('mkfifo', [pipe]);
  const writer = spawn('cp', [good(), pipe]);
  const { code, out } = await runCli(['diagnose', '--quiet', '--json', pipe]);
  writer.kill();
  expect(code).toBe(0);
  expect(JSON.parse(out).connections).toHaveLength(1);
});

it('refuses a directory in one line', async () => {
  expect((await runCli(['diagnose', '--quiet', folder])).err).toBe(
    `${folder} is a directory: pass the files in it\n`,
  );
});
