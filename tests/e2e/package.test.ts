import { execFile, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FailingSockets, serveFailingSockets } from '../support/failing-sockets.ts';
import { saveHar } from '../support/har-tools.ts';
import { startReceiver } from '../support/receiver.ts';
import { answered, attempt, tape } from '../support/tape.ts';

let folder: string;
let page: FailingSockets;

const npm = (cwd: string, ...args: string[]): SpawnSyncReturns<string> =>
  spawnSync('npm', args, { cwd, encoding: 'utf8' });

/** The published package, installed in an empty folder without a network. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-package-'));
  const packed = npm('.', 'pack', '--pack-destination', folder, '--silent');
  expect(packed.status, packed.stderr).toBe(0);
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const installed = npm(folder, 'install', '--offline', '--no-audit', '--no-fund', `./${tarball}`);
  expect(installed.status, installed.stderr).toBe(0);
  page = await serveFailingSockets();
});
afterAll(async () => {
  await page?.close();
  rmSync(folder, { recursive: true });
});

const program = (): string => join(folder, 'node_modules', '.bin', 'wsdoctor');
const run = (...args: string[]) =>
  new Promise<{ code: number | null; out: string }>((resolve) => {
    execFile(program(), args, { cwd: folder }, (error, out) =>
      resolve({ code: error === null ? 0 : Number(error.code), out }),
    );
  });

describe('the published package', () => {
  it('is less than 1.5 MB, and needs nothing else', () => {
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    expect(statSync(join(folder, tarball)).size).toBeLessThan(1_500_000);
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'wsdoctor',
    ]);
  });

  it('diagnoses a file', async () => {
    writeFileSync(join(folder, 'a.har'), saveHar(tape(attempt('wss://api.test/live', answered(403)))));
    const { code, out } = await run('diagnose', '--quiet', '--format', 'brief', 'a.har');
    expect(code).toBe(1);
    expect(out).toContain('[forbidden, certain]');
  });

  it('watches a page, with the page hook', async () => {
    const { code, out } = await run(
      'watch',
      page.url,
      '--browser',
      'chromium',
      '--seconds',
      '5',
      '--format',
      'brief',
    );
    expect(code).toBe(1);
    // The close code is known to the page alone.
    for (const rule of page.expected) expect(out).toContain(`[${rule}, `);
  });

  it('monitors a server once, with metrics', async () => {
    const collector = await startReceiver();
    const { code, out } = await run(
      'monitor',
      new URL('/origin', page.url).href,
      ...['--once', '--hold', '0', '--otlp', collector.url],
    );
    await collector.close();
    expect(code).toBe(1);
    expect(out).toContain('[forbidden, ');
    expect(collector.received.map(({ path }) => path)).toContain('/v1/metrics');
  });

  it('serves a coding agent, and brings the skill and the description for registries', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StdioClientTransport({ command: program(), args: ['mcp'], cwd: folder }));
    expect((await client.listTools()).tools.length).toBe(9);
    await client.close();
    const root = join(folder, 'node_modules', 'wsdoctor');
    const { mcpName, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const server = JSON.parse(readFileSync(join(root, 'server.json'), 'utf8'));
    expect([server.name, server.version, server.packages[0].version]).toEqual([mcpName, version, version]);
    expect(readFileSync(join(root, 'skills/websocket-debugging/SKILL.md'), 'utf8')).toContain(
      'wsdoctor watch',
    );
  });
});
