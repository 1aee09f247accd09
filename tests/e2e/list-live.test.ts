import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';
import { launchTestDoctor } from './doctor.ts';

let server: CaptureServer;
let doctor: DoctorBrowser;

const rows = () => doctor.panel.getByTestId('connection-row');
const item = (name: string | RegExp) =>
  doctor.panel.getByTestId('context-menu').getByRole('menuitem', { name });
const notice = (words: string) => doctor.panel.getByText(words).waitFor({ state: 'attached' });

beforeAll(async () => {
  server = await startCaptureServer();
  server.pages.set(
    '/reconnects',
    `<!doctype html><title>reconnects</title><script>
      let left = 6;
      const connect = () => {
        const socket = new WebSocket('ws://' + location.host + '/403/live');
        socket.onclose = () => (left -= 1) > 0 ? setTimeout(connect, 50) : (document.title = 'over');
      };
      connect();
    </script>`,
  );
  server.pages.set(
    '/two',
    `<!doctype html><title>two</title><script>
      window.sockets = [1, 2].map(() => new WebSocket('ws://' + location.host + '/echo'));
    </script>`,
  );
  doctor = await launchTestDoctor();
});

afterAll(async () => {
  await doctor?.close();
  await server?.close();
});

it('shows no row of a worker for a page that reconnects', async () => {
  await doctor.panel.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      for (const tag of document.querySelectorAll('[data-testid=connection-row] .tag'))
        if (tag.textContent === 'worker') seen.push(tag.textContent);
    }).observe(document.body, { childList: true, subtree: true });
  });
  await doctor.page.goto(`${server.origin}/reconnects`);
  await rows().filter({ hasText: '6 attempts' }).waitFor();
  expect(await doctor.panel.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([]);
});

it('stores the selected connection as $ws of the page, and nothing before', async () => {
  await doctor.page.goto(`${server.origin}/two`);
  await until(async () => (await rows().filter({ hasText: 'open' }).count()) === 2 || undefined, 'two rows');
  expect(await doctor.page.evaluate(() => '$ws' in window)).toBe(false);
  const stored = (): Promise<number> =>
    doctor.page.evaluate(() => {
      const page = window as unknown as { $ws: WebSocket; sockets: WebSocket[] };
      return page.sockets.indexOf(page.$ws);
    });
  const seen = new Set<number>();
  for (const row of await rows().all()) {
    await row.click({ button: 'right' });
    await item('Store as $ws in the console').click();
    await notice('The connection is $ws in the console of its page.');
    await until(async () => {
      const at = await stored();
      return (at >= 0 && !seen.has(at) && seen.add(at)) || undefined;
    }, 'another of the two');
  }
  expect(seen.size).toBe(2);
});

it('leaves a variable $ws of the page as it is, and says why a connection cannot be stored', async () => {
  await doctor.page.evaluate(() => Object.assign(window, { $ws: 'mine' }));
  await rows().first().click({ button: 'right' });
  await item('Store as $ws in the console').click();
  await notice('The page has its own variable $ws, which stays as it is.');
  expect(await doctor.page.evaluate(() => (window as unknown as { $ws: unknown }).$ws)).toBe('mine');
  await doctor.page.evaluate(() => {
    for (const socket of (window as unknown as { sockets: WebSocket[] }).sockets) socket.close();
  });
  await until(async () => (await rows().filter({ hasText: 'closed' }).count()) > 0 || undefined, 'closed');
  await rows().first().click({ button: 'right' });
  expect(await item('Store as $ws in the console').getAttribute('title')).toBe('The connection has ended');
  await doctor.devtools.keyboard.press('Escape');
});

it('replays a connection, and a message on a new connection', async () => {
  const { panel, page } = doctor;
  await page.goto(`${server.origin}/two`);
  await until(async () => (await rows().filter({ hasText: 'open' }).count()) === 2 || undefined, 'two rows');
  await rows().first().click({ button: 'right' });
  await item('Replay').click();
  await panel.locator('[data-testid=client-state][data-state=open]').waitFor();
  await panel.getByTestId('client-leave').click();
  await page.evaluate(() => (window as unknown as { sockets: WebSocket[] }).sockets[0]?.send('again'));
  await until(async () => {
    for (const row of await rows().all()) {
      await row.click();
      await panel.getByTestId('tab-frames').click();
      if ((await panel.getByTestId('frame').count()) > 0) return true;
    }
    return undefined;
  }, 'the message');
  await panel.getByTestId('frame').first().click({ button: 'right' });
  await item('Replay on a new connection').click();
  const told = panel.getByTestId('client').getByTestId('frame').filter({ hasText: 'again' });
  await until(async () => (await told.count()) === 2 || undefined, 'the message and its echo');
  await panel.getByTestId('client-leave').click();
});

it('opens the place of a call in the Sources panel', async () => {
  await rows().first().click();
  await doctor.panel.getByTestId('tab-timeline').click();
  await doctor.panel.locator('details summary', { hasText: 'Stack' }).first().click();
  expect(await doctor.devtools.locator('.panel.sources').count()).toBe(0);
  await doctor.panel.getByTestId('stack-place').first().click();
  await doctor.devtools.locator('.panel.sources').waitFor();
});
