import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { resolveHost } from '../../cli/probe/dns-step.ts';
import { type CliResult, runCli } from '../support/cli-tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-field-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]): Promise<CliResult> => runCli(args);

function diagnose(content: string | Uint8Array): ReturnType<typeof run> {
  const path = join(folder, 'input');
  writeFileSync(path, content);
  return run('diagnose', '--quiet', path);
}

const har = (entries: string): string =>
  `{"log":{"version":"1.2","creator":{"name":"t","version":"1"},"entries":[${entries}]}}`;
const socket = (messages: unknown[], headers: unknown[] = []): string =>
  JSON.stringify({
    _resourceType: 'websocket',
    startedDateTime: '2026-05-01T10:00:00.000Z',
    time: 5,
    request: { url: 'wss://h.test/live', headers },
    response: { status: 0, headers: [] },
    _webSocketMessages: messages,
  });

it.each([
  [[0x50, 0x4b, 3, 4], 'zip archive'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], 'xz -d'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'zstd -d'],
  [[...Buffer.from('version https://git-lfs.github.com/spec/v1')], 'git lfs pull'],
])('names the kind of a file that begins with %j', async (bytes, words) => {
  const { code, err } = await diagnose(Uint8Array.from(bytes));
  expect(code).toBe(2);
  expect(err).toContain(words);
});

it('reads the sound entries of a HAR file and names the broken one', async () => {
  const { out, err } = await diagnose(har(`${socket([])},{"request": nonsense},${socket([])}`));
  expect(err).toBe('');
  expect(out).toContain('$.log.entries[1] skipped');
  const { out: json } = await run('diagnose', '--quiet', '--json', join(folder, 'input'));
  expect(JSON.parse(json).connections).toHaveLength(2);
});

it('says that a HAR file has no WebSocket, and what to record', async () => {
  const { out } = await diagnose(har(''));
  expect(out).toContain('No WebSocket connections in this file');
  expect(out).not.toContain('Nothing wrong found');
});

it('counts messages that are neither text nor binary', async () => {
  const messages = [
    { type: 'receive', time: 1_777_629_600, opcode: 9, data: '' },
    { type: 'send', data: 'x' },
  ];
  expect((await diagnose(har(socket(messages)))).out).toContain('2 messages skipped');
});

it('tells how many messages are above the limit', async () => {
  const messages = Array.from({ length: 41_500 }, (_, at) => ({
    type: 'receive',
    time: 1_780_000_000 + at / 1_000,
    opcode: 1,
    data: String(at),
  }));
  const { out } = await diagnose(har(socket(messages)));
  expect(out).toMatch(/[\d,]+ messages not read: above the limit for a connection/);
});

it('takes the time of an entry without request headers from startedDateTime', async () => {
  const path = join(folder, 'times.har');
  writeFileSync(path, har(socket([])));
  const { out } = await run('diagnose', '--quiet', '--json', path);
  expect(out).not.toContain('1970-01-01');
  expect(JSON.parse(out).connections[0].createdAt).toBe('2026-05-01T10:00:00.000Z');
});

it('resolves localhost and names below it to both loopback addresses', async () => {
  for (const host of ['localhost', 'app.localhost'])
    expect(await resolveHost(host, { until: 0 } as never)).toMatchObject({ a: ['127.0.0.1'], aaaa: ['::1'] });
});

it('answers -h and help COMMAND, and suggests the nearest command', async () => {
  expect((await run('-h')).out).toContain('Usage: wsdoctor');
  expect((await run('diagnose', '-h')).out).toContain('--fail-on');
  expect((await run('help', 'diagnose')).out).toContain('--fail-on');
  const wrong = await run('diagnos');
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('Did you mean "diagnose"?');
});
