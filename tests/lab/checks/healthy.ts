import { expect } from 'vitest';
import { converse } from '../conversation.ts';
import { converseOverHttp2 } from '../http2-conversation.ts';
import { tryConnecting } from '../try-connecting.ts';
import { fetchPage } from '../wire.ts';
import { type Check, converses } from './check.ts';
import { closings, type Performance, performs } from './perform.ts';

const echoes = converses({ closeAfter: 1 }, { replies: ['hello'], code: 1000 });

const opens = (count: number, outcome: { [fact in keyof Performance]?: unknown } = {}): Check =>
  performs(({ opened }) => opened === count, { failures: [], threw: [], ...outcome });

/** The page ends all its sockets so, and none fails. */
const ends = (...codes: number[]): Check =>
  performs(closings(codes.length), { opened: codes.length, codes, failures: [], threw: [] });

/** The socket is still open after so long without a message. */
const outlasts = (ms: number): Check => {
  return async (site) => {
    const ended = Promise.resolve(converses({}, {})(site)).then(() => 'ended');
    const waited = new Promise((resolve) => setTimeout(() => resolve('still open'), ms));
    expect(await Promise.race([ended, waited])).toBe('still open');
  };
};

/** The page brings the library's client, and the server is there. */
export const library: Check = async ({ page, scenario, ca }) => {
  const client = await fetchPage(`${scenario.pageUrl}/client.js`, ca);
  expect(client.body).toMatch(/export \{.*\brun\b/);
  const [, url = ''] = /run\("((?:http|ws):[^"]+)"\)/.exec(page.body) ?? [];
  const { hostname, port } = new URL(url);
  expect(await tryConnecting(hostname, Number(port))).toBe('open');
};

/** Of the endpoints where nothing is wrong. */
export const healthy: Record<string, Check> = {
  echo: echoes,
  'echo--tls': echoes,
  'echo--haproxy': echoes,
  'echo--subprotocol': converses(
    { protocols: ['chat.v2', 'chat.v1'], closeAfter: 1 },
    { protocol: 'chat.v2', replies: ['hello'], code: 1000 },
  ),
  'echo--open': converses(
    { goOn: true, closeAfter: 3 },
    { replies: ['hello', 'hello', 'hello'], code: 1000 },
  ),
  'server-close-1000': converses({}, { replies: [], code: 1000, reason: 'done' }),
  'server-close-1001': converses({}, { replies: [], code: 1001 }),
  'close-without-code': converses({}, { replies: [], code: 1005 }),
  'worker-echo': echoes,
  'shared-worker-echo': async (site) => {
    expect(site.page.body).toContain('new SharedWorker(');
    await echoes(site);
  },
  'echo--iframe': echoes,
  'echo--other-site': async ({ page, ca }) => {
    const [, frame = ''] = /frame.src = "(.*)"/.exec(page.body) ?? [];
    expect((await fetchPage(frame, ca)).body).toContain('new WebSocket("ws://');
  },
  'echo--http2': async ({ url, ca }) => {
    expect(await converseOverHttp2(url, ca)).toEqual({ status: 200, reply: 'hello' });
    await expect(converse(url, { ca })).rejects.toThrow();
  },
  'echo--beside-http2': async (site) => {
    await echoes(site);
    await expect(converseOverHttp2(site.url, site.ca)).rejects.toThrow('announces no WebSockets');
  },
  'navigation-away': async (site) => {
    await echoes(site);
    const next = await fetchPage(`${site.scenario.pageUrl}/next`, site.ca);
    expect(next.body).toContain('data-state="closed"');
  },
  reload: echoes,
  'back-and-forth': async (site) => {
    await echoes(site);
    const elsewhere = await fetchPage(`${site.scenario.pageUrl}/elsewhere`, site.ca);
    expect(elsewhere.body).toContain('history.back()');
  },
  'http-url': ({ page }) => expect(page.body).toMatch(/new WebSocket\("http:\/\/127/),
  chat: ends(1000),
  'binary-stream': ends(1000),
  ticker: ends(1000),
  'json-rpc': ends(1000),
  'large-messages': performs(closings(1), {
    codes: [1000],
    sent: [
      expect.toSatisfy((text: string) => text.length > 1.5 * 1024 * 1024),
      expect.objectContaining({ length: 1.5 * 1024 * 1024 }),
    ],
  }),
  compressed: ends(1000),
  heartbeat: performs(({ received }) => received.length === 3, {
    codes: [],
    received: Array(3).fill('{"type":"pong"}'),
  }),
  'queued-until-open': performs(closings(1), { codes: [1000], sent: ['{"id":1}', '{"id":2}', '{"id":3}'] }),
  'token-in-first-message': performs(({ received }) => received.length > 0, {
    urls: [expect.stringMatching(/^wss:\/\/chat\.lab\.test/)],
    sent: [expect.stringContaining('"token":"eyJ')],
  }),
  'idle--heartbeat': performs(({ received }) => received.length === 4, { codes: [] }),
  'idle--server-ping': outlasts(4000),
  'idle--silent': outlasts(3000),
  'slow-handshake': opens(1),
  'page-close-no-code': ends(1005),
  'app-close-4000': ends(4000),
  'reconnect-with-backoff': ends(1000, 1000, 1000),
  'many-sockets': opens(12),
  remounted: opens(3),
  'library--socket-io': async ({ page }) => {
    const [, origin] = /io\("(http:\/\/[\d.:]+)"/.exec(page.body) ?? [];
    const opening = await fetch(`${origin}/socket.io/?EIO=4&transport=polling`);
    expect(await opening.text()).toContain('"upgrades":["websocket"]');
  },
  'library--graphql-subscription': async ({ page }) => {
    const [, url = ''] = /url: "(ws:[^"]+)"/.exec(page.body) ?? [];
    const say = JSON.stringify({ type: 'connection_init' });
    expect(await converse(url, { say, closeAfter: 1, protocols: ['graphql-transport-ws'] })).toMatchObject({
      replies: ['{"type":"connection_ack"}'],
    });
  },
  'library--engine-io': library,
  'library--mqtt': library,
  'library--stomp': library,
  'library--rxjs': library,
  'library--reconnecting-websocket': library,
  'library--vite-hmr': library,
};
