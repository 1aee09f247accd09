import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { dress, THEMES } from '../../scripts/dress.ts';
import { listenOn, type Undo } from '../lab/bench.ts';
import { axeViolations } from './axe-violations.ts';
import { launchTestDoctor } from './doctor.ts';

/** Messages of 16 KiB, and more of them than the client may keep; the browser's driver is told of each one as well. */
const MESSAGES = 3_000;
const SIZE = 16 * 1024;

/** As fast as they are taken. */
async function flood(socket: WebSocket, seen: { flooded: number }): Promise<void> {
  const message = Buffer.alloc(SIZE, 'x');
  for (; seen.flooded < MESSAGES; seen.flooded += 1)
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
  floods.on('connection', (socket: WebSocket) => void flood(socket, seen));
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

  it('tries a fix, and says that it is mended; nothing is sent before the click', async () => {
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
    expect(await by('client-state').innerText()).toContain('Mended');
    expect(server.seen.urls.slice(before)).toEqual(['/live/']);
    expect(server.seen.origins.at(-1)).toBe(`http://127.0.0.1:${server.port}`);
    await by('client-close').click();
    await state('ended').waitFor();
    await by('client-url').fill(`ws://127.0.0.1:${server.port}/live`);
    await by('client-open').click();
    await state('failed').waitFor();
    const { connections, verdicts } = await doctor.report();
    expect(connections.map(({ openedBy }) => openedBy).sort()).toEqual(['client', 'client', 'page', 'page']);
    const tried = new Set(connections.filter(({ openedBy }) => openedBy === 'client').map(({ id }) => id));
    expect(verdicts.flatMap((each) => each.connections).filter((id) => tried.has(id))).toEqual([]);
    await doctor.panel.locator('[data-testid=connection-row] .tag', { hasText: 'client' }).first().waitFor();
    await until(
      async () => /It failed: .*404/.test(await by('client-state').innerText()) || undefined,
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

  it('neither freezes nor fills under a server that sends as fast as it can', async () => {
    await by('client-url').fill(`ws://127.0.0.1:${server.port}/flood`);
    await by('client-maker').selectOption('extension');
    await doctor.panel.evaluate(() => {
      const meter = window as unknown as { longest: number };
      let last = performance.now();
      meter.longest = 0;
      const tick = (): void => {
        const now = performance.now();
        meter.longest = Math.max(meter.longest, now - last);
        last = now;
        setTimeout(tick, 10);
      };
      tick();
    });
    await by('client-open').click();
    await until(() => server.seen.flooded === MESSAGES || undefined, 'the end of the flood');
    // The client keeps 32 MiB at most.
    const least = MESSAGES - (32 * 1024 * 1024) / SIZE;
    const dropped = by('client').getByTestId('dropped');
    await until(
      async () => Number((await dropped.innerText()).split(' ')[0]?.replace(',', '')) >= least || undefined,
      'what was let go',
    );
    const { longest, heap } = await doctor.panel.evaluate(() => ({
      longest: (window as unknown as { longest: number }).longest,
      heap: (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
    }));
    expect(longest).toBeLessThan(3_000);
    expect(heap).toBeLessThan(256 * 1024 * 1024);
    await by('client-close').click();
    await state('ended').waitFor();
  });

  it('is reached by a key, and has no accessibility violation in either theme', async () => {
    await by('client-leave').click();
    await by('connections').press('c');
    await by('client').waitFor();
    for (const theme of THEMES) {
      await dress(doctor.panel, theme);
      expect(await axeViolations(doctor.panel), theme).toEqual([]);
    }
  });
});
