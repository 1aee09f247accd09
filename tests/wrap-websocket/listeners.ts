import type { Behaviours } from './tools.ts';

/** @see https://dom.spec.whatwg.org/#interface-eventtarget */
export const listeners: Behaviours = {
  once: async ({ opened, message, pause }) => {
    const socket = await opened('/echo');
    let calls = 0;
    socket.addEventListener(
      'message',
      () => {
        calls += 1;
      },
      { once: true },
    );
    socket.send('1');
    await message(socket);
    socket.send('2');
    await message(socket);
    await pause(10);
    return calls;
  },
  'the same listener twice': async ({ opened, message }) => {
    const socket = await opened('/echo');
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    socket.addEventListener('message', listener);
    socket.addEventListener('message', listener);
    socket.addEventListener('message', listener, true);
    socket.send('x');
    await message(socket);
    return calls;
  },
  'handleEvent objects': async ({ opened, message }) => {
    const socket = await opened('/echo');
    const object = {
      got: '',
      self: false,
      handleEvent(event: MessageEvent) {
        this.got = event.data;
        this.self = event.currentTarget === socket;
      },
    };
    socket.addEventListener('message', object as never);
    socket.send('x');
    await message(socket);
    return [object.got, object.self];
  },
  'null and a missing listener': ({ base, attempt }) => {
    const socket = new WebSocket(`${base}/silent`);
    return [
      attempt(() => socket.addEventListener('message', null as never)),
      attempt(() => (socket.addEventListener as (type: string) => void)('message')),
      attempt(() => socket.addEventListener('message', 5 as never)),
    ];
  },
  'removed by a signal': async ({ opened, message }) => {
    const socket = await opened('/echo');
    let calls = 0;
    const controller = new AbortController();
    socket.addEventListener(
      'message',
      () => {
        calls += 1;
      },
      { signal: controller.signal },
    );
    socket.send('1');
    await message(socket);
    controller.abort();
    socket.send('2');
    await message(socket);
    return calls;
  },
  'options are read as ever': ({ base }) => {
    const read: string[] = [];
    const options = Object.fromEntries(
      ['capture', 'once', 'passive', 'signal'].map((key) => [key, undefined]),
    );
    for (const key of Object.keys(options))
      Object.defineProperty(options, key, {
        get: () => {
          read.push(key);
          return undefined;
        },
      });
    new WebSocket(`${base}/silent`).addEventListener('message', () => undefined, options as never);
    return read;
  },
  'passive listeners cannot cancel': async ({ opened, message }) => {
    const socket = await opened('/echo');
    let prevented: boolean | undefined;
    socket.addEventListener(
      'message',
      (event) => {
        event.preventDefault();
        prevented = event.defaultPrevented;
      },
      { passive: true },
    );
    socket.send('x');
    await message(socket);
    return prevented;
  },
  'removal during dispatch': async ({ opened, message }) => {
    const socket = await opened('/echo');
    const calls: string[] = [];
    const second = () => calls.push('second');
    socket.addEventListener('message', function first() {
      calls.push('first');
      socket.removeEventListener('message', first);
      socket.removeEventListener('message', second);
    });
    socket.addEventListener('message', second);
    socket.addEventListener('message', () => calls.push('third'));
    socket.send('1');
    await message(socket);
    socket.send('2');
    await message(socket);
    return calls;
  },
  'order of listeners and on-handlers': async ({ opened, message }) => {
    const socket = await opened('/echo');
    const calls: string[] = [];
    socket.addEventListener('message', () => calls.push('a'));
    socket.onmessage = () => calls.push('on');
    socket.addEventListener('message', () => calls.push('b'));
    socket.onmessage = () => calls.push('on again');
    socket.addEventListener('message', () => calls.push('capture'), true);
    socket.send('x');
    await message(socket);
    return calls;
  },
  'on-handlers that are no functions': ({ base }) => {
    const socket = new WebSocket(`${base}/silent`) as unknown as Record<string, unknown>;
    return [5, 'text', null, undefined, {}].map((value) => {
      socket.onmessage = value;
      return typeof socket.onmessage;
    });
  },
  'an on-handler set on the prototype': ({ attempt }) =>
    attempt(() => {
      WebSocket.prototype.onmessage = () => undefined;
    }),
  'an on-handler is given back': ({ base }) => {
    const socket = new WebSocket(`${base}/silent`);
    const handler = () => undefined;
    socket.onclose = handler;
    return [socket.onclose === handler, socket.onopen];
  },
  'what an on-handler returns': async ({ opened, message }) => {
    const socket = await opened('/echo');
    socket.onmessage = () => false;
    socket.send('x');
    return (await message(socket)).defaultPrevented;
  },
  'receiver and arguments': async ({ opened, message }) => {
    const socket = await opened('/echo');
    const seen: unknown[] = [];
    socket.addEventListener('message', function (this: unknown, ...args: unknown[]) {
      seen.push(this === socket, args.length);
    });
    socket.onmessage = function (...args: unknown[]) {
      seen.push(this === socket, args.length);
    };
    socket.send('x');
    await message(socket);
    return seen;
  },
};
