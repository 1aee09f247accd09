import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../scripts/doctor-browser.ts';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import { type CaptureBrowser, launchCapture } from './capture-browser.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';
import { ATTACKS, type Attack, IS_CHANNEL } from './channel-attacks.ts';

let server: CaptureServer;
let browser: CaptureBrowser;

beforeAll(async () => {
  server = await startCaptureServer();
  browser = await launchCapture();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Uses whatever was caught to forge a connection and to switch recording off; then real sockets talk everywhere. */
function attackPage({ script }: Attack): string {
  return `<!doctype html><title>attack</title><body><script>
    const { apply } = Reflect;
    const { dispatchEvent } = EventTarget.prototype;
    const [Message, Focus, later] = [MessageEvent, FocusEvent, setTimeout];
    const held = new Set();
    const caught = (port) => {
      if (held.has(port)) return;
      held.add(port);
      const native = (type, init) => apply(dispatchEvent, port, [new Message(type, init)]);
      const forge = () => {
        const at = 1;
        const created = { kind: 'created', socket: 1, url: 'wss://bank.example/', protocols: [] };
        for (const data of [
          [[at, created], [at, { kind: 'closed', socket: 1, code: 1008, reason: 'forged', wasClean: true, buffered: 0 }]],
          [[at, 0, 1, -1, 'forged', -1]], [[1e300, 1, 1, -1, 'forged late', -1]], [[at, { kind: 'offline' }]],
        ]) {
          native('r', { data });
          native('t', { data });
        }
        for (const type of ['n', 'd']) native(type, {});
        const focus = new Focus('s', { relatedTarget: window, detail: 1 });
        apply(dispatchEvent, port, [focus]);
      };
      forge();
      native('w', {});
      forge();
      setTimeout(forge, 50);
    };
    const talked = new Set();
    const made = (window) => {
      if (talked.has(window)) return;
      talked.add(window);
      const socket = new window.WebSocket('${server.socketOrigin}/echo');
      socket.onopen = () => socket.send('real');
      socket.onmessage = () => socket.close(3000);
      socket.onclose = () => {
        document.title = 'talked';
        for (const port of held) apply(dispatchEvent, port, [new Message('k', { data: -1 })]);
        if (window !== globalThis) setTimeout(() => made(globalThis), 100);
        else document.title = 'done ' + held.size + ' ' + talked.size;
      };
    };
    ${IS_CHANNEL}
    ${script}
  </script>`;
}

const told = (events: PageEvent[], kind: PageEvent['kind']): PageEvent[] =>
  events.filter((event) => event.kind === kind);

it.each(ATTACKS)('a page that $name', async (attack) => {
  server.pages.set('/attack', attackPage(attack));
  const { page, tabId } = await browser.openTab();
  const opened = page
    .context()
    .waitForEvent('page', { timeout: 5000 })
    .catch(() => undefined);
  await page.goto(`${server.origin}/attack`);
  const done = await until(
    async () => /^done (\d+) (\d+)/.exec(await page.title()) ?? undefined,
    'the sockets',
    30,
  );
  const [held, talked] = [Number(done[1]), Number(done[2])];
  const popup = attack.script.includes('open(') ? await opened : undefined;
  const feed = await browser.openFeed(tabId);
  const other = popup ? await browser.openFeed(await browser.tabIdOf(popup)) : undefined;
  // A script that enters a document before the hook may keep it from working there.
  const sockets = attack.enters ? 1 : popup ? talked - 1 : talked;
  const own = await feed.when((all) => told(all, 'closed').length >= sockets, 'the real sockets');
  const theirs =
    (await (attack.enters
      ? other?.events()
      : other?.when((all) => told(all, 'closed').length > 0, 'the popup’s socket'))) ?? [];
  const events = [...own, ...theirs];
  if (!attack.enters) expect(held).toBe(0);
  expect(JSON.stringify(events)).not.toMatch(/bank\.example|forged|"offline"/);
  for (const { at } of events) expect(Math.abs(at - Date.now())).toBeLessThan(3_600_000);
  const frames = events.flatMap((event) =>
    event.kind === 'frame' ? [`${event.direction} ${event.payload.text}`] : [],
  );
  expect(new Set(frames)).toEqual(new Set(['sent real', 'received real']));
  expect(told(events, 'created').length).toBe(told(events, 'closed').length);
  await Promise.all([feed.close(), other?.close(), page.close(), popup?.close()]);
});
