import { createServer as createHttpServer } from 'node:http';
import { createServer, type Socket } from 'node:net';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probe } from '../../cli/probe.ts';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { listenOn, type Undo } from '../lab/bench.ts';
import { hostileServers } from '../lab/hostile.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { launchTestDoctor } from './doctor.ts';

/** Faults of the lab, and the conclusion that the experiments of the real panel lead to. */
const FAULTS: Record<string, string> = {
  'connection-refused': 'nobody-listens',
  'host-not-found': 'name-unknown',
  'connection-timed-out': 'no-way',
  'unsafe-port': 'unsafe-port',
  'certificate-expired': 'certificate-dates',
  'certificate-wrong-host': 'certificate-name',
  'certificate-untrusted': 'certificate-authority',
  'client-certificate': 'client-certificate',
  'tls-version': 'tls-version',
  'wss-to-plain-port': 'plain-port',
  'ws-to-tls-port': 'tls-port',
  'csp-blocked': 'blocked-by-page',
  'bad-request': 'bad-request',
  unauthorized: 'credentials',
  forbidden: 'refused-to-all',
  'forbidden--origin-nginx': 'refused-to-all',
  'not-found': 'no-endpoint',
  'rate-limited': 'rate-limited',
  'server-error': 'server-error',
  'server-error--503': 'server-error',
  'server-error--502-nginx': 'server-error',
  'not-a-websocket-endpoint': 'no-endpoint',
  'not-a-websocket-endpoint--426-nginx': 'upgrade-lost',
  redirected: 'redirect',
  'subprotocol-mismatch': 'subprotocol',
  'extension-mismatch': 'bad-answer',
  'bad-upgrade-response': 'bad-answer',
  'no-response': 'hangs-up',
  'not-http': 'not-http',
};

let lab: Lab;
let doctor: DoctorBrowser;

beforeAll(async () => {
  lab = await startLab({ only: [...Object.keys(FAULTS), 'echo--open'] });
  doctor = await launchTestDoctor({ caCertificate: lab.caCertificate, args: lab.browserArgs });
});

afterAll(async () => {
  await doctor?.close();
  await lab?.stop();
});

async function openTest(id: string): Promise<void> {
  const scenario = lab.scenarios.find((each) => each.id === id);
  if (!scenario) throw new Error(`the lab has no ${id}`);
  await doctor.page.goto(scenario.pageUrl, { waitUntil: 'commit' });
  await until(async () => {
    const { verdicts, connections } = await doctor.report();
    const here = connections.some(({ page }) => page === scenario.pageUrl);
    return (here && (verdicts.length > 0 || scenario.expects === 'healthy')) || undefined;
  }, `a verdict on ${id}`);
  await doctor.panel.getByTestId('tab-test').click();
}

async function conclusions(): Promise<string[]> {
  await doctor.panel.getByTestId('test-run').click();
  await doctor.panel.getByTestId('test-conclusion').waitFor({ timeout: 60_000 });
  return doctor.panel
    .getByTestId('conclusion')
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.pattern ?? ''));
}

const rows = () =>
  doctor.panel
    .getByTestId('test-row')
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).innerText.replace(/\s+/g, ' ')));

describe('the isolation test, in the real panel', () => {
  it.each(Object.entries(FAULTS))('%s: %s', async (id, pattern) => {
    await openTest(id);
    expect(await conclusions(), (await rows()).join('\n')).toContain(pattern);
  });

  it('takes the command line’s output as evidence', async () => {
    await openTest('forbidden');
    const url = /ws:\/\/\S+/.exec(await doctor.panel.getByTestId('test-command').innerText())?.[0] ?? '';
    let output = '';
    await probe.run([url, '--json'], {
      out: (text) => {
        output += text;
      },
      err: () => undefined,
      stdin: process.stdin,
    });
    await doctor.panel.getByTestId('test-paste').fill('{}');
    await doctor.panel.getByTestId('test-take').click();
    await doctor.panel.getByRole('alert').waitFor();
    await doctor.panel.getByTestId('test-paste').fill(output);
    await doctor.panel.getByTestId('test-take').click();
    await doctor.panel.locator('[data-pattern=refused-to-all]').waitFor();
    const { experiments } = await doctor.report();
    expect(experiments.find(({ experiment }) => experiment === 'other-client')).toMatchObject({
      from: 'terminal',
      result: 'failed: Unexpected response code: 403',
    });
  });

  it.each(['light', 'dark'])('has no accessibility violation, %s theme', async (theme) => {
    await openTest('not-found');
    await conclusions();
    await doctor.panel.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await doctor.panel.evaluate(axe.source);
    const violations = await doctor.panel.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as { axe: typeof axe };
      const { violations: found } = await checker.run();
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(violations).toEqual([]);
  });
});

