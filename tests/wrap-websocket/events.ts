import type { Behaviours } from './tools.ts';

/** @see https://websockets.spec.whatwg.org/#feedback-from-the-protocol */
export const events: Behaviours = {
  'a life in events': async ({ base, next }) => {
    const socket = new WebSocket(`${base}/echo`);
    const seen: unknown[] = [];
    for (const type of ['open', 'message', 'error', 'close']) {
      socket.addEventListener(type, (event) => {
        seen.push([
          event.type,
          event.isTrusted,
          event.constructor.name,
          event.bubbles,
          event.cancelable,
          event.composed,
          event.eventPhase,
          event.target === socket,
          event.composedPath().length,
          socket.readyState,
        ]);
      });
    }
    socket.onopen = () => socket.send('x');
    socket.onmessage = () => socket.close(3001, 'enough');
    const { code, reason, wasClean } = await next<CloseEvent>(socket, 'close');
    return [seen, code, reason, wasClean];
  },
  'a message event': async ({ opened, message, base }) => {
    const socket = await opened('/echo');
    socket.send('text');
    const event = await message(socket);
    return [
      event.data,
      event.origin === base,
      event.lastEventId,
      event.source,
      event.ports.length,
      Reflect.ownKeys(event).map(String),
      event.timeStamp > 0,
    ];
  },
  'data is the same object for all': async ({ opened }) => {
    const socket = await opened('/echo');
    socket.binaryType = 'arraybuffer';
    const seen: unknown[] = [];
    const done = new Promise<void>((resolve) => {
      socket.addEventListener('message', (event) => seen.push(event.data));
      socket.onmessage = (event) => {
        seen.push(event.data);
        resolve();
      };
    });
    socket.send(new Uint8Array([1, 2]));
    await done;
    return [seen[0] === seen[1], [...new Uint8Array(seen[0] as ArrayBuffer)]];
  },
  stopImmediatePropagation: async ({ opened, pause }) => {
    const socket = await opened('/echo');
    const calls: string[] = [];
    socket.addEventListener('message', (event) => {
      calls.push('first');
      event.stopImmediatePropagation();
    });
    socket.addEventListener('message', () => calls.push('second'));
    socket.onmessage = () => calls.push('on');
    socket.send('x');
    await pause(150);
    return calls;
  },
  'microtasks between listeners': async ({ opened, pause }) => {
    const socket = await opened('/echo');
    const calls: string[] = [];
    const note = (name: string) => () => {
      calls.push(name);
      queueMicrotask(() => calls.push(`${name} microtask`));
      void Promise.resolve().then(() => calls.push(`${name} promise`));
    };
    socket.addEventListener('message', note('a'));
    socket.onmessage = note('on');
    socket.addEventListener('message', note('b'));
    socket.send('x');
    await pause(150);
    return calls;
  },
  'microtasks of a dispatch by hand': ({ base }) => {
    const socket = new WebSocket(`${base}/silent`);
    const calls: string[] = [];
    socket.addEventListener('message', () => {
      calls.push('a');
      queueMicrotask(() => calls.push('late'));
    });
    socket.addEventListener('message', () => calls.push('b'));
    calls.push(String(socket.dispatchEvent(new MessageEvent('message', { data: 'x' }))));
    return calls.slice();
  },
  'window.event during dispatch': async ({ opened, message }) => {
    const socket = await opened('/echo');
    let same: unknown;
    socket.addEventListener('message', (event) => {
      same = window.event === event;
    });
    socket.send('x');
    await message(socket);
    return [same, window.event === undefined];
  },
  'an exception in a listener': async ({ opened, pause, error }) => {
    const socket = await opened('/echo');
    const seen: unknown[] = [];
    window.onerror = (message, source, line, column, thrown) => {
      seen.push([message, source, line, column, error(thrown)]);
      return true;
    };
    socket.addEventListener('message', () => {
      throw new Error('from a listener');
    });
    socket.onmessage = () => {
      throw new TypeError('from the handler');
    };
    socket.addEventListener('message', () => seen.push('still called'));
    socket.send('x');
    await pause(150);
    window.onerror = null;
    return seen;
  },
  'a failed handshake': async ({ base, next }) => {
    const socket = new WebSocket(`${base}/403`);
    const seen: unknown[] = [];
    socket.onerror = (event) =>
      seen.push([event.type, event.constructor.name, Reflect.ownKeys(event).map(String), socket.readyState]);
    const { code, reason, wasClean } = await next<CloseEvent>(socket, 'close');
    return [seen, code, reason, wasClean, socket.readyState];
  },
  'closed by the server': async ({ base, next }) => {
    const socket = new WebSocket(`${base}/refuse`);
    const { code, reason, wasClean, isTrusted } = await next<CloseEvent>(socket, 'close');
    return [code, reason, wasClean, isTrusted];
  },
  'a dropped connection': async ({ base, next }) => {
    const socket = new WebSocket(`${base}/drop`);
    const errors: string[] = [];
    socket.onerror = () => errors.push('error');
    const { code, reason, wasClean } = await next<CloseEvent>(socket, 'close');
    return [code, reason, wasClean, errors];
  },
  'timers are not used up': async ({ opened, message, pause }) => {
    const timer = (): number => Number(window.setTimeout(() => undefined, 0));
    const socket = await opened('/echo');
    const before = timer();
    for (let i = 0; i < 5; i++) {
      socket.send('x');
      await message(socket);
    }
    await pause(60);
    return timer() - before;
  },
};
