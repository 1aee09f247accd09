import type { Behaviours } from './tools.ts';

/** Subclasses, other realms, other wrappers. @see https://webidl.spec.whatwg.org/#internally-create-a-new-object-implementing-the-interface */
export const derived: Behaviours = {
  'a subclass': async ({ base, next }) => {
    class Mine extends WebSocket {
      field = 'set';
      sent: unknown[] = [];
      override send(data: string) {
        this.sent.push(data);
        super.send(`<${data}>`);
      }
      hello() {
        return `hello ${this.readyState}`;
      }
    }
    const socket = new Mine(`${base}/echo`);
    const before = socket.hello();
    await next(socket, 'open');
    socket.send('x');
    const { data } = await next<MessageEvent>(socket, 'message');
    return [
      before,
      socket.field,
      socket.sent,
      data,
      socket instanceof Mine,
      socket.constructor === Mine,
      Reflect.ownKeys(socket),
    ];
  },
  'a subclass of a subclass without a constructor': ({ base }) => {
    class A extends WebSocket {}
    class B extends A {}
    const socket = new B(`${base}/silent`);
    return [Object.getPrototypeOf(socket) === B.prototype, B.name, `${socket}`];
  },
  'an old style subclass': ({ base, attempt }) => {
    function Old(this: unknown, url: string) {
      return Reflect.construct(WebSocket, [url], Old);
    }
    Old.prototype = Object.create(WebSocket.prototype);
    return attempt(() => {
      const socket = new (Old as unknown as typeof WebSocket)(`${base}/silent`);
      return [socket instanceof Old, socket instanceof WebSocket, socket.readyState].join();
    });
  },
  'an exception in a subclass': ({ attempt }) => {
    class Mine extends WebSocket {}
    return attempt(() => new Mine('bad://'));
  },
  'a foreign new.target': ({ base, attempt }) => {
    const socket = Reflect.construct(WebSocket, [`${base}/silent`], Array) as unknown as object;
    return [
      Object.getPrototypeOf(socket) === Array.prototype,
      attempt(
        () =>
          Object.getOwnPropertyDescriptor(WebSocket.prototype, 'url')?.get?.call(socket) === `${base}/silent`,
      ),
    ];
  },
  'a new.target that throws': ({ base, attempt }) => {
    const target = new Proxy(class {}, {
      get: (_, key) => {
        throw new Error(`asked for ${String(key)}`);
      },
    });
    return attempt(() => Reflect.construct(WebSocket, [`${base}/silent`], target));
  },
  'another realm': async ({ base, frame, next, attempt }) => {
    const other = (frame().contentWindow as unknown as { WebSocket: typeof WebSocket }).WebSocket;
    const socket = new other(`${base}/echo`);
    await next(socket, 'open');
    socket.send('x');
    const { data } = await next<MessageEvent>(socket, 'message');
    return [
      other === WebSocket,
      data,
      socket instanceof WebSocket,
      socket instanceof other,
      `${other}`,
      Function.prototype.toString.call(other),
      other.prototype.constructor.constructor.prototype.toString.call(WebSocket),
      other.prototype.constructor.constructor.prototype.toString.call(WebSocket.prototype.send),
      attempt(() => WebSocket.prototype.send.call(socket, 'y')),
      attempt(() => new other('bad://')),
    ];
  },
  'a realm that is gone': ({ base, frame, attempt }) => {
    const element = frame();
    const { WebSocket: other } = element.contentWindow as unknown as { WebSocket: typeof WebSocket };
    element.remove();
    return attempt(() => new other(`${base}/silent`).readyState);
  },
  'a wrapper of the page’s own, by a function': async ({ base, next }) => {
    const Native = WebSocket;
    const seen: string[] = [];
    function Wrapped(url: string, protocols?: string | string[]) {
      const socket = new Native(url, protocols);
      const { send } = socket;
      socket.send = (data) => {
        seen.push(String(data));
        send.call(socket, data);
      };
      return socket;
    }
    Wrapped.prototype = Native.prototype;
    Object.defineProperty(window, 'WebSocket', { value: Wrapped, writable: true, configurable: true });
    try {
      const socket = new WebSocket(`${base}/echo`);
      await next(socket, 'open');
      socket.send('x');
      const { data } = await next<MessageEvent>(socket, 'message');
      return [seen, data, Reflect.ownKeys(socket), socket instanceof WebSocket];
    } finally {
      Object.defineProperty(window, 'WebSocket', { value: Native, writable: true, configurable: true });
    }
  },
  'a wrapper of the page’s own, by a Proxy': ({ base, attempt }) => {
    const Native = WebSocket;
    const calls: unknown[] = [];
    const Wrapped = new Proxy(Native, {
      construct(target, args, newTarget) {
        calls.push(args.length);
        return Reflect.construct(target, args, newTarget);
      },
    });
    return [
      new Wrapped(`${base}/silent`).readyState,
      calls,
      attempt(() => new Wrapped('bad://')),
      `${Wrapped}`,
    ];
  },
  'a method replaced on the prototype': async ({ opened, message }) => {
    const { send } = WebSocket.prototype;
    WebSocket.prototype.send = function (data) {
      send.call(this, `[${data}]`);
    };
    try {
      const socket = await opened('/echo');
      socket.send('x');
      return (await message(socket)).data;
    } finally {
      WebSocket.prototype.send = send;
    }
  },
  'deleted from the window': () => {
    const found = Object.getOwnPropertyDescriptor(window, 'WebSocket') as PropertyDescriptor;
    const gone = delete (window as { WebSocket?: unknown }).WebSocket;
    const left = typeof WebSocket;
    Object.defineProperty(window, 'WebSocket', found);
    return [gone, left];
  },
};
