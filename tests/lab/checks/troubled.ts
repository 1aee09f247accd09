import { expect } from 'vitest';
import { converse } from '../conversation.ts';
import { type Check, converses, urlsIn } from './check.ts';
import { library } from './healthy.ts';
import { closings, type Performance, performs } from './perform.ts';

const replies = (...lines: unknown[]) => converses({ closeAfter: lines.length }, { replies: lines });

/** Until the page has said so much. */
const sendings = (count: number) => (seen: Performance) => seen.sent.length >= count;
const arrivals = (count: number) => (seen: Performance) => seen.received.length >= count;

/** The time between constructions never grows, in milliseconds. */
const noLongerThan = (most: number) =>
  expect.toSatisfy((createdAt: number[]) =>
    createdAt.slice(1).every((at, index) => at - (createdAt[index] ?? 0) < most),
  );

const containing = (...texts: string[]) => texts.map((text) => expect.stringContaining(text));

/** Of the endpoints whose sockets stay open, or come back, and are of little use. */
export const troubled: Record<string, Check> = {
  'format-mismatch': performs(sendings(1), { sent: [expect.objectContaining({ type: 'join' })], threw: [] }),
  'format-mismatch--truncated': replies('{"type":"list","items":[{"id":1},{"id'),
  'format-mismatch--single-quotes': replies("{'type': 'tick'}"),
  'format-mismatch--binary': performs(arrivals(1), { received: ['{"type":"tick"}'] }),
  'error-replies': performs(arrivals(1), { received: containing('"error":{"code":-32601') }),
  'error-replies--graphql': performs(arrivals(2), {
    received: containing('connection_ack', '"type":"error"'),
  }),
  'error-replies--socket-io': async ({ page }) => {
    const [, origin] = /io\("http(:\/\/[\d.:]+)"/.exec(page.body) ?? [];
    const url = `ws${origin}/socket.io/?EIO=4&transport=websocket`;
    const { replies } = await converse(url, { say: '40', closeAfter: 2 });
    expect(replies).toEqual(containing('0{"sid"', '44{"message":"not authorized"'));
  },
  'error-replies--graphql-ws': library,
  'error-replies--signalr': library,
  'error-replies--phoenix': library,
  backpressure: performs(sendings(3), {
    sent: Array(3).fill(expect.objectContaining({ length: 512 * 1024 })),
  }),
  'slow-replies': performs(arrivals(1), {
    received: containing('"id":1'),
    sent: { length: expect.toSatisfy((count: number) => count >= 4) },
  }),
  'main-thread-stalls': ({ page }) => expect(page.body).toContain('while (performance.now() < end)'),
  'sent-too-early': ({ page }) => expect(page.body).toMatch(/new WebSocket\(.*\n *socket\.send/),
  'sent-after-close': performs(sendings(4), { codes: [1000], opened: 1 }),
  'unanswered-requests': performs(sendings(8), { received: containing('"id":1', '"id":2', '"id":3') }),
  'duplicates-after-reconnect': performs(arrivals(16), {
    received: expect.toSatisfy((messages: string[]) => new Set(messages).size === 11),
    codes: [1000],
  }),
  'missing-handlers': performs(closings(1), { codes: [1000], received: ['welcome'] }),
  'missing-handlers--onmessage': performs(closings(1), { received: { length: 12 } }),
  'reconnect-storm': performs(closings(4), {
    codes: [1000, 1000, 1000, 1000],
    createdAt: noLongerThan(2000),
  }),
  'connection-refused--storm': performs(closings(8), { opened: 0, createdAt: noLongerThan(1500) }),
  'leaking-sockets': performs(({ opened }) => opened >= 10, { codes: [] }),
  'heartbeat-missing': converses({ closeAfter: 1 }, { replies: ['hello'] }),
  'heartbeat-late': performs(arrivals(3), {
    sent: { length: expect.toSatisfy((count: number) => count >= 4) },
  }),
  'sticky-sessions': performs(closings(4), {
    opened: 2,
    failures: Array(2).fill('Unexpected server response: 404'),
  }),
  'sticky-sessions--socket-io': async ({ page }) => {
    const statuses = await sessionStatuses(page.body, 3);
    expect(statuses).toContain(400);
  },
  'polling-fallback': async (site) => {
    expect(await sessionStatuses(site.page.body, 1)).toEqual([200]);
    const [, origin] = /io\("http(:\/\/[\d.:]+)"/.exec(site.page.body) ?? [];
    const upgrade = converses({}, {})({ ...site, url: `ws${origin}/socket.io/?EIO=4&transport=websocket` });
    await expect(upgrade).rejects.toThrow('400');
  },
  'credentials-in-clear': (site) => {
    expect(site.page.body).toMatch(/new WebSocket\("ws:\/\/chat\.lab\.test:/);
    return performs(sendings(1), { sent: containing('"token":"eyJ') })(site);
  },
  'secret-in-url': (site) => {
    expect(site.url).toMatch(/^wss:.*\?api_key=sk_live_/);
    return converses({ closeAfter: 1 }, { replies: ['hello'] })(site);
  },
  'token-lifetime': (site) => {
    expect(urlsIn(site.page.body, site.lab)[0]).toMatch(/^wss:/);
    expect(site.page.body).toContain(`tokenFor(${365 * 24 * 3600})`);
    return performs(arrivals(1), { received: containing('"token":"eyJ') })(site);
  },
};

/** Opens a polling session and asks for its next packets so often. */
async function sessionStatuses(body: string, times: number): Promise<number[]> {
  const [, origin] = /io\("(http:\/\/[\d.:]+)"/.exec(body) ?? [];
  const polling = `${origin}/socket.io/?EIO=4&transport=polling`;
  const opened = await (await fetch(polling)).text();
  const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
  const statuses: number[] = [];
  for (let count = 0; count < times; count++) {
    const { status } = await fetch(`${polling}&sid=${sid}`, { method: 'POST', body: '40' });
    statuses.push(status);
  }
  return statuses;
}
