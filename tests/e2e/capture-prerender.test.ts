import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { until } from '../../scripts/doctor-browser.ts';
import { findChromium } from '../../scripts/find-chromium.ts';
import { removeProfile } from '../../scripts/remove-profile.ts';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import { listTargets, openSession, type Target } from '../bench/accuracy-cdp.ts';
import { feedScript } from './capture-browser.ts';

/** No page of this browser has a debugger, which would keep Chromium from prerendering. */
const profile = mkdtempSync(join(tmpdir(), 'wsdoctor-prerender-'));
let browser: ChildProcess;
let server: Server;
let origin: string;

/** The first page goes to the second once the server has heard from that one, while it was being prerendered. */
const PAGES: Record<string, string> = {
  '/first': `<script type="speculationrules">{"prerender":[{"urls":["/second"],"eagerness":"immediate"}]}</script>
    <a href="/second">second</a>
    <script>fetch('/prerendered').then(() => document.querySelector('a').click());</script>`,
  '/second': `<script>
    const socket = new WebSocket(location.origin.replace('http', 'ws') + '/socket');
    socket.onopen = () => socket.send('prerendered ' + (performance.getEntriesByType('navigation')[0].activationStart > 0));
    if (document.prerendering) fetch('/prerendering');
  </script>`,
};

beforeAll(async () => {
  const found = findChromium();
  if (!found.ok) throw new Error(found.message);
  const waiting: (() => void)[] = [];
  server = createServer((request, response) => {
    if (request.url === '/prerendered') waiting.push(() => response.end());
    else {
      if (request.url === '/prerendering') for (const answer of waiting) answer();
      response.setHeader('content-type', 'text/html');
      response.end(PAGES[request.url ?? ''] ?? '');
    }
  });
  new WebSocketServer({ server });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = spawn(
    found.path,
    [
      '--headless=new',
      '--disable-gpu',
      '--no-first-run',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      `--disable-extensions-except=${resolve('dist/chromium')}`,
      `--load-extension=${resolve('dist/chromium')}`,
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
});
afterAll(async () => {
  const gone = new Promise((done) => browser?.once('exit', done));
  if (browser?.kill()) await gone;
  server?.closeAllConnections();
  server?.close();
  removeProfile(profile);
});

function debuggingPort(): number | undefined {
  try {
    return Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

describe('a prerendered page', () => {
  it('is captured from its first script on, and shown once it is the page', async () => {
    const port = await until(debuggingPort, 'the browser', 30);
    const find = (what: string, fits: (target: Target) => boolean): Promise<Target> =>
      until(async () => (await listTargets(port)).find(fits), what);
    const worker = await find('the extension’s worker', ({ type }) => type === 'service_worker');
    const manifest = new URL('/manifest.json', worker.url).href;
    await fetch(`http://127.0.0.1:${port}/json/new?${manifest}`, { method: 'PUT' });
    const page = await find('the extension’s own page', ({ url }) => url === manifest);
    const own = await openSession(page.webSocketDebuggerUrl);
    await until(() => own.evaluate<boolean>(`typeof chrome?.tabs === 'object'`), 'its interface');
    await own.evaluate(await feedScript());
    const tab = await own.evaluate<number>(
      `chrome.tabs.create({ url: '${origin}/first' }).then(({ id }) => id)`,
    );
    await own.evaluate(`globalThis.probed = startProbe(${tab}); 0`);
    const events = await until(
      async () => {
        const all = await own.evaluate<PageEvent[]>('probed.events');
        return all.some(({ kind }) => kind === 'frame') ? all : undefined;
      },
      'the socket’s message',
      30,
    );
    expect(events.map(({ kind }) => kind).slice(0, 2)).toEqual(['page-started', 'created']);
    const sent = events.flatMap((event) => (event.kind === 'frame' ? [event.payload.text] : []));
    expect(sent).toEqual(['prerendered true']);
    own.close();
  });
});
