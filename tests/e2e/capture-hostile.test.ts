import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../scripts/doctor-browser.ts';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import { type CaptureBrowser, launchCapture } from './capture-browser.ts';
import { comparePages, openPage } from './capture-compare.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';

let server: CaptureServer;
let plain: CaptureBrowser;
let watched: CaptureBrowser;

const args = ['--js-flags=--expose-gc'];

beforeAll(async () => {
  server = await startCaptureServer();
  [plain, watched] = await Promise.all([launchCapture({ extension: false, args }), launchCapture({ args })]);
});
afterAll(async () => {
  await Promise.all([plain?.close(), watched?.close()]);
  await server?.close();
});

const open = (browser: CaptureBrowser, script: string) => openPage(server, browser, script);
const compare = (script: string, ready: (events: PageEvent[]) => boolean) =>
  comparePages({ server, plain, watched }, script, ready);

const frames = (events: PageEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'frame' ? [`${event.direction} ${event.payload.text}`] : []));

describe('a page that has replaced the platform under us', () => {
  /** Runs after the hook: everything that a careless hook would call is counted, and throws. */
  const poison = `
    const calls = { __proto__: null };
    const trap = (owner, key, name) => {
      const found = Object.getOwnPropertyDescriptor(owner, key);
      if (!found || !found.configurable) return;
      const bad = function () { calls[name] = (calls[name] ?? 0) + 1; throw 'poisoned ' + name; };
      if (typeof found.value === 'function') Object.defineProperty(owner, key, { ...found, value: bad });
      else if (found.get) Object.defineProperty(owner, key, { ...found, get: bad });
    };
    const define = Object.defineProperty;
    const owners = { Array: Array.prototype, String: String.prototype, Function: Function.prototype, Promise: Promise.prototype, WeakMap: WeakMap.prototype, Map: Map.prototype, MessagePort: MessagePort.prototype, EventTarget: EventTarget.prototype, MessageEvent: MessageEvent.prototype, CloseEvent: CloseEvent.prototype, Event: Event.prototype, Blob: Blob.prototype, ArrayBuffer: ArrayBuffer.prototype, Typed: Object.getPrototypeOf(Uint8Array.prototype), Scheduler: Scheduler.prototype, Performance: Performance.prototype, TextEncoder: TextEncoder.prototype, URL: URL.prototype, Socket: WebSocket.prototype };
    const spare = new Set(['constructor', 'toString', 'send', 'close', 'onopen', 'onmessage', 'onclose', 'data', 'code']);
    const todo = [];
    for (const name of Object.keys(owners)) {
      const owner = owners[name];
      const keys = Reflect.ownKeys(owner);
      for (let i = 0; i < keys.length; i++) if (!spare.has(keys[i])) todo.push([owner, keys[i], name + '.' + String(keys[i])]);
    }
    for (const name of ['apply', 'construct', 'defineProperty', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'setPrototypeOf', 'has', 'ownKeys']) todo.push([Reflect, name, 'Reflect.' + name]);
    for (const name of ['captureStackTrace', 'isError']) todo.push([Error, name, 'Error.' + name]);
    for (const name of ['stringify', 'parse']) todo.push([JSON, name, 'JSON.' + name]);
    for (const name of ['isArray', 'from', 'of']) todo.push([Array, name, 'Array.' + name]);
    for (const name of ['Proxy', 'WeakMap', 'MessageEvent', 'CustomEvent', 'Uint8Array', 'Promise', 'Error', 'setTimeout', 'queueMicrotask', 'TextEncoder']) todo.push([window, name, name]);
    const { length } = todo;
    for (let i = 0; i < length; i++) trap(todo[i][0], todo[i][1], todo[i][2]);
    const inherited = ['kind', 'socket', 'at', 'url', 'protocols', 'stack', 'delay', 'signal', 'priority', 'bubbles', 'cancelable', 'composed', 'ports', 'detail', 'message', 'code', 'reason', 'get', 'set', 'value', 'writable', 'apply', 'construct', 'has', 'read', 'written', 'originals', 'content', 'weight', '0', '1', '2', '3', '4', '5', '6'];
    for (let i = 0; i < inherited.length; i++) {
      const name = inherited[i];
      define(Object.prototype, name, { __proto__: null, configurable: true, get() { calls['get ' + name] = (calls['get ' + name] ?? 0) + 1; return undefined; }, set() { calls['set ' + name] = (calls['set ' + name] ?? 0) + 1; } });
    }
  `;

  it('notices nothing of us, and is captured all the same', async () => {
    const { events } = await compare(
      `${poison}
      const socket = new WebSocket('${server.socketOrigin}/echo', 'chat');
      let seen = 0;
      socket.onopen = () => socket.send('text');
      socket.onmessage = ({ data }) => {
        seen += 1;
        if (seen < 700) socket.send('text ' + seen);
        else socket.close(3000);
      };
      socket.onclose = ({ code }) => report({ seen, code, calls });`,
      (all) => all.some(({ kind }) => kind === 'closed'),
    );
    expect(frames(events)).toHaveLength(1400);
    expect(frames(events).slice(-2)).toEqual(['sent text 699', 'received text 699']);
  });
});

