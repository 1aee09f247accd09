import { readFileSync } from 'node:fs';
import { deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openCase, openTraceFile } from '../../panel/session/trace-file.ts';

const { signal } = new AbortController();
const blob = (path: string): Blob => new Blob([readFileSync(`tests/samples/${path}`)]);
const quiet = (): undefined => undefined;

it('opens a net log', async () => {
  const opening = await openTraceFile('net.json', blob('net-log/refused.json'), signal, quiet);
  if (!opening.ok) throw new Error(opening.message);
  expect(opening.file.generator).toBe('Chromium net log');
  expect(opening.file.liveSession.diagnosis().findings.map(({ rule }) => rule.id)).toEqual([
    'connection-refused',
  ]);
});

const netLog = readFileSync('tests/samples/net-log/refused.json');

it.each([
  ['gzip', gzipSync(netLog)],
  ['zlib', deflateSync(netLog)],
  ['UTF-16', Buffer.from(`\ufeff${netLog}`, 'utf16le')],
])('unpacks %s', async (_name, bytes) => {
  const opening = await openTraceFile('net.json', new Blob([new Uint8Array(bytes)]), signal, quiet);
  expect(opening.ok && opening.file.liveSession.diagnosis().findings.map(({ rule }) => rule.id)).toEqual([
    'connection-refused',
  ]);
});

it('says what to do with what it does not read', async () => {
  const open = (bytes: number[]) => openTraceFile('a', new Blob([Uint8Array.from(bytes)]), signal, quiet);
  expect(await open([0x50, 0x4b, 3, 4])).toMatchObject({
    ok: false,
    message: expect.stringContaining('zip archive'),
  });
  expect(await open([0xd4, 0xc3, 0xb2, 0xa1])).toMatchObject({
    ok: false,
    message: expect.stringContaining('tshark'),
  });
});

it('opens several files as one case', async () => {
  const files = ['nginx-error.log', 'nginx-access.log'].map((name) => ({
    name,
    blob: blob(`server-log/${name}`),
  }));
  const opening = await openCase(files, signal, quiet);
  if (!opening.ok) throw new Error(opening.message);
  expect(opening.file.name).toBe('nginx-error.log + nginx-access.log');
  expect(opening.file.notes.join('\n')).toContain('nginx-access.log: joined to');
});

it('names the file that cannot be read', async () => {
  const files = [
    { name: 'a.log', blob: blob('server-log/nginx-error.log') },
    { name: 'b.txt', blob: new Blob(['nothing']) },
  ];
  expect(await openCase(files, signal, quiet)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^b\.txt: .*text of 1 line /),
  });
});
