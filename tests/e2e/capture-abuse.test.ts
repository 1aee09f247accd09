import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import { type CaptureBrowser, launchCapture } from './capture-browser.ts';
import { comparePages } from './capture-compare.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';

let server: CaptureServer;
let plain: CaptureBrowser;
let watched: CaptureBrowser;

beforeAll(async () => {
  server = await startCaptureServer();
  [plain, watched] = await Promise.all([launchCapture({ extension: false }), launchCapture()]);
});
afterAll(async () => {
  await Promise.all([plain?.close(), watched?.close()]);
  await server?.close();
});

const compare = (script: string, ready: (events: PageEvent[]) => boolean, seconds?: number) =>
  comparePages({ server, plain, watched }, script, ready, seconds);

const frames = (events: PageEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'frame' ? [`${event.direction} ${event.payload.text}`] : []));

/** Frames and refused sends: those that came, and those that the relay says it let go. */
function accountedFor(events: PageEvent[]): number {
  let count = 0;
  for (const event of events) {
    if (event.kind === 'dropped') count += event.frames;
    else if (event.kind === 'frame' || event.kind === 'send-refused') count += 1;
  }
  return count;
}

describe('a page that tries to use us', () => {
  it('gets no answer to forged meetings and messages, and forges nothing', async () => {
    const { result, events } = await compare(
      `const heard = [];
      for (const type of ['wsdoctor-offer', 'wsdoctor-ask', 'r', 'w', 'k', 'f', 'n', 'message']) {
        addEventListener(type, (event) => { if (event.data !== 'mine') heard.push(type); });
      }
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => heard.push(data);
      dispatchEvent(new Event('wsdoctor-ask'));
      heard.length = 0;
      dispatchEvent(new MessageEvent('wsdoctor-offer', { ports: [port2], data: 'mine', cancelable: true }));
      const forged = [[0, 0, 1, -1, 'forged', -1]];
      for (const type of ['r', 'w', 'f']) {
        dispatchEvent(new MessageEvent(type, { data: 'mine' }));
        port2.dispatchEvent(new MessageEvent(type, { data: forged }));
        document.dispatchEvent(new MessageEvent(type, { data: forged }));
      }
      postMessage({ kind: 'records', records: forged }, '*');
      const socket = new WebSocket('${server.socketOrigin}/echo');
      socket.onopen = () => socket.send('real');
      socket.onmessage = () => { socket.onmessage = null; socket.dispatchEvent(new MessageEvent('message', { data: 'forged' })); socket.close(); };
      socket.onclose = () => report(heard.filter((each) => each !== 'message'));`,
      (all) => all.some(({ kind }) => kind === 'closed'),
    );
    expect(result).toEqual([]);
    expect(frames(events)).toEqual(['sent real', 'received real']);
  });

  it('cannot make us keep what is beyond measure', async () => {
    const { events } = await compare(
      `const huge = 'x'.repeat(2 ** 25);
      const outcomes = [];
      const attempt = (call) => { try { call(); outcomes.push('ok'); } catch ({ name }) { outcomes.push(name); } };
      attempt(() => new WebSocket('bad://' + huge.slice(0, 100000)));
      attempt(() => new WebSocket('${server.socketOrigin}/silent', Array(10000).fill('a b')));
      const socket = new WebSocket('${server.socketOrigin}/silent');
      attempt(() => socket.close(1000, huge));
      attempt(() => socket.send(huge));
      socket.onopen = () => {
        for (let i = 0; i < 20000; i++) socket.send('x'.repeat(2000));
        socket.close();
        for (let i = 0; i < 3000; i++) socket.send('dropped');
        report(outcomes);
      };`,
      (all) => accountedFor(all) === 23_001,
    );
    expect(JSON.stringify(events).length).toBeLessThan(12 << 20);
  });

  it('runs nothing of the page’s once more, whatever it hands over', async () => {
    const { events } = await compare(
      `const log = [];
      const attempt = (name, call) => {
        try { log.push(name + ' ' + String(call())); } catch (error) { log.push(name + ' threw ' + (error?.name ?? error)); }
      };
      const handler = new Proxy({}, { get: (_, trap) => { log.push('trap ' + trap); return undefined; } });
      const tricky = () => new Proxy({ toString: () => { log.push('toString'); return 'tricky'; } }, handler);
      const primitive = (answer) => ({ [Symbol.toPrimitive]: (hint) => { log.push('hint ' + hint); return answer(); } });
      const thrower = () => { throw new RangeError('mine'); };
      const socket = new WebSocket('${server.socketOrigin}/echo');
      attempt('early', () => socket.send(tricky()));
      attempt('early', () => socket.close(primitive(thrower)));
      attempt('url', () => new WebSocket(tricky()).url);
      attempt('url', () => new WebSocket(primitive(thrower)));
      attempt('url', () => new WebSocket(primitive(() => '${server.socketOrigin}/silent')).readyState);
      attempt('protocols', () => new WebSocket('${server.socketOrigin}/silent', { get [Symbol.iterator]() { log.push('iterator'); throw 'no'; } }));
      attempt('protocols', () => new WebSocket('${server.socketOrigin}/silent', Object.defineProperty([], 0, { get: () => { log.push('item'); return 'a b'; } })));
      attempt('new.target', () => Reflect.construct(WebSocket, ['bad://'], new Proxy(class {}, handler)));
      socket.onopen = () => {
        attempt('send', () => socket.send(tricky()));
        attempt('send', () => socket.send(primitive(thrower)));
        attempt('send', () => socket.send(primitive(() => 'a primitive')));
        attempt('send', () => socket.send(new Proxy(new Uint8Array(3), handler)));
        attempt('send', () => socket.send(new Proxy(new Blob(['x']), handler)));
        attempt('send', () => socket.send(Object.defineProperty(new Uint8Array(3), 'buffer', { get: thrower })));
        attempt('send', () => socket.send(Object.setPrototypeOf(new Uint8Array(2), null)));
        attempt('send', () => socket.send(Symbol('none')));
        attempt('close', () => socket.close(primitive(() => 3001), primitive(() => 'because')));
      };
      socket.onclose = ({ code, reason }) => report([log, code, reason]);`,
      (all) => all.some((event) => event.kind === 'closed' && event.code === 3001),
    );
    // Of what the page's code made of an object only the length is known.
    const sizes = events.flatMap((event) =>
      event.kind === 'frame' && event.direction === 'sent' ? [event.payload.size] : [],
    );
    expect(sizes).toEqual([6, 11, 13, 3, 2]);
  });

  it('cannot weigh us down with the longest string there is', async () => {
    // As a url, or sent on an open socket, it brings Chromium itself down, with or without us.
    const { grown } = await compare(
      `let huge = 'x'.repeat(2 ** 29 - 24);
      const outcomes = [];
      const attempt = (call) => { try { call(); outcomes.push('ok'); } catch ({ name }) { outcomes.push(name); } };
      const socket = new WebSocket('${server.socketOrigin}/echo');
      attempt(() => socket.close(1000, huge));
      attempt(() => socket.send(huge));
      socket.onopen = () => { attempt(() => socket.close(1000, huge)); huge = ''; socket.send('small'); };
      socket.onmessage = () => { socket.close(); };
      socket.onclose = () => report(outcomes);`,
      (all) => all.some(({ kind }) => kind === 'closed'),
      60,
    );
    expect(grown).toBeLessThan(4 << 20);
  });

  it('cannot weigh us down with sockets', async () => {
    // With their long urls several times what a page may hold. Chromium takes minutes to make 100,000.
    const { events, grown } = await compare(
      `const query = 'x'.repeat(4000);
      let made = 0;
      const more = () => {
        for (let i = 0; i < 500; i++) { made += 1; new WebSocket('${server.socketOrigin}/silent?' + query).close(); }
        if (made < 6000) setTimeout(more);
        else report(made);
      };
      more();`,
      (all) => all.some((event) => event.kind === 'close-called' && event.socket === 6_000),
      90,
    );
    expect(grown).toBeLessThan(24 << 20);
    let next = 1;
    for (const event of events) {
      expect(event.seq).toBe(next + (event.kind === 'dropped' ? event.frames : 1) - 1);
      next = event.seq + 1;
    }
    expect(next).toBeGreaterThan(12_000);
    expect(events.some(({ kind }) => kind === 'dropped')).toBe(true);
  });
});