describe('a page that asks who reads Error.prepareStackTrace', () => {
  it('hears nothing of us', async () => {
    await compare(
      `const asked = [];
      Object.setPrototypeOf(Error, new Proxy(Function.prototype, {
        has: (target, key) => { asked.push('has ' + String(key)); return key in target; },
      }));
      const socket = new WebSocket('${server.socketOrigin}/echo');
      try { socket.send('early'); } catch {}
      socket.close();
      socket.send('late');
      socket.onclose = () => report(asked);`,
      (all) => all.some(({ kind }) => kind === 'closed'),
    );
  });
});

describe('a frame of the top page’s origin within a frame of another', () => {
  it('sees the same of the functions of both as without us', async () => {
    const other = server.origin.replace('127.0.0.1', 'localhost');
    server.pages.set('/other', `<!doctype html><iframe src="${server.origin}/inner"></iframe>`);
    server.pages.set(
      '/inner',
      `<!doctype html><script>
        const text = Function.prototype.toString;
        top.told([top, window].flatMap((each) => [
          text.call(each.WebSocket), String(each.WebSocket), text.call(each.WebSocket.prototype.send),
          each.Function.prototype.toString.call(WebSocket), text.call(each.Function.prototype.toString),
        ]));
      </script>`,
    );
    const { result } = await compare(
      `globalThis.told = (texts) => {
        new WebSocket('${server.socketOrigin}/echo');
        report(texts);
      };
      addEventListener('DOMContentLoaded', () => {
        document.body.append(Object.assign(document.createElement('iframe'), { src: '${other}/other' }));
      });`,
      (all) => all.some(({ kind }) => kind === 'created'),
    );
    expect(result).toContain('function WebSocket() { [native code] }');
  });
});

describe('garbage collection', () => {
  it('takes the same sockets as without us', async () => {
    await compare(
      `const kinds = {
        none: () => undefined,
        open: (socket) => { socket.onopen = () => undefined; },
        message: (socket) => { socket.onmessage = () => undefined; },
        closed: (socket) => { socket.onopen = () => socket.close(); },
        listened: (socket) => { socket.addEventListener('close', () => undefined); socket.onopen = () => socket.close(); },
        refused: (socket) => { socket.onerror = () => undefined; },
      };
      const fates = {};
      const registry = new FinalizationRegistry((name) => { fates[name] = 'collected'; });
      const pause = (time) => new Promise((resolve) => { setTimeout(resolve, time); });
      (async () => {
        for (const name of Object.keys(kinds)) {
          (() => {
            const socket = new WebSocket('${server.socketOrigin}/' + (name === 'refused' ? '403' : 'silent'));
            fates[name] = 'alive';
            registry.register(socket, name);
            kinds[name](socket);
          })();
        }
        await pause(1500);
        for (let i = 0; i < 20; i++) { await gc({ execution: 'async' }); await pause(20); }
        report(fates);
      })();`,
      (all) => all.filter(({ kind }) => kind === 'closed').length >= 3,
    ).then(({ result }) => {
      expect(result).toMatchObject({ closed: 'collected', listened: 'collected', none: 'alive' });
    });
  });
});

