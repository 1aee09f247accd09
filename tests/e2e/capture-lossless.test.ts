import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaptureBrowser, launchCapture } from './capture-browser.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';
import { type TestFeed, WHOLE, whenTallied } from './test-feed.ts';

const MESSAGES = 100_000;
/** Each message is sent and comes back. */
const FRAMES = 2 * MESSAGES;
const STOPS = 20;

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

/**
 * Sends the numbers from `from` to `to` to a server that repeats them, some 13,000 a second; of them as many as were
 * released, if it is to wait for that.
 */
function stream(page: Page, from: number, to: number, released = to): Promise<void> {
  return page.evaluate(
    ([base, first, last, most]) => {
      const socket = new WebSocket(`${base}/echo`);
      const world = Object.assign(window, { socket, released: most });
      let next = first;
      const send = () => {
        for (let i = 0; i < 100 && next <= world.released; i++) socket.send(String(next++));
        if (next <= last) setTimeout(send, 15);
      };
      socket.onopen = send;
    },
    [server.socketOrigin, from, to, released] as const,
  );
}

function release(page: Page, upTo: number): Promise<void> {
  return page.evaluate((most) => void Object.assign(window, { released: most }), upTo);
}

describe(`${FRAMES} frames`, () => {
  let page: Page;
  let tabId: number;
  let feed: TestFeed;

  it(`come once and in order though the worker is stopped ${STOPS} times meanwhile`, async () => {
    ({ page, tabId } = await browser.openTab());
    await page.goto(`${server.origin}/stream`);
    // Through the worker, as where a panel cannot call the page itself.
    feed = await browser.openFeed(tabId, false);
    const part = Math.floor(MESSAGES / (STOPS + 2));
    await stream(page, 1, MESSAGES, part);
    for (let stop = 1; stop <= STOPS; stop++) {
      await whenTallied(feed, ({ frames }) => frames >= (2 * stop - 1) * part, `frames before stop ${stop}`);
      // So that more is under way, and the stream is not over, however slow the stop.
      await release(page, (stop + 1) * part);
      await browser.stopWorker();
    }
    await release(page, MESSAGES);
    const tally = await whenTallied(feed, ({ last }) => last.received === MESSAGES, 'the last frame');
    expect(tally).toMatchObject({ ...WHOLE, frames: FRAMES, dropped: 0 });
    expect(await feed.refused()).toBe(0);
    expect(await feed.direct()).toBe(0);
  });

  it('are told of to the last one when the panel is closed and opened anew: what went is counted', async () => {
    await feed.close();
    // Nobody watches now, so that the page lets go of what exceeds its smaller budget.
    feed = await browser.openFeed(tabId);
    const tally = await whenTallied(feed, ({ last }) => last.received === MESSAGES, 'the last frame, again');
    expect(tally).toMatchObject(WHOLE);
    expect(tally.frames + tally.dropped).toBe(FRAMES);
    expect(tally.dropped).toBeGreaterThan(0);
    expect(tally.frames).toBeGreaterThan(10_000);
  });

  it('go on where they were after the back/forward cache, another stop, and a panel closed in mid-stream', async () => {
    const before = await feed.tally();
    await page.goto(`${server.origin}/elsewhere`);
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.evaluate(() => 'socket' in window), 'the page came back alive').toBe(true);
    await stream(page, MESSAGES + 1, MESSAGES + 10_000);
    await whenTallied(feed, ({ last }) => last.sent > MESSAGES + 1000, 'the stream to go on');
    // Nothing passes the worker now; its stop goes unnoticed.
    expect(await feed.direct()).toBeGreaterThan(0);
    await browser.stopWorker();
    const kept = await whenTallied(feed, ({ last }) => last.sent > MESSAGES + 3000, 'it to go on once more');
    expect(kept).toMatchObject(WHOLE);
    expect(kept.dropped).toBe(before.dropped);
    await feed.close();
    feed = await browser.openFeed(tabId);
    const end = await whenTallied(feed, ({ last }) => last.received === MESSAGES + 10_000, 'the last frame');
    expect(end).toMatchObject(WHOLE);
    expect(end.frames + end.dropped).toBe(FRAMES + 20_000);
    expect(end.kinds).toEqual(expect.arrayContaining(['pagehide', 'pageshow']));
    await feed.close();
  });
});
