import type { Page as BrowserPage } from 'playwright-core';
import type { WebSocket } from 'ws';
import { type Bench, named } from '../bench.ts';
import type { Endpoint, Family } from '../family.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { createWebSocketServer } from '../websocket-server.ts';

const stateIs = (page: BrowserPage, wanted: string) =>
  page.waitForFunction((wanted) => document.body.dataset.state === wanted, wanted);

/** Takes this page alone offline, for as long as `meanwhile` takes; Playwright's `setOffline` takes all pages. */
async function whileOffline(page: BrowserPage, meanwhile: () => Promise<unknown>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const emulate = (offline: boolean) =>
    session.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  await session.send('Network.enable');
  await emulate(true);
  try {
    await page.waitForFunction(() => !navigator.onLine);
    await meanwhile();
  } finally {
    await emulate(false);
    await session.detach();
  }
}

const offline: Endpoint = {
  id: 'offline',
  row: 'A9',
  title: 'The browser has no network when the page opens its socket.',
  settlesAfter: 1000,
  async open(bench) {
    const { url } = await tickingServer(bench);
    return {
      script: `
state('waiting');
addEventListener('offline', () => watch(new WebSocket(${literal(url)})), { once: true });`,
      drive: async (page) => {
        await stateIs(page, 'waiting');
        await whileOffline(page, () => stateIs(page, 'failed'));
      },
    };
  },
};

/** A server that sends something ten times a second, until it is cut off. */
async function tickingServer(bench: Bench) {
  const sockets = new Set<WebSocket>();
  const server = createWebSocketServer((socket) => {
    sockets.add(socket);
    const tick = setInterval(() => socket.send(`tick ${Date.now()}`), 100);
    socket.on('close', () => {
      sockets.delete(socket);
      clearInterval(tick);
    });
  });
  const cut = () => {
    for (const socket of sockets) socket.terminate();
  };
  return { url: await bench.serve(server), cut, count: () => sockets.size };
}

const hosts = ['chat', 'prices', 'alerts'];

async function manyHosts(bench: Bench) {
  const servers = await Promise.all(hosts.map(() => tickingServer(bench)));
  const urls = servers.map(({ url }, index) => named(hosts[index] ?? '', url));
  const cut = () => {
    for (const server of servers) server.cut();
  };
  const script = `
const sockets = ${literal(urls)}.map((url) => watch(new WebSocket(url)));
let left = sockets.length;
for (const socket of sockets) {
  socket.addEventListener('close', () => {
    left -= 1;
    if (left === 0) state('all closed');
  });
}`;
  return { servers, cut, script };
}

const networkLost: Endpoint = {
  id: 'network-lost',
  row: 'C3',
  title:
    'The browser goes offline for a moment, and its connections to three hosts break without a close frame.',
  settlesAfter: 1500,
  async open(bench) {
    const { cut, script } = await manyHosts(bench);
    return {
      script,
      drive: async (page) => {
        await stateIs(page, 'open');
        // Chromium holds the end of a connection back for as long as it is told to be offline (measured on 156).
        await whileOffline(page, async () => cut());
        await stateIs(page, 'all closed');
      },
    };
  },
};

const allHosts = scriptedEndpoint(
  {
    id: 'network-lost--all-hosts',
    row: 'C3',
    title: 'Connections to three hosts break in the same moment, without a close frame.',
    settlesAfter: 2000,
  },
  async (bench) => {
    const { servers, cut, script } = await manyHosts(bench);
    const watchful = setInterval(() => {
      if (servers.every(({ count }) => count() > 0)) setTimeout(cut, 800);
    }, 1000);
    bench.onStop(() => clearInterval(watchful));
    return script;
  },
);

export const network: Family = {
  title: 'The network on this side',
  endpoints: [offline, networkLost, allHosts],
};