describe('the back/forward cache', () => {
  it('takes a page with an open socket as it does without us', async () => {
    const fates = [];
    for (const browser of [plain, watched]) {
      const { page } = await open(
        browser,
        `const socket = new WebSocket('${server.socketOrigin}/echo');
        socket.onopen = () => { document.title = 'open'; };
        addEventListener('pageshow', ({ persisted }) => { if (persisted) document.title = 'restored'; });`,
      );
      await until(async () => (await page.title()) === 'open' || undefined, 'the socket to open');
      await page.goto(`${server.origin}/elsewhere`);
      await page.goBack({ waitUntil: 'commit' });
      await until(async () => (await page.title()) !== 'page' || undefined, 'the return');
      fates.push(await page.title());
    }
    expect(fates[1]).toBe(fates[0]);
    expect(fates[0]).toBe('restored');
  });
});

describe('another hook', () => {
  /** What other extensions and monitoring scripts do. */
  const hooks = {
    'a subclass': `class WebSocket extends Native {
        constructor(...args) { super(...args); seen.push(this.url); }
        send(data) { seen.push(data); return super.send(data); }
      }`,
    'a function': `function WebSocket(...args) {
        const socket = new Native(...args);
        const { send } = socket;
        seen.push(socket.url);
        socket.send = (data) => { seen.push(data); send.call(socket, data); };
        return socket;
      }
      WebSocket.prototype = Native.prototype;`,
    'a Proxy': `const WebSocket = new Proxy(Native, {
        construct(target, args, newTarget) {
          const socket = Reflect.construct(target, args, newTarget);
          seen.push(socket.url);
          return socket;
        },
      });
      const { send } = Native.prototype;
      Native.prototype.send = function (data) { seen.push(data); return send.call(this, data); };`,
  };

  it.each(
    Object.entries(hooks).flatMap(([name, hook]) =>
      ['before', 'after'].map((when) => ({ name, hook, when })),
    ),
  )('$name, installed $when ours, works, and so does ours', async ({ hook, when }) => {
    const script = `window.seen = []; { const Native = window.WebSocket; { ${hook} window.WebSocket = window.hooked = WebSocket; } }`;
    server.pages.set('/hooked', when === 'after' ? `<script>${script}</script>` : '<title>page</title>');
    const { page, tabId } = await watched.openTab();
    if (when === 'before') await page.addInitScript(script);
    await page.goto(`${server.origin}/hooked`);
    const seen = await page.evaluate(async (base) => {
      const socket = new WebSocket(`${base}/echo`);
      await new Promise((resolve) => {
        socket.onopen = resolve;
      });
      socket.send('through both');
      const { data } = await new Promise<MessageEvent>((resolve) => {
        socket.onmessage = resolve;
      });
      return [data, ...(window as unknown as { seen: string[] }).seen];
    }, server.socketOrigin);
    const outermost = await page.evaluate(
      () => (window as unknown as { hooked: unknown }).hooked === WebSocket,
    );
    expect(outermost).toBe(when === 'after');
    expect(seen).toEqual(['through both', `${server.socketOrigin}/echo`, 'through both']);
    const feed = await watched.openFeed(tabId);
    const events = await feed.when((all) => frames(all).length === 2, 'the frames');
    expect(frames(events)).toEqual(['sent through both', 'received through both']);
    await feed.close();
  });
});

describe('an extension that is updated under a page', () => {
  it('leaves the page in peace', async () => {
    const browser = await launchCapture();
    try {
      const { page, said } = await open(browser, '');
      const exchange = () =>
        page.evaluate(async (base) => {
          const socket = new WebSocket(`${base}/echo`);
          await new Promise((resolve) => {
            socket.onopen = resolve;
          });
          socket.send('x');
          const { data } = await new Promise<MessageEvent>((resolve) => {
            socket.onmessage = resolve;
          });
          socket.close();
          return [data, `${WebSocket}`];
        }, server.socketOrigin);
      const before = await exchange();
      await browser.reloadExtension();
      for (let i = 0; i < 3; i++) expect(await exchange()).toEqual(before);
      await page.goto(`${server.origin}/elsewhere`);
      expect(said).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
