import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import { type CaptureBrowser, launchCapture } from './capture-browser.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';

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

const created = (events: PageEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'created' ? [event.url.slice(server.socketOrigin.length)] : []));
const texts = (events: PageEvent[], direction = 'received'): string[] =>
  events.flatMap((event) =>
    event.kind === 'frame' && event.direction === direction ? [event.payload.text ?? ''] : [],
  );
const closed = (events: PageEvent[]): boolean => events.some(({ kind }) => kind === 'closed');

async function open(path: string, html: string) {
  server.pages.set(path, `<!doctype html><title>${path}</title>${html}`);
  const { page, tabId } = await browser.openTab();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(`uncaught ${error.message}`));
  await page.goto(server.origin + path);
  return { page, tabId, said };
}

describe('what is captured', () => {
  it('is all of a socket’s life, from the first inline script on', async () => {
    const { tabId } = await open(
      '/life',
      `<script>
        const socket = new WebSocket('${server.socketOrigin}/echo', ['chat']);
        try { socket.send('early'); } catch {}
        try { new WebSocket('bad://'); } catch {}
        socket.onopen = () => { socket.send('héllo'); socket.send(new Uint8Array([1, 2, 3])); };
        let messages = 0;
        socket.onmessage = () => { if (++messages === 2) { socket.close(3001, 'enough'); socket.send('late'); } };
      </script>`,
    );
    const feed = await browser.openFeed(tabId);
    const events = await feed.when(closed, 'the close');
    expect(events.map(({ kind }) => kind)).toEqual([
      'page-started',
      'created',
      'send-refused',
      'constructor-threw',
      'opened',
      'frame',
      'frame',
      'frame',
      'frame',
      'close-called',
      'send-refused',
      'closed',
    ]);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events[1]).toMatchObject({ url: `${server.socketOrigin}/echo`, protocols: ['chat'], socket: 1 });
    expect(JSON.stringify(events)).not.toContain('chrome-extension');
    expect(events[2]).toMatchObject({
      outcome: 'threw',
      readyState: 0,
      stack: expect.stringContaining('/life'),
    });
    expect(events[3]).toMatchObject({ url: 'bad://', name: 'SyntaxError' });
    expect(events[4]).toMatchObject({ protocol: 'chat' });
    expect(events[5]).toMatchObject({
      direction: 'sent',
      payload: { opcode: 'text', size: 6, kept: 6, text: 'héllo' },
      buffered: 6,
    });
    expect(events[8]).toMatchObject({
      direction: 'received',
      payload: { opcode: 'binary', size: 3, kept: 3, base64: 'AQID' },
    });
    expect(events[9]).toMatchObject({ code: 3001, reason: 'enough', readyState: 1 });
    expect(events[10]).toMatchObject({ outcome: 'dropped', readyState: 2 });
    expect(events[11]).toMatchObject({ code: 3001, reason: 'enough', wasClean: true });
    const times = events.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.abs((times.at(-1) ?? 0) - Date.now())).toBeLessThan(60_000);
    await feed.close();
  });

  it('reaches frames of every kind, some in the task that made them', async () => {
    const { page, tabId } = await open('/frames', '');
    await page.evaluate(async (base) => {
      const script = (name: string) => `<script>new WebSocket('${base}/${name}')</script>`;
      const add = (set: (frame: HTMLIFrameElement) => void) => {
        const frame = document.createElement('iframe');
        set(frame);
        document.body.append(frame);
        return frame;
      };
      const blank = add(() => undefined).contentWindow as unknown as { WebSocket: typeof WebSocket };
      new blank.WebSocket(`${base}/blank`);
      add((frame) => {
        frame.srcdoc = script('srcdoc');
      });
      add((frame) => {
        frame.src = URL.createObjectURL(new Blob([script('blob')], { type: 'text/html' }));
      });
      add((frame) => {
        frame.src = `data:text/html,${encodeURIComponent(script('data'))}`;
      });
      add((frame) => {
        frame.sandbox.add('allow-scripts');
        frame.srcdoc = script('sandbox');
      });
    }, server.socketOrigin);
    const feed = await browser.openFeed(tabId);
    const wanted = ['/blank', '/srcdoc', '/blob', '/data', '/sandbox'];
    const events = await feed.when((all) => created(all).length === wanted.length, 'a socket of each frame');
    expect(created(events).sort()).toEqual(wanted.sort());
    await feed.close();
  });

  it('goes on in a document that writes itself anew', async () => {
    const { page, tabId } = await open('/written', '');
    const feed = await browser.openFeed(tabId);
    await page.evaluate((base) => {
      new WebSocket(`${base}/before`);
      document.open();
      document.write(`<script>new WebSocket('${base}/after')</script>`);
      document.close();
    }, server.socketOrigin);
    await feed.when((all) => created(all).length === 2, 'the sockets before and after');
    await page.goto(`${server.origin}/elsewhere`);
    await feed.when((all) => all.some(({ kind }) => kind === 'pagehide'), 'its end');
    await feed.close();
  });

  it('reaches windows that the page opens', async () => {
    const { page } = await open('/opener', '');
    const popup = page.waitForEvent('popup');
    const text = await page.evaluate((base) => {
      const other = window.open('about:blank') as unknown as { WebSocket: typeof WebSocket };
      new other.WebSocket(`${base}/popup`);
      return [`${other.WebSocket}`, Function.prototype.toString.call(other.WebSocket)];
    }, server.socketOrigin);
    expect(text).toEqual(Array(2).fill('function WebSocket() { [native code] }'));
    const feed = await browser.openFeed(await browser.tabIdOf(await popup));
    await feed.when((all) => created(all).includes('/popup'), 'the window’s socket');
    await feed.close();
  });

  it('waits in the page for a panel that is opened later', async () => {
    const { page, tabId } = await open('/late', '');
    await page.evaluate(async (base) => {
      const socket = new WebSocket(`${base}/count?n=300&size=50`);
      await new Promise<void>((resolve) => {
        socket.onmessage = ({ data }) => data.startsWith('300 ') && resolve();
      });
    }, server.socketOrigin);
    const feed = await browser.openFeed(tabId);
    const events = await feed.when((all) => texts(all).length === 300, '300 frames');
    expect(texts(events).map((text) => Number.parseInt(text, 10))).toEqual(
      Array.from({ length: 300 }, (_, index) => index + 1),
    );
    await feed.close();
    const again = await browser.openFeed(tabId);
    await again.when((all) => texts(all).length === 300, '300 frames once more');
    await again.close();
  });

  it('goes on where a panel was closed, with each message once, in its place among the facts', async () => {
    const { page, tabId } = await open('/reopened', '');
    /** A socket's whole life, in which it sends two texts and gets them back. */
    const live = (name: string) =>
      page.evaluate(
        async ([base, text]) => {
          const socket = new WebSocket(`${base}/echo`);
          const next = (type: string) =>
            new Promise((resolve) => socket.addEventListener(type, resolve, { once: true }));
          await next('open');
          for (const part of [1, 2]) {
            socket.send(`${text} ${part}`);
            await next('message');
          }
          socket.close(3000);
          await next('close');
        },
        [server.socketOrigin, name] as const,
      );
    const lives = (all: PageEvent[]): string[] =>
      all.flatMap((event) =>
        event.kind === 'frame' ? [`${event.direction} ${event.payload.text}`] : [event.kind],
      );
    const lifeOf = (name: string): string[] => [
      'created',
      'opened',
      ...[1, 2].flatMap((part) => [`sent ${name} ${part}`, `received ${name} ${part}`]),
      'close-called',
      'closed',
    ];
    await live('unseen');
    const first = await browser.openFeed(tabId);
    await first.when((all) => texts(all).length === 2, 'what was before it');
    await live('seen');
    await first.when((all) => texts(all).length === 4, 'what it sees');
    await first.close();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    await live('unseen again');
    const second = await browser.openFeed(tabId);
    const events = await second.when(
      (all) => all.filter(({ kind }) => kind === 'closed').length === 3,
      'all three',
    );
    expect(lives(events)).toEqual(['page-started', ...['unseen', 'seen', 'unseen again'].flatMap(lifeOf)]);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    await second.close();
  });

  it('goes only to the panel of its own tab', async () => {
    const one = await open('/one', '');
    const two = await open('/two', '');
    const [feedOne, feedTwo] = [await browser.openFeed(one.tabId), await browser.openFeed(two.tabId)];
    for (const [{ page }, text] of [
      [one, 'first'],
      [two, 'second'],
    ] as const) {
      await page.evaluate(
        async ([base, message]) => {
          const socket = new WebSocket(`${base}/echo`);
          await new Promise((resolve) => {
            socket.onopen = resolve;
          });
          socket.send(message);
        },
        [server.socketOrigin, text] as const,
      );
    }
    const eventsOne = await feedOne.when((all) => texts(all).length > 0, 'the first tab’s frame');
    const eventsTwo = await feedTwo.when((all) => texts(all).length > 0, 'the second tab’s frame');
    expect([...new Set(texts(eventsOne))]).toEqual(['first']);
    expect([...new Set(texts(eventsTwo))]).toEqual(['second']);
    await feedOne.close();
    await feedTwo.close();
  });

  it('holds previews until a panel watches, and whole payloads from then on', async () => {
    const { page, tabId } = await open('/sizes', '');
    const exchange = (text: string) =>
      page.evaluate(
        async ([base, size]) => {
          const socket = new WebSocket(`${base}/echo`);
          await new Promise((resolve) => {
            socket.onopen = resolve;
          });
          socket.send('é'.repeat(Number(size)));
          await new Promise((resolve) => {
            socket.onmessage = resolve;
          });
        },
        [server.socketOrigin, text] as const,
      );
    await exchange('10000');
    const feed = await browser.openFeed(tabId);
    const before = await feed.when((all) => texts(all).length === 1, 'the preview');
    expect(before.filter(({ kind }) => kind === 'frame')).toMatchObject([
      { direction: 'sent', payload: { size: 20_000, kept: 8192 } },
      { direction: 'received', payload: { size: 20_000, kept: 8192 } },
    ]);
    await exchange('100000');
    const after = await feed.when((all) => texts(all).length === 2, 'the whole');
    expect(after.filter(({ kind }) => kind === 'frame').slice(2)).toMatchObject([
      { direction: 'sent', payload: { size: 200_000, kept: 200_000 } },
      { direction: 'received', payload: { size: 200_000, kept: 200_000 } },
    ]);
    await feed.close();
  });

  it('tells of Blobs in their place among the other frames', async () => {
    const { page, tabId } = await open('/blobs', '');
    const feed = await browser.openFeed(tabId);
    await page.evaluate(async (base) => {
      const socket = new WebSocket(`${base}/echo`);
      await new Promise((resolve) => {
        socket.onopen = resolve;
      });
      socket.send(new Blob(['a blob']));
      socket.send('text');
    }, server.socketOrigin);
    const events = await feed.when(
      (all) => all.filter(({ kind }) => kind === 'frame').length === 4,
      'both back',
    );
    const frames = events.flatMap((event) => (event.kind === 'frame' ? [event] : []));
    expect(frames.map(({ payload }) => payload.base64 ?? payload.text)).toEqual([
      btoa('a blob'),
      'text',
      btoa('a blob'),
      'text',
    ]);
    await feed.close();
  });

  it('has a CSP violation with the socket that it stopped', async () => {
    const { tabId } = await open(
      '/csp',
      `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">
       <script>new WebSocket('ws://elsewhere.invalid/blocked')</script>`,
    );
    const feed = await browser.openFeed(tabId);
    const events = await feed.when(
      (all) => all.some(({ kind }) => kind === 'csp-violation'),
      'the violation',
    );
    expect(events.find(({ kind }) => kind === 'csp-violation')).toMatchObject({
      socket: 1,
      directive: 'connect-src',
      disposition: 'enforce',
      blockedUrl: 'ws://elsewhere.invalid/blocked',
    });
    await feed.when((all) => all.some(({ kind }) => kind === 'errored'), 'its error');
    await feed.close();
  });
});

