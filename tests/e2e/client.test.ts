import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { setTheme, THEMES } from '../../scripts/set-theme.ts';
import { heapOf, sessionOf } from '../bench/panel-watch.ts';
import { listenOn, type Undo } from '../lab/bench.ts';
import { axeViolations } from './axe-violations.ts';
import { launchTestDoctor } from './doctor.ts';

/**
 * Messages of 16 KiB; of the extension's own more than the client may keep. The browser's driver is told of each one as
 * well, and of a page's the hook and the network log too.
 */
const MESSAGES = { extension: 3_000, page: 1_000 } as const;
const SIZE = 16 * 1024;

/** From now on, the longest time that the panel did not come to a timer, in milliseconds. */
async function measurePauses({ panel }: DoctorBrowser): Promise<void> {
  await panel.evaluate(() => {
    const meter = window as unknown as { longest?: number };
    const isRunning = meter.longest !== undefined;
    meter.longest = 0;
    if (isRunning) return;
    let last = performance.now();
    const tick = (): void => {
      const now = performance.now();
      meter.longest = Math.max(meter.longest ?? 0, now - last);
      last = now;
      setTimeout(tick, 10);
    };
    tick();
  });
}

/** As fast as they are taken. */
async function flood(socket: WebSocket, most: number, seen: { flooded: number }): Promise<void> {
  const message = Buffer.alloc(SIZE, 'x');
  for (; seen.flooded < most; seen.flooded += 1)
    await new Promise((resolve) => socket.send(message, resolve));
}