/** A server that counts: all connections, those at a time, and the handshakes of each Origin. */
async function countingServer(undoes: Undo[], answer: (socket: Socket) => void) {
  const seen = { total: 0, now: 0, most: 0, requests: [] as string[] };
  const server = createServer((socket) => {
    seen.total += 1;
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    socket.on('close', () => {
      seen.now -= 1;
    });
    socket.on('data', (bytes) => {
      seen.requests.push(bytes.toString('latin1'));
      answer(socket);
    });
  });
  return { seen, port: await listenOn(server, '127.0.0.1', undoes) };
}

describe('what the isolation test sends', () => {
  const undoes: Undo[] = [];
  afterAll(async () => {
    for (const undo of undoes.reverse()) await undo();
  });

  async function openPage(url: string, cookie = ''): Promise<void> {
    const page = createHttpServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': cookie });
      response.end(
        `<!doctype html><title>page</title><script>new WebSocket(${JSON.stringify(url)})</script>`,
      );
    });
    const port = await listenOn(page, '127.0.0.1', undoes);
    await doctor.page.goto(`http://127.0.0.1:${port}/`);
    await until(
      async () =>
        (await doctor.report()).connections.some((each) => each.url.startsWith(url.split('?')[0] ?? '')) ||
        undefined,
      'the socket',
    );
    await doctor.panel.getByTestId('tab-test').click();
  }

  it('is nothing before the click, and then no cookie, no token and never more than four at a time', async () => {
    const { seen, port } = await countingServer(undoes, (socket) =>
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
    );
    await openPage(`ws://127.0.0.1:${port}/live?access_token=hush-0123456789abcdef`, 'sid=secret-cookie');
    await until(async () => (await doctor.report()).verdicts.length > 0 || undefined, 'a verdict');
    const before = seen.total;
    await doctor.panel.getByTestId('test-run').hover();
    expect(await doctor.panel.getByTestId('test-table').innerText()).toContain(`127.0.0.1:${port}`);
    expect(seen.total).toBe(before);
    await conclusions();
    const sent = seen.requests.slice(before);
    expect(sent.length).toBeGreaterThan(1);
    expect(seen.total).toBeLessThanOrEqual(before + 40);
    expect(seen.most).toBeLessThanOrEqual(4);
    expect(sent.join('\n')).not.toContain('hush');
    expect(sent.join('\n')).not.toContain('secret-cookie');
  });

  it('carries the cookies and the token when that is ticked', async () => {
    const { seen, port } = await countingServer(undoes, (socket) =>
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
    );
    await openPage(`ws://127.0.0.1:${port}/live?access_token=hush-0123456789abcdef`, 'sid=secret-cookie');
    await until(async () => (await doctor.report()).verdicts.length > 0 || undefined, 'a verdict');
    const before = seen.requests.length;
    await doctor.panel.getByTestId('test-secrets').check();
    await conclusions();
    const again = seen.requests.slice(before).filter((text) => /origin: http:.*\r\n/i.test(text));
    expect(again.length).toBeGreaterThanOrEqual(3);
    expect(again.join('\n')).toContain('hush');
    expect(again.join('\n')).toContain('secret-cookie');
    await doctor.panel.getByTestId('test-secrets').uncheck();
  });

  it('can be cancelled at once, also when nobody ever answers', async () => {
    const { port } = await countingServer(undoes, () => undefined);
    await openPage(`ws://127.0.0.1:${port}/live`);
    await doctor.panel.getByTestId('test-run').click();
    const start = performance.now();
    await doctor.panel.getByTestId('test-cancel').click();
    await doctor.panel.getByTestId('test-run').waitFor();
    expect(performance.now() - start).toBeLessThan(3_000);
    expect((await rows()).join('\n')).toContain('cancelled');
  });

  it.each(['endless-headers', 'slow-body', 'huge-body', 'redirect-circle'] as const)(
    'cannot be held up by %s',
    async (name) => {
      const port = await listenOn(hostileServers[name](), '127.0.0.1', undoes);
      await openPage(`ws://127.0.0.1:${port}/a`);
      await doctor.panel.getByTestId('test-run').click();
      await doctor.panel.getByTestId('test-conclusion').waitFor({ timeout: 40_000 });
      expect(await doctor.panel.locator('[data-experiment=get][data-outcome]').count()).toBe(1);
    },
  );
});

describe('beside an extension that hides the reason', () => {
  let blanked: DoctorBrowser;
  beforeAll(async () => {
    await doctor.close();
    blanked = await launchTestDoctor({
      caCertificate: lab.caCertificate,
      args: lab.browserArgs,
      alsoLoad: ['tests/lab/blanking-extension'],
    });
    doctor = blanked;
  });

  it.each([
    ['connection-refused', 'connection-refused'],
    ['certificate-expired', 'certificate-expired'],
    ['host-not-found', 'host-not-found'],
    ['server-error--503', 'server-error'],
  ])('%s is found all the same', async (id, rule) => {
    await openTest(id);
    expect((await doctor.report()).verdicts[0]?.rule).toBe('reason-hidden');
    await conclusions();
    const verdict = (await doctor.report()).verdicts[0];
    expect(verdict?.rule).toBe(rule);
    expect(JSON.stringify(verdict?.evidence)).toContain('Experiments');
  });
});
