import { createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../support/cli-tools.ts';
import {
  type Behaviour,
  type MonitoredServer,
  startMonitoredServer,
} from '../../support/monitored-server.ts';
import { metricsIn } from '../../support/otlp.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';

const SECRET = 'hush-0123456789abcdef';
const QUICK = ['--every', '1s', '--hold', '0.1', '--quiet'];

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
});

async function serve(behaviour: Behaviour = 'open', delay = 0): Promise<MonitoredServer> {
  const server = await startMonitoredServer(behaviour, delay);
  undo.push(server.close);
  return server;
}

async function receive(...args: Parameters<typeof startReceiver>): Promise<Receiver> {
  const receiver = await startReceiver(...args);
  undo.push(receiver.close);
  return receiver;
}

describe('wsdoctor monitor', () => {
  it('says what it found, with an exit code by the last probe', async () => {
    const [good, bad] = [await serve(), await serve(403)];
    expect(await runCli(['monitor', good.url, '--once', ...QUICK])).toEqual({ code: 0, out: '', err: '' });
    const { code, out } = await runCli(['monitor', good.url, bad.url, '--once', ...QUICK]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^\d{4}-\S+Z ws:\/\/127\.0\.0\.1:\d+\/live\?access_token=«\S+»: problems\n {2}error: .*\[forbidden, /,
    );
    expect(out.split('\n')).toHaveLength(3);
    expect(out).not.toContain(SECRET);
  });

  it('finds a server that closes with an error right after it opened', async () => {
    const { code, out } = await runCli(['monitor', (await serve('crash')).url, '--once', ...QUICK]);
    expect(code).toBe(1);
    expect(out).toContain('[internal-error, ');
  });

  it('probes a slow server one probe at a time, also where a probe takes longer than a round', async () => {
    const server = await serve('open', 1_300);
    await runCli(['monitor', server.url, '--count', '2', ...QUICK]);
    expect(server.handshakes()).toEqual({ count: 2, most: 1 });
  });

  it('tells a webhook once of each change, without secrets', async () => {
    const server = await serve();
    const behaviours: Behaviour[] = [403, 403, 'open'];
    const hook = await receive((_, response) => void response.end());
    const run = runCli(['monitor', server.url, '--count', '5', '--webhook', `${hook.url}/x?key=1`, ...QUICK]);
    for (const [at, behaviour] of behaviours.entries()) {
      await vi.waitFor(() => expect(server.handshakes().count).toBe(at + 1), { timeout: 20_000 });
      server.behave(behaviour);
    }
    expect((await run).code).toBe(0);
    const bodies = hook.received.map(({ body }) => JSON.parse(body));
    expect(hook.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /x?key=1',
      'POST /x?key=1',
    ]);
    expect(bodies.map(({ status }) => status)).toEqual(['firing', 'resolved']);
    expect(bodies[0]).toMatchObject({
      version: '4',
      alerts: [
        { status: 'firing', labels: { alertname: 'WebSocketProblem', rule: 'forbidden', severity: 'error' } },
      ],
    });
    expect(bodies[0].alerts[0].annotations.summary).toMatch(/^error: .{1,400}$/);
    expect(bodies[1].alerts).toMatchObject([{ status: 'resolved', labels: { rule: 'forbidden' } }]);
    expect(JSON.stringify(bodies)).not.toContain(SECRET);
  });

  it('goes on when a webhook hangs, says so, and tells it after the next probe', async () => {
    const server = await serve(503);
    let calls = 0;
    const hook = await receive((_, response) => {
      calls += 1;
      if (calls > 1) response.end();
    });
    const { err } = await runCli(['monitor', server.url, '--count', '4', '--webhook', hook.url, ...QUICK]);
    expect(err).toContain(
      `wsdoctor monitor: webhook ${hook.url}: it did not answer within 1 s; ws://127.0.0.1`,
    );
    expect(server.handshakes().count).toBe(4);
    expect(hook.received).toHaveLength(2);
  });

  it('does not follow a webhook that answers 302', async () => {
    const hook = await receive((_, response) => {
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const { url } = await serve(403);
    const { err } = await runCli(['monitor', url, '--once', '--webhook', hook.url, ...QUICK]);
    expect(err).toContain('it answered 302');
    expect(hook.received).toHaveLength(1);
  });

  it('sends metrics over OTLP: the conventions’ names, units and attributes, masked', async () => {
    const [good, bad] = [await serve(), await serve(403)];
    const collector = await receive();
    await runCli(['monitor', good.url, bad.url, '--once', '--otlp', `${collector.url}/base/`, ...QUICK]);
    const last = collector.received.at(-1);
    expect(last?.path).toBe('/base/v1/metrics');
    const metrics = metricsIn(last?.body ?? '');
    expect(metrics.get('http.client.request.duration')).toMatchObject({ unit: 's', kind: 'histogram' });
    const points = (name: string) => metrics.get(name)?.points ?? [];
    expect(points('http.client.request.duration')).toContainEqual({
      value: 1,
      attributes: {
        'wsdoctor.target': expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/live\?access_token=«/),
        'http.request.method': 'GET',
        'server.address': '127.0.0.1',
        'server.port': Number(new URL(bad.url).port),
        'url.scheme': 'ws',
        'http.response.status_code': 403,
        'network.protocol.version': '1.1',
        'error.type': '403',
      },
    });
    expect(points('wsdoctor.connect.duration').map(({ value }) => value)).toEqual([1]);
    expect(points('wsdoctor.ping.duration').map(({ value }) => value)).toEqual([1]);
    const outcomes = points('wsdoctor.probes').map(({ attributes }) => attributes.outcome);
    expect(outcomes.toSorted()).toEqual(['failed', 'opened']);
    expect(
      points('wsdoctor.healthy')
        .map(({ value }) => value)
        .toSorted(),
    ).toEqual([0, 1]);
    expect(points('wsdoctor.finding')).toMatchObject([
      { value: 1, attributes: { rule: 'forbidden', severity: 'error' } },
    ]);
    expect(
      new Set(points('wsdoctor.healthy').map(({ attributes }) => attributes['wsdoctor.target'])).size,
    ).toBe(2);
    expect(last?.body).not.toContain(SECRET);
  });

  it('a finding that is gone is 0, and changes are counted', async () => {
    const server = await serve(403);
    const collector = await receive();
    const run = runCli(['monitor', server.url, '--count', '2', '--otlp', collector.url, ...QUICK]);
    await vi.waitFor(() => expect(server.handshakes().count).toBe(1), { timeout: 20_000 });
    server.behave('open');
    await run;
    const metrics = metricsIn(collector.received.at(-1)?.body ?? '');
    expect(metrics.get('wsdoctor.finding')?.points).toMatchObject([
      { value: 0, attributes: { rule: 'forbidden' } },
    ]);
    expect(metrics.get('wsdoctor.verdict.changes')?.points).toMatchObject([{ value: 2 }]);
  });

  it('says once that a receiver is not there, and ends all the same', async () => {
    const { code, err } = await runCli([
      'monitor',
      (await serve()).url,
      '--count',
      '3',
      '--otlp',
      'http://127.0.0.1:9/secret-path',
      ...QUICK,
    ]);
    expect(code).toBe(0);
    expect(err).toMatch(
      /^wsdoctor monitor: metrics could not be sent to http:\/\/127\.0\.0\.1:9: .*ECONNREFUSED/,
    );
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('refuses a port that is in use, an address of another machine and a file that is no certificate', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    undo.push(() => new Promise((resolve) => void other.close(() => resolve())));
    const { port } = other.address() as { port: number };
    const { url } = await serve();
    const errors = async (...args: string[]) => {
      const { code, err } = await runCli(['monitor', url, '--once', ...QUICK, ...args]);
      return [code, err];
    };
    expect(await errors('--prometheus', `127.0.0.1:${port}`)).toEqual([
      2,
      `wsdoctor monitor: --prometheus 127.0.0.1:${port} is in use: another program listens there\n`,
    ]);
    expect(await errors('--prometheus', '192.0.2.1:0')).toEqual([
      2,
      'wsdoctor monitor: --prometheus 192.0.2.1:0 is no address of this machine\n',
    ]);
    expect(await errors('--ca', 'package.json')).toEqual([
      2,
      'wsdoctor monitor: --ca "package.json" is not a certificate in PEM\n',
    ]);
  });
});