/** A page with one socket that talks and one whose url lacks its last slash; and a server that tells all it gets. */
async function startServer(undoes: Undo[]) {
  const seen = {
    urls: [] as string[],
    origins: [] as string[],
    messages: [] as string[],
    flooding: 0,
    flooded: 0,
  };
  const sockets = new WebSocketServer({ noServer: true });
  sockets.on('connection', (socket: WebSocket) =>
    socket.on('message', (data: Buffer, binary) => {
      const text = binary ? `bytes ${data.toString('hex')}` : data.toString();
      seen.messages.push(text);
      socket.send(`got ${text}`);
    }),
  );
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>page</title><script>
      const at = 'ws://' + location.host;
      const chat = new WebSocket(at + '/chat?token=hush-0123456789abcdef', ['v1']);
      chat.onopen = () => { chat.send('{"say":"hello"}'); new WebSocket(at + '/live'); };
    </script>`);
  });
  const floods = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  floods.on('connection', (socket: WebSocket, { url = '' }: IncomingMessage) => {
    void flood(socket, MESSAGES[url.endsWith('page') ? 'page' : 'extension'], seen);
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/flood')) {
      floods.handleUpgrade(request, socket, head, (each) => floods.emit('connection', each, request));
      return;
    }
    seen.urls.push(request.url ?? '');
    seen.origins.push(request.headers.origin ?? '');
    if (request.url?.startsWith('/live') && request.url !== '/live/')
      socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    else sockets.handleUpgrade(request, socket, head, (each) => sockets.emit('connection', each));
  });
  const port = await listenOn(server, '127.0.0.1', undoes);
  return { seen, port };
}

describe('the client', () => {
  const undoes: Undo[] = [];
  let doctor: DoctorBrowser;
  let server: Awaited<ReturnType<typeof startServer>>;
  const by = (id: string) => doctor.panel.getByTestId(id);
  const state = (name: string) => doctor.panel.locator(`[data-testid=client-state][data-state=${name}]`);
  /** Messages that the client says were let go. */
  const dropped = async (): Promise<number> => {
    const line = by('client').getByTestId('dropped');
    const [count = '0'] = (await line.count()) === 0 ? [] : (await line.innerText()).split(' ');
    return Number(count.replace(',', ''));
  };
  /** The connection of the page's flood, once all of it is in the panel, or counted as let go. */
  const whole = () =>
    until(async () => {
      const one = (await doctor.report()).connections.find(({ url }) => url.includes('/flood?page'));
      return (one?.received.frames ?? 0) + (await dropped()) >= MESSAGES.page ? one : undefined;
    }, 'all of the flood');
  const row = (text: string) => doctor.panel.getByTestId('client').locator('.frame-row', { hasText: text });

  beforeAll(async () => {
    server = await startServer(undoes);
    doctor = await launchTestDoctor();
    await doctor.page.goto(`http://127.0.0.1:${server.port}/`);
    await until(
      async () => (await doctor.report()).verdicts.some(({ rule }) => rule === 'not-found') || undefined,
      'the verdict',
    );
  });
  afterAll(async () => {
    await doctor?.close();
    for (const undo of undoes.reverse()) await undo();
  });

  it('tries a fix, and says that it is fixed; nothing is sent before the click', async () => {
    await doctor.panel.locator('[data-testid=connection-row]', { hasText: '/live' }).click();
    await by('tab-diagnosis').click();
    const before = server.seen.urls.length;
    await by('try-fix').first().press('Enter');
    await until(
      () => by('client-open').evaluate((button) => button === document.activeElement),
      'the focus on Open',
    );
    expect(await by('client-url').inputValue()).toMatch(/\/live\/$/);
    expect(server.seen.urls.length).toBe(before);
    await by('client-open').press('Enter');
    await state('open').waitFor();
    expect(await by('client-state').innerText()).toContain('Fixed');
    expect(server.seen.urls.slice(before)).toEqual(['/live/']);
    expect(server.seen.origins.at(-1)).toBe(`http://127.0.0.1:${server.port}`);
    await by('client-close').click();
    await state('ended').waitFor();
    await by('client-url').fill(`ws://127.0.0.1:${server.port}/live`);
    await by('client-open').click();
    await state('failed').waitFor();
    expect(await by('client-send').isDisabled()).toBe(true);
    const { connections, verdicts } = await doctor.report();
    expect(connections.map(({ openedBy }) => openedBy).sort()).toEqual(['client', 'client', 'page', 'page']);
    const tried = new Set(connections.filter(({ openedBy }) => openedBy === 'client').map(({ id }) => id));
    expect(verdicts.flatMap((each) => each.connections).filter((id) => tried.has(id))).toEqual([]);
    await doctor.panel.locator('[data-testid=connection-row] .tag', { hasText: 'client' }).first().waitFor();
    await until(
      async () => /Outcome: failed: .*404/.test(await by('client-state').innerText()) || undefined,
      'the reason, from the network log',
    );
  });

  it('sends a captured message again, edited, from the page, and shows the answer like any frame', async () => {
    await by('client-leave').click();
    await doctor.panel.locator('[data-testid=connection-row]', { hasText: '/chat' }).click();
    await by('tab-frames').click();
    await doctor.panel.locator('.frame-row', { hasText: '"hello"' }).first().click();
    await by('frame-edit').press('Enter');
    await by('client-message').waitFor();
    expect(await by('client-protocols').inputValue()).toBe('v1');
    expect(await by('client-kind').inputValue()).toBe('json');
    await by('client-open').click();
    await state('open').waitFor();
    await by('client-message').fill('{"say":');
    await by('client-message').press('Control+Enter');
    expect(await by('client-problem').innerText()).toContain('not JSON');
    await by('client-message').fill('{"say":"edited"}');
    await by('client-message').press('Control+Enter');
    await row('got {"say":"edited"}').waitFor();
    await by('client-kind').selectOption('hex');
    await by('client-message').fill('00 ff 1a');
    await by('client-send').click();
    await row('got bytes 00ff1a').waitFor();
    expect(server.seen.messages).toEqual(['{"say":"hello"}', '{"say":"edited"}', 'bytes 00ff1a']);
  });

  it('opens from the extension as well, keeps a list by host, and lets nothing of it into a report', async () => {
    await by('client-url').fill(`ws://127.0.0.1:${server.port}/own?token=keep-9876543210fedcba`);
    await by('client-protocols').fill('');
    await by('client-maker').selectOption('extension');
    await by('client-url').press('Enter');
    await state('open').waitFor();
    expect(server.seen.origins.at(-1)).toBe(`chrome-extension://${doctor.extensionId}`);
    await by('client-kind').selectOption('base64');
    await by('client-message').fill('AAEC');
    await by('client-send').click();
    await row('got bytes 000102').click();
    await by('frame-detail').waitFor();
    const report = JSON.stringify(await doctor.report());
    expect(report).not.toContain('/own');
    expect(report).not.toContain('keep-9876543210fedcba');
    const count = () => doctor.panel.getByTestId('client-request').count();
    await until(async () => (await count()) >= 5 || undefined, 'the list');
    await by('client-saved').locator('summary').click();
    await by('client-request').filter({ hasText: 'edited' }).getByRole('button').first().click();
    expect(await by('client-message').inputValue()).toBe('{"say":"edited"}');
    await by('client-forget').click();
    await until(async () => (await count()) === 0 || undefined, 'an empty list');
    expect(server.seen.messages.at(-1)).toBe('bytes 000102');
  });

  it.each(['extension', 'page'] as const)(
    'neither freezes nor fills under a server that sends as fast as it can, opened from the %s',
    async (maker) => {
      server.seen.flooded = 0;
      await by('client-url').fill(`ws://127.0.0.1:${server.port}/flood?${maker}`);
      await by('client-maker').selectOption(maker);
      await measurePauses(doctor);
      await by('client-open').click();
      await until(() => server.seen.flooded === MESSAGES[maker] || undefined, 'the end of the flood', 60);
      // The client keeps 32 MiB at most, the panel what its settings say.
      if (maker === 'page') expect((await whole()).openedBy).toBe('client');
      else {
        const least = MESSAGES.extension - (32 * 1024 * 1024) / SIZE;
        await until(async () => (await dropped()) >= least || undefined, 'what was let go');
      }
      await by('client-close').click();
      await state('ended').waitFor();
      const longest = await doctor.panel.evaluate(() => (window as unknown as { longest: number }).longest);
      const heap = await heapOf(await sessionOf(doctor.devtools, doctor.panel));
      expect(longest).toBeLessThan(3_000);
      expect(heap).toBeLessThan(256 * 1024 * 1024);
    },
  );

  it('is reached by a key, and has no accessibility violation in either theme', async () => {
    await by('client-leave').click();
    await by('connections').press('c');
    await by('client').waitFor();
    for (const theme of THEMES) {
      await setTheme(doctor.panel, theme);
      expect(await axeViolations(doctor.panel), theme).toEqual([]);
    }
  });
});
