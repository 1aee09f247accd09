import { createServer as createHttpServer } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { probe } from '../../cli/probe/probe.ts';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { setTheme, THEMES } from '../../scripts/set-theme.ts';
import { listenOn, type Undo } from '../lab/bench.ts';
import { hostileServers } from '../lab/hostile.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { createWebSocketServer, echo } from '../lab/websocket-server.ts';
import { axeViolations } from './axe-violations.ts';
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
/** A server that takes every handshake; and one for `calm`. */
let healthy: number;
const common: Undo[] = [];

beforeAll(async () => {
  lab = await startLab({ only: [...Object.keys(FAULTS), 'echo--open'] });
  healthy = await listenOn(createWebSocketServer(echo), '127.0.0.1', common);
  doctor = await launchTestDoctor({ caCertificate: lab.caCertificate, args: lab.browserArgs });
});

afterAll(async () => {
  await doctor?.close();
  await lab?.stop();
  for (const undo of common) await undo();
});

/**
 * Chromium holds the handshakes of a process back by up to 5 s when many of its earlier ones failed, and by less the
 * more of them opened (services/network/throttling/websocket_throttler.cc): a walk through faults needs some that open.
 */
async function calm(): Promise<void> {
  await doctor.panel.evaluate(
    (port) =>
      Promise.all(
        Array.from(
          { length: 12 },
          () =>
            new Promise((resolve) => {
              const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
              socket.onclose = resolve;
              socket.onopen = () => socket.close();
            }),
        ),
      ),
    healthy,
  );
}

async function openTest(id: string): Promise<void> {
  await calm();
  const scenario = lab.scenarios.find((each) => each.id === id);
  if (!scenario) throw new Error(`the lab has no ${id}`);
  await doctor.page.goto(scenario.pageUrl, { waitUntil: 'commit' });
  await until(async () => {
    const { verdicts, connections } = await doctor.report();
    if (connections.length === 0 || connections.some(({ page }) => page !== scenario.pageUrl))
      return undefined;
    if (scenario.expects === 'healthy') return true;
    // The panel goes to the worst connection by itself; the page may have others, and those may come first.
    const blamed = verdicts.flatMap((each) => each.connections);
    const shown = await doctor.panel
      .locator('[data-testid=connection-row][aria-selected=true][data-rule]')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.connection ?? ''));
    return shown.some((id) => blamed.includes(id)) || undefined;
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

async function dropOn(selector: string, text: string): Promise<void> {
  await doctor.panel.evaluate(
    ([where, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], 'probe.json'));
      const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector(where)?.dispatchEvent(event);
    },
    [selector, text] as const,
  );
}

const rows = () =>
  doctor.panel
    .getByTestId('test-row')
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).innerText.replace(/\s+/g, ' ')));