describe('nothing is lost', () => {
  it('when the page is left while a socket is open', async () => {
    const { page, tabId } = await open('/leaving', '');
    const feed = await browser.openFeed(tabId);
    await page.evaluate(async (base) => {
      const socket = new WebSocket(`${base}/echo`);
      await new Promise((resolve) => {
        socket.onopen = resolve;
      });
      for (let i = 1; i <= 3000; i++) socket.send(String(i));
      location.href = '/elsewhere';
    }, server.socketOrigin);
    const events = await feed.when((all) => all.some(({ kind }) => kind === 'pagehide'), 'the leaving');
    expect(texts(events, 'sent')).toEqual(Array.from({ length: 3000 }, (_, index) => String(index + 1)));
    await feed.close();
  });

  it('when the page goes to the back/forward cache and returns', async () => {
    const { page, tabId } = await open('/cached', '');
    const feed = await browser.openFeed(tabId);
    await page.evaluate(async (base) => {
      const socket = new WebSocket(`${base}/echo`);
      Object.assign(window, { socket });
      await new Promise((resolve) => {
        socket.onopen = resolve;
      });
      socket.send('before');
      await new Promise((resolve) => {
        socket.onmessage = resolve;
      });
      socket.close();
      await new Promise((resolve) => {
        socket.onclose = resolve;
      });
    }, server.socketOrigin);
    await page.goto(`${server.origin}/elsewhere`);
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.evaluate(() => 'socket' in window), 'the page came back alive').toBe(true);
    await page.evaluate(async (base) => {
      const socket = new WebSocket(`${base}/echo`);
      await new Promise((resolve) => {
        socket.onopen = resolve;
      });
      socket.send('after');
    }, server.socketOrigin);
    const events = await feed.when((all) => texts(all).includes('after'), 'traffic after the return');
    expect(texts(events, 'sent')).toEqual(['before', 'after']);
    expect(events.filter(({ kind }) => kind === 'pagehide' || kind === 'pageshow')).toMatchObject([
      { kind: 'pagehide', persisted: true },
      { kind: 'pageshow', persisted: true },
    ]);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    await feed.close();
  });
});
