import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { runCli } from '../support/cli-tools.ts';
import { harEntry, harFile } from '../support/har-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function diagnose(files: Record<string, string | Uint8Array>) {
  const entries = Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]);
  const path = join(folder, 'input.zip');
  writeFileSync(path, zipSync(Object.fromEntries(entries)));
  const { out, err } = await runCli(['diagnose', '--quiet', '--json', '--readable', path]);
  expect(err).toBe('');
  return JSON.parse(out);
}

const log = (name: string): Uint8Array => readFileSync(`tests/samples/server-log/${name}`);

it('logs in one archive are one case', async () => {
  const { notes } = await diagnose({
    'logs/error.log': log('nginx-error.log'),
    'logs/access.log': log('nginx-access.log'),
    'notes.txt': 'nothing known',
  });
  expect(notes.join('\n')).toContain('joined to');
});

it("Playwright's trace: the request and the sentence of the console", async () => {
  const url = 'wss://api.test/live';
  const snapshot = harEntry({
    request: { method: 'GET', url, headers: [] },
    response: { status: 0, headers: [] },
  });
  const sentence = `WebSocket connection to '${url}' failed: Error in connection establishment: net::ERR_CONNECTION_REFUSED`;
  const { verdicts, connections } = await diagnose({
    '0-trace.network': JSON.stringify({ type: 'resource-snapshot', snapshot }),
    '0-trace.trace': [
      { type: 'context-options', browserName: 'chromium' },
      { type: 'console', messageType: 'error', text: sentence },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
    'resources/page.png': 'x',
  });
  expect(connections).toHaveLength(1);
  expect(verdicts.map(({ rule }: { rule: string }) => rule)).toEqual(['connection-refused']);
});

it('a million entries is one clear error', async () => {
  const path = join(folder, 'many.zip');
  const many = Array.from({ length: 2_001 }, (_, at) => [`${at}.log`, new Uint8Array(0)]);
  writeFileSync(path, zipSync(Object.fromEntries(many)));
  const { code, err } = await runCli(['diagnose', '--quiet', path]);
  expect(code).toBe(2);
  expect(err).toContain('2001 entries');
});

it('files given together are one case, each named where it proves something', async () => {
  const har = join(folder, 'page.har');
  const started = '2026-11-29T15:52:20.500Z';
  writeFileSync(
    har,
    harFile(
      harEntry({
        startedDateTime: started,
        time: 200,
        request: { method: 'GET', url: 'wss://app.test/close/ws', headers: [] },
        response: { status: 502, headers: [] },
      }),
    ),
  );
  const error = 'tests/samples/server-log/nginx-error.log';
  const { out, code } = await runCli(['diagnose', '--quiet', har, error]);
  expect(code).toBe(1);
  expect(out).toContain('page.har + nginx-error.log');
  expect(out).toMatch(/clock of nginx-error\.log is 37\.\d s ahead/);
  expect(out).toContain('nginx error log (nginx-error.log)');
});
