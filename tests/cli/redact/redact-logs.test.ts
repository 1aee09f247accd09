import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../support/cli-tools.ts';

const SECRET = 'hush-0123456789abcdef';
/** Neither looks like a secret, and neither is known to be harmless. */
const NAME = 'tulopedore';

const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-redact-logs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SAMPLES = [
  'tests/samples/firefox-moz-log.txt',
  ...readdirSync('tests/samples/server-log').map((name) => `tests/samples/server-log/${name}`),
  ...['http-401', 'close-1008', 'refused', 'subprotocol'].map((name) => `tests/samples/net-log/${name}.json`),
];

/** The problems that are found in a log, by rule and by how many connections have it. */
async function findingsOf(log: string): Promise<unknown> {
  const { out } = await runCli(['diagnose', '--json', '--readable', '--quiet', '-'], log);
  const { connections, verdicts } = JSON.parse(out);
  const problems = (verdicts as { rule: string; severity: string; connections: string[] }[])
    .filter(({ severity }) => severity !== 'info')
    .map((each) => [each.rule, each.connections.length]);
  return { connections: connections.length, problems };
}

describe('wsdoctor redact, of a log', () => {
  it.each(SAMPLES)('%s stays a log that its reader finds the same in', async (file) => {
    const log = readFileSync(file, 'utf8');
    for (const more of [[], ['--readable']]) {
      const { code, out, err } = await runCli(['redact', ...more, file]);
      expect([code, err]).toEqual([0, '']);
      expect(out.split('\n')).toHaveLength(log.split('\n').length);
      expect(await findingsOf(out)).toEqual(await findingsOf(log));
    }
  });

  const line = (user: string): string =>
    `2026/11/29 15:52:57 [error] 205#205: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 127.0.0.1, server: app.test, request: "GET /live?token=${SECRET}&user=${user} HTTP/1.1", upstream: "http://127.0.0.1:7899/live?token=${SECRET}", host: "app.test"`;

  it('masks secrets in every line, also where they have no name, and strictly what is not known', async () => {
    const log = [line(NAME), `2026/11/29 15:52:58 [notice] 205#205: saw ${SECRET} of ${NAME}`, ''].join('\n');
    const strict = await runCli(['redact', '-'], log);
    expect(strict.out).toMatch(/^2026\/11\/29 15:52:57 \[error\] 205#205: \*1 connect\(\) failed/);
    for (const word of [SECRET, NAME]) expect(strict.out).not.toContain(word);
    const readable = await runCli(['redact', '--readable', '-'], log);
    expect(readable.out).not.toContain(SECRET);
    expect(readable.out).toContain(NAME);
  });

  it('a console’s lines, also gzipped', async () => {
    const file = join(folder, 'console.txt.gz');
    const log = `app.js:7 WebSocket connection to 'wss://api.test/live?access_token=${SECRET}' failed: Error during WebSocket handshake: Unexpected response code: 403\n`;
    writeFileSync(file, gzipSync(log));
    const { out, err } = await runCli(['redact', file]);
    expect(err).toBe('');
    expect(out).toMatch(
      /WebSocket connection to 'wss:\/\/api\.test\/live\?access_token=«\S+»' failed: .*403\n$/,
    );
  });

  it('becomes a trace where a masked line would be read differently, and says so', async () => {
    const { out, err } = await runCli(['redact', 'tests/samples/net-log/cert-expired.json']);
    expect(err).toContain('The output is a trace');
    expect(JSON.parse(out).format).toBe('wsdoctor-trace');
    expect(out).toContain('certificate-expired');
  });
});