describe('the isolation test, in the real panel', () => {
  it('knows twenty-five faults at least', () =>
    expect(Object.keys(FAULTS).length).toBeGreaterThanOrEqual(25));

  it.each(Object.entries(FAULTS))('%s: %s', async (id, pattern) => {
    await openTest(id);
    expect(await conclusions(), (await rows()).join('\n')).toContain(pattern);
  });

  it.each(['pasted', 'dropped'])('takes the command line’s output as evidence, %s', async (way) => {
    await openTest('forbidden');
    const { panel } = doctor;
    const url = /ws:\/\/\S+/.exec(await panel.getByTestId('test-command').innerText())?.[0] ?? '';
    let output = '';
    await probe.run([url, '--json'], {
      out: (text) => {
        output += text;
      },
      err: () => undefined,
      stdin: process.stdin,
    });
    if (way === 'dropped') {
      await dropOn('body', output);
      await panel.getByTestId('file-problem').waitFor();
      expect(await panel.getByTestId('file-problem').innerText()).toContain('Test tab');
      await panel.getByTestId('file-problem').getByRole('button').click();
      await dropOn('[data-testid=test-paste]', output);
    } else {
      await panel.getByTestId('test-paste').fill('{}');
      await panel.getByTestId('test-take').click();
      await panel.getByRole('alert').waitFor();
      await panel.getByTestId('test-paste').fill(output);
      await panel.getByTestId('test-take').click();
    }
    await panel.locator('[data-pattern=refused-to-all]').waitFor();
    expect(await panel.getByTestId('file-problem').count()).toBe(0);
    const { experiments } = await doctor.report();
    expect(experiments.find(({ experiment }) => experiment === 'other-client')).toMatchObject({
      from: 'terminal',
      result: 'failed: Unexpected response code: 403',
    });
  });

  it('has no accessibility violation in either theme', async () => {
    await openTest('not-found');
    await conclusions();
    for (const theme of THEMES) {
      await setTheme(doctor.panel, theme);
      expect(await axeViolations(doctor.panel), theme).toEqual([]);
    }
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
    await calm();
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

  it.each([
    ['never-answers', 'stopped'],
    ['endless-headers', 'stopped unreachable'],
    ['slow-body', 'answered'],
    ['huge-body', 'answered'],
    ['redirect-circle', 'answered'],
    ['refused-then-endless-messages', 'answered unreachable stopped'],
  ] as const)('cannot be held up by %s, nor filled, and says what came of it', async (name, outcomes) => {
    const server = hostileServers[name]();
    const sockets: Socket[] = [];
    server.on('connection', (socket: Socket) => sockets.push(socket));
    const port = await listenOn(server, '127.0.0.1', undoes);
    await openPage(`ws://127.0.0.1:${port}/a`);
    const before = sockets.length;
    await doctor.panel.getByTestId('test-timeout').fill('1');
    await doctor.panel.getByTestId('test-run').click();
    await doctor.panel.getByTestId('test-conclusion').waitFor({ timeout: 90_000 });
    const get = doctor.panel.locator('[data-experiment=get]');
    expect(outcomes.split(' ')).toContain(await get.getAttribute('data-outcome'));
    expect(sockets.length - before).toBeLessThanOrEqual(40);
    const own = sockets.slice(before);
    // The browser opens spare ones and says nothing on them; it keeps those for a while.
    const isOver = ({ destroyed, bytesRead }: Socket): boolean => destroyed || bytesRead === 0;
    // A socket of the page whose close is not answered is kept for 60 s (net/websockets/websocket_channel.cc), and the page
    // hears its `close()` only after what came before: with its document it ends at once.
    if (name.endsWith('messages')) await doctor.page.goto('about:blank');
    await until(() => own.every(isOver) || undefined, 'the end of the run’s connections', 90);
    // Of 10 GB, with what the buffers on the way had taken in before each connection was given up.
    const bytes = own.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
    if (!name.endsWith('messages')) expect(bytes).toBeLessThan(256 * 1024 * 1024);
  });

  it('finds what of the request is wrong by changing one thing at a time, and offers that to be tried', async () => {
    const { page, rows: asked } = await pickyServer(undoes);
    await calm();
    await doctor.page.goto(page);
    const { panel } = doctor;
    for (const [path, pattern] of asked) {
      // The browser makes the handshakes of one host one after another.
      await panel.locator('[data-testid=connection-row][data-rule]', { hasText: path }).first().click();
      await panel.getByTestId('tab-test').click();
      await conclusions();
      // The network log may tell of the page's own handshake after the experiments.
      await panel
        .locator(`[data-testid=conclusion][data-pattern=${pattern}]`)
        .waitFor()
        .catch(async () => expect.fail(`${path} without ${pattern}:\n${(await rows()).join('\n')}`));
    }
    const slash = panel.locator('[data-testid=connection-row]', { hasText: '/slash' }).first();
    await slash.click();
    await panel.locator('[data-pattern=slash]').getByTestId('try-fix').click();
    expect(await panel.getByTestId('client-url').inputValue()).toMatch(/\/slash\/$/);
    await panel.getByTestId('client-open').click();
    await panel.locator('[data-testid=client-state][data-state=open]', { hasText: 'Fixed' }).waitFor();
    await panel.getByTestId('client-close').click();
    await panel.getByTestId('client-leave').click();
  });

  interface Extension {
    runtime?: { id?: string };
    permissions: { request(asked: unknown, answer?: (granted: boolean) => void): unknown };
  }

  /** In place of the browser's question, for so many times; then it is asked as ever. */
  function answerPermission(answers: ('refuse' | 'throw')[]): Promise<void> {
    return doctor.panel.evaluate((given) => {
      // Chromium has both names, and tells one by a promise.
      const { browser, chrome } = globalThis as unknown as { browser?: Extension; chrome: Extension };
      const { permissions } = browser?.runtime?.id ? browser : chrome;
      const ask = permissions.request;
      permissions.request = (asked, answer) => {
        const next = given.shift();
        if (next === 'throw') throw new Error('Only permissions of the manifest may be requested.');
        if (next === 'refuse') return answer ? answer(false) : Promise.resolve(false);
        return answer ? ask.call(permissions, asked, answer) : ask.call(permissions, asked);
      };
    }, answers);
  }

  it('says what it cannot do: leave extensions out, and read a host without the user’s word', async () => {
    await openPage(`ws://127.0.0.1:${healthy}/live`);
    const { panel } = doctor;
    await panel.getByTestId('test-run').click();
    await panel.getByTestId('test-conclusion').waitFor();
    const bare = panel.locator('[data-experiment=no-extensions]');
    expect(await bare.getAttribute('data-outcome')).toBe('not-run');
    expect(await bare.innerText()).toContain('--no-extensions --json');
    expect(await panel.locator('[data-experiment=get-headers]').count()).toBe(0);
    expect(await panel.locator('.test-access').innerText()).toContain('are not read');
    await answerPermission(['refuse', 'throw']);
    for (const words of ['Not allowed', 'does not ask here', 'Answer the browser’s prompt']) {
      await panel.getByTestId('test-access').click();
      await panel.locator('.test-access', { hasText: words }).waitFor();
      if (words === 'Not allowed') await conclusions();
      expect(await panel.locator('[data-experiment=get-headers]').count()).toBe(0);
    }
    // The browser's own question cannot be answered by a script: it stays open.
    await panel.getByTestId('test-run').click();
    await panel.getByTestId('test-conclusion').waitFor();
    expect(await panel.locator('.test-access').innerText()).toContain('Answer the browser’s prompt');
  });
});

describe('beside an extension that hides the reason, and with access to the host', () => {
  const undoes: Undo[] = [];
  let blanked: DoctorBrowser;
  beforeAll(async () => {
    await doctor.close();
    blanked = await launchTestDoctor({
      caCertificate: lab.caCertificate,
      args: lab.browserArgs,
      alsoLoad: ['tests/lab/blanking-extension'],
      hostAccess: ['http://127.0.0.1/*'],
    });
    doctor = blanked;
  });
  afterAll(async () => {
    for (const undo of undoes.reverse()) await undo();
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
    expect(JSON.stringify(verdict?.evidence)).toContain('Test: ');
  });

  it('reads answers, and finds out by asking what a server takes', async () => {
    const { seen, server } = limitedServer();
    const port = await listenOn(server, '127.0.0.1', undoes);
    await doctor.page.goto(`http://127.0.0.1:${port}/`);
    const { panel } = doctor;
    await panel.locator('[data-testid=connection-row]', { hasText: '/live' }).click();
    await panel.getByTestId('tab-test').click();
    for (const name of ['foreignOrigin', 'sizes', 'idle']) await panel.getByTestId(`test-${name}`).check();
    await panel.getByTestId('test-access').click();
    await panel.locator('.test-access', { hasText: 'Allowed' }).waitFor();
    expect(seen.methods).toEqual([]);
    expect(await conclusions()).toEqual(expect.arrayContaining(['origin-unchecked', 'size-limit']));
    const row = (id: string) => panel.locator(`[data-experiment=${id}]`);
    expect(await row('get-headers').innerText()).toContain('HTTP 404 from lean/1');
    await row('get-headers').locator('summary').click();
    const answer = await row('get-headers').locator('pre').innerText();
    expect(answer).toContain('x-instance: 7');
    expect(answer.match(/z+/)?.[0]).toHaveLength(1_024);
    expect(await row('options').innerText()).toContain('HTTP 204');
    expect(await row('sizes').innerText()).toMatch(/1\.0 kB passed, 2\.0 kB did not \(1009\)/);
    expect(await row('idle-silent').innerText()).toMatch(/closed with 4000 after [\d.]+ m?s/);
    expect(await row('idle-heartbeat').innerText()).toContain('closed with 4001 after');
    expect(seen.methods).toEqual(expect.arrayContaining(['GET', 'OPTIONS']));
    expect(seen.beats).toEqual(['{"type":"ping"}']);
    expect(seen.total).toBeLessThanOrEqual(40);
    expect(seen.most).toBeLessThanOrEqual(4);
  });

  it('finds where a redirect leads, and that a circle leads nowhere', async () => {
    let circled = 0;
    const server = createHttpServer((request, response) => {
      if (request.url === '/circle') circled += 1;
      if (request.url === '/moved') response.writeHead(307, { location: '/final' }).end();
      else if (request.url === '/circle') response.writeHead(302, { location: '/circle' }).end();
      else
        response.end(`<!doctype html><script>for (const path of ['/moved', '/circle'])
        new WebSocket('ws://' + location.host + path);</script>`);
    });
    const port = await listenOn(server, '127.0.0.1', undoes);
    await doctor.page.goto(`http://127.0.0.1:${port}/`);
    const { panel } = doctor;
    await until(() => circled > 0 || undefined, 'the page’s own handshakes');
    circled = 0;
    for (const [path, words] of [
      ['/moved', `to http://127.0.0.1:${port}/final`],
      ['/circle', 'to a circle'],
    ] as const) {
      await calm();
      await panel.locator('[data-testid=connection-row]', { hasText: path }).click();
      await panel.getByTestId('tab-test').click();
      await panel.getByTestId('test-access').click();
      await panel.locator('.test-access', { hasText: 'Allowed' }).waitFor();
      expect(await conclusions()).toContain('redirect');
      const row = panel.locator('[data-experiment=get-headers]');
      expect(await row.innerText()).toContain(`HTTP 3xx (the browser hides which), ${words}`);
    }
    expect(circled).toBeGreaterThan(20);
    expect(circled).toBeLessThanOrEqual(40);
  });
});

/** Free a moment ago: nothing listens there. */
async function portThatWas(): Promise<number> {
  const undoes: Undo[] = [];
  const port = await listenOn(createServer(), '127.0.0.1', undoes);
  for (const undo of undoes) await undo();
  return port;
}

/** Particular about one thing at each of its paths, and a page that gets each of them wrong. */
async function pickyServer(
  undoes: Undo[],
): Promise<{ page: string; rows: [path: string, pattern: string][] }> {
  let flaps = 0;
  const refusals: Record<string, (url: URL, origin: string) => number | false> = {
    origin: (_url, origin) => origin.startsWith('http:') && 403,
    slash: ({ pathname }) => !pathname.endsWith('/') && 404,
    query: ({ search }) => search !== '' && 400,
    flap: () => {
      flaps += 1;
      return flaps % 2 === 1 && 503;
    },
    port: () => false,
    family: () => false,
  };
  const sockets = new WebSocketServer({ noServer: true });
  const away = await portThatWas();
  const server = createHttpServer((_request, response) => {
    response.end(`<!doctype html><title>page</title><script>
      const { host, port } = location;
      for (const url of ['//' + host + '/origin', '//' + host + '/slash', '//' + host + '/query?a=1', '//' + host + '/flap',
        '//127.0.0.1:${away}/port', '//[::1]:' + port + '/family']) new WebSocket('ws:' + url);
    </script>`);
  });
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '', 'ws://here');
    const status = refusals[url.pathname.split('/')[1] ?? '']?.(url, request.headers.origin ?? '');
    if (status) socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    else sockets.handleUpgrade(request, socket, head, () => undefined);
  });
  const port = await listenOn(server, '127.0.0.1', undoes);
  return {
    page: `http://127.0.0.1:${port}/`,
    rows: [
      ['/origin', 'origin-list'],
      ['/slash', 'slash'],
      ['/query', 'query'],
      ['/flap', 'flapping'],
      ['/port', 'other-port'],
      ['/family', 'other-address-family'],
    ],
  };
}

