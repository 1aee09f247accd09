import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildCli } from '../../scripts/build-cli.ts';
import { ensureMonitorTools } from '../../scripts/find-chromium.ts';
import { freePort } from '../../scripts/free-port.ts';
import { type MonitoredServer, startMonitoredServer } from '../support/monitored-server.ts';

let folder: string;
let good: MonitoredServer;
let bad: MonitoredServer;
let monitor: ChildProcess;
let said = '';
let metrics: string;
const PATIENCE = { timeout: 60_000, interval: 100 };

beforeAll(async () => {
  ensureMonitorTools((line) => console.log(line));
  buildCli();
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-monitor-'));
  [good, bad] = [await startMonitoredServer(), await startMonitoredServer(403)];
  const args = [good.url, bad.url, '--every', '1s', '--hold', '0.1', '--prometheus', '127.0.0.1:0'];
  monitor = spawn(process.execPath, ['dist-cli/wsdoctor.js', 'monitor', ...args], { stdio: 'pipe' });
  for (const stream of [monitor.stdout, monitor.stderr]) stream?.on('data', (text) => (said += text));
  metrics = await vi.waitUntil(() => /^Metrics at (\S+)$/m.exec(said)?.[1], PATIENCE);
  await vi.waitUntil(() => Math.min(good.handshakes().count, bad.handshakes().count) >= 2, PATIENCE);
});
afterAll(async () => {
  monitor?.kill('SIGKILL');
  await Promise.all([good?.close(), bad?.close()]);
  rmSync(folder, { recursive: true });
});

/** The blocks of the documentation, by the file name in their first line. */
function documented(): Map<string, string> {
  const text = readFileSync('docs/monitor.md', 'utf8');
  const blocks = [...text.matchAll(/^```yaml\n# (\S+)\n([\s\S]*?)^```$/gm)];
  return new Map(blocks.map(([, name = '', block = '']) => [name, block]));
}

function check(program: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8' });
  expect(status, `${stdout}${stderr}`).toBe(0);
  return `${stdout}${stderr}`;
}

/** Runs Prometheus with the documented configuration, on our ports, while `use` asks it. */
async function withPrometheus(
  use: (ask: (query: string) => Promise<Sample[]>) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const files = documented();
  const config = (files.get('prometheus.yml') ?? '')
    .replace('127.0.0.1:9464', new URL(metrics).host)
    .replace('scrape_interval: 30s', 'scrape_interval: 1s')
    .replace(/^/, 'global:\n  evaluation_interval: 1s\n');
  for (const [name, text] of [...files, ['prometheus.yml', config] as const])
    writeFileSync(join(folder, name), text);
  const prometheus = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  try {
    await use(async (query) => {
      const url = `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`;
      const response = await fetch(url).catch(() => undefined);
      if (!response?.ok) return [];
      return ((await response.json()) as { data: { result: Sample[] } }).data.result;
    });
  } finally {
    prometheus.kill('SIGKILL');
    await once(prometheus, 'exit');
  }
}

interface Sample {
  metric: Record<string, string>;
  value: [time: number, value: string];
}

describe('wsdoctor monitor', () => {
  it('serves metrics that Prometheus’ own linter finds nothing in', async () => {
    const response = await fetch(metrics);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await response.text();
    expect(check('promtool', ['check', 'metrics'], text)).toBe('');
    for (const [, name = ''] of readFileSync('docs/monitor.md', 'utf8').matchAll(/^\| `(\w+)` \| /gm))
      if (!/expiry|dns/.test(name)) expect(text, name).toMatch(new RegExp(`^${name}(?:_count)?[{ ]`, 'm'));
    expect(text).not.toContain('hush-0123456789abcdef');
  });

  it('answers nothing but its metrics', async () => {
    expect((await fetch(new URL('/', metrics))).status).toBe(404);
    expect((await fetch(metrics, { method: 'POST' })).status).toBe(405);
    const head = await fetch(metrics, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('is scraped by Prometheus with the documented configuration, and its rules fire', async () => {
    await withPrometheus(async (ask) => {
      const healthy = await vi.waitUntil(async () => {
        const found = await ask('wsdoctor_healthy');
        return found.length === 2 ? found : undefined;
      }, PATIENCE);
      const values = healthy.map(({ metric, value }) => [metric.wsdoctor_target ?? '', value[1]] as const);
      expect(new Set(values.map(([target]) => target.replace(/\?.*/, '')))).toEqual(
        new Set([good, bad].map(({ url }) => url.replace(/\?.*/, ''))),
      );
      for (const [target, value] of values)
        expect(value).toBe(target.startsWith(new URL(bad.url).origin) ? '0' : '1');
      const alerts = await vi.waitUntil(async () => {
        const found = await ask('ALERTS{alertname="WebSocketProblem"}');
        return found.length > 0 ? found : undefined;
      }, PATIENCE);
      expect(alerts.map(({ metric }) => [metric.rule, metric.severity])).toEqual([['forbidden', 'error']]);
      const slow = await vi.waitUntil(async () => {
        const [found] = await ask(
          'histogram_quantile(0.9, sum by (le) (http_client_request_duration_seconds_bucket{http_response_status_code="101"}))',
        );
        return found;
      }, PATIENCE);
      expect(Number(slow.value[1])).toBeGreaterThan(0);
    });
  });

  it('has documentation whose configuration the programs accept', () => {
    const files = documented();
    expect([...files.keys()]).toEqual(['prometheus.yml', 'wsdoctor.rules.yml', 'alertmanager.yml']);
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    const rules = check('promtool', ['check', 'config', join(folder, 'prometheus.yml')]);
    expect(rules).toContain('5 rules found');
    check('promtool', ['check', 'rules', join(folder, 'wsdoctor.rules.yml')]);
    check('amtool', ['check-config', join(folder, 'alertmanager.yml')]);
  });

  it('ends at SIGTERM with exit code 0, also while a client keeps a connection open', async () => {
    const { hostname, port } = new URL(metrics);
    const client = connect(Number(port), hostname).on('error', () => undefined);
    await once(client, 'connect');
    const ended = once(monitor, 'exit');
    monitor.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await expect(fetch(metrics)).rejects.toThrow();
    client.destroy();
  });
});
