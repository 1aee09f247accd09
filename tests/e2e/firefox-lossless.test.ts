import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildFirefoxExtension } from '../../scripts/build-extension.ts';
import { runInPage } from '../../scripts/firefox-extension.ts';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import { type CaptureFirefox, launchCaptureFirefox } from './capture-firefox.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';
import { type TestFeed, WHOLE, whenTallied } from './test-feed.ts';

const MESSAGES = 100_000;
/** Each message is sent and comes back. */
const FRAMES = 2 * MESSAGES;
const STOPS = 20;
const ROUND_TRIPS = 500;

let server: CaptureServer;
let watched: CaptureFirefox;
let feed: TestFeed;

beforeAll(async () => {
  buildFirefoxExtension();
  server = await startCaptureServer();
  watched = await launchCaptureFirefox();
}, 240_000);
afterAll(async () => {
  await watched?.close();
  await server?.close();
});

/** A page that sends the numbers from 1 on to a server that repeats them, as far as they are released. */
const pageThatSends = (): string => `<!doctype html><title>stream</title><script>
  window.released = 0;
  window.start = () => {
    const socket = new WebSocket('${server.socketOrigin}/echo');
    let next = 1;
    const send = () => {
      for (let i = 0; i < 100 && next <= window.released; i++) socket.send(String(next++));
      if (next <= ${MESSAGES}) setTimeout(send, 15);
    };
    socket.onopen = send;
  };
</script>`;

/** A page that sends the next number when the last one has come back: many fit into a step of Firefox's clock. */
const pageThatAsks = (): string => `<!doctype html><title>asks</title><script>
  const socket = new WebSocket('${server.socketOrigin}/echo');
  let next = 1;
  socket.onopen = () => socket.send('1');
  socket.onmessage = () => {
    if (next < ${ROUND_TRIPS}) socket.send(String(++next));
    else document.title = 'asked';
  };
</script>`;

const release = (upTo: number): Promise<void> => runInPage(watched.firefox, `window.released = ${upTo};`);

it(`${FRAMES} frames come once and in order though Firefox stops the event page ${STOPS} times meanwhile`, async () => {
  server.pages.set('/stream', pageThatSends());
  await watched.firefox.open(`${server.origin}/stream`);
  feed = await watched.openFeed();
  const part = Math.floor(MESSAGES / (STOPS + 2));
  await release(part);
  await runInPage(watched.firefox, 'window.start();');
  for (let stop = 1; stop <= STOPS; stop++) {
    await whenTallied(feed, ({ frames }) => frames >= (2 * stop - 1) * part, `frames before stop ${stop}`);
    // So that more is under way, and the stream is not over, however slow the stop.
    await release((stop + 1) * part);
    await watched.stopEventPage();
  }
  await release(MESSAGES);
  const tally = await whenTallied(feed, ({ last }) => last.received === MESSAGES, 'the last frame');
  expect(tally).toMatchObject({ ...WHOLE, frames: FRAMES, dropped: 0 });
  expect(await feed.refused()).toBe(0);
}, 300_000);

it('what exceeds the budget of a page that nobody watches is counted', async () => {
  await feed.close();
  feed = await watched.openFeed();
  const tally = await whenTallied(feed, ({ last }) => last.received === MESSAGES, 'the last frame, again');
  expect(tally).toMatchObject(WHOLE);
  expect(tally.frames + tally.dropped).toBe(FRAMES);
  expect(tally.dropped).toBeGreaterThan(0);
  expect(tally.frames).toBeGreaterThan(10_000);
}, 120_000);

it('a request comes before its response, also where both fit into a step of the clock', async () => {
  await feed.close();
  server.pages.set('/asks', pageThatAsks());
  await watched.firefox.open(`${server.origin}/elsewhere`);
  feed = await watched.openFeed();
  await watched.firefox.open(`${server.origin}/asks`);
  const isFrame = (event: PageEvent) => event.kind === 'frame';
  const events = await feed.when(
    (all) => all.filter(isFrame).length >= 2 * ROUND_TRIPS,
    'all requests and responses',
  );
  const directions = events.flatMap((event) => (event.kind === 'frame' ? event.direction : []));
  expect(directions).toEqual(
    Array.from({ length: 2 * ROUND_TRIPS }, (_, at) => (at % 2 === 0 ? 'sent' : 'received')),
  );
}, 120_000);