/** Takes any Origin; ends messages over 1,500 bytes with 1009, a first silence with 4000, a heartbeat with 4001. */
function limitedServer() {
  const seen = { methods: [] as string[], beats: [] as string[], total: 0, now: 0, most: 0 };
  const server = createHttpServer((request, response) => {
    if (request.url === '/') {
      response.end(`<!doctype html><script>new WebSocket('ws://' + location.host + '/live')</script>`);
      return;
    }
    // The browser asks for an icon of its own accord.
    if (request.url === '/live') seen.methods.push(request.method ?? '');
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else response.writeHead(404, { server: 'lean/1', 'x-instance': '7' }).end('z'.repeat(100_000));
  });
  const sockets = new WebSocketServer({ server, maxPayload: 1_500 });
  let cut = false;
  sockets.on('connection', (socket, { headers: { origin = '' } }) => {
    const ours = origin.startsWith('chrome-extension:');
    seen.total += 1;
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      seen.now -= 1;
    });
    setTimeout(() => {
      if (!ours || cut || socket.readyState !== socket.OPEN) return;
      cut = true;
      socket.close(4000, 'idle');
    }, 1_500);
    socket.on('message', (data) => {
      const text = String(data);
      if (!text.startsWith('{')) return;
      seen.beats.push(text);
      socket.close(4001, 'heard');
    });
  });
  return { seen, server };
}
