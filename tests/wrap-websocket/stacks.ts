import type { Behaviours } from './tools.ts';

/** Stacks as the page sees them. @see https://v8.dev/docs/stack-trace-api */
export const stacks: Behaviours = {
  'of exceptions, with nothing of ours': ({ attempt, base }) => {
    const socket = new WebSocket(`${base}/silent`);
    return [
      attempt(function caller() {
        socket.send('x');
      }),
      attempt(function caller() {
        socket.close(7);
      }),
      attempt(function caller() {
        new WebSocket('bad://');
      }),
    ];
  },
  'as deep as the page asked for': ({ attempt, base }) => {
    const { stackTraceLimit } = Error as unknown as { stackTraceLimit: number };
    const socket = new WebSocket(`${base}/silent`);
    const seen = [0, 1, 2, 100].map((limit) => {
      (Error as unknown as { stackTraceLimit: number }).stackTraceLimit = limit;
      const deep = (left: number): void => {
        if (left === 0) socket.send('x');
        else deep(left - 1);
      };
      return attempt(() => deep(20));
    });
    (Error as unknown as { stackTraceLimit: number }).stackTraceLimit = stackTraceLimit;
    return seen;
  },
  'with prepareStackTrace': ({ base }) => {
    const calls: unknown[] = [];
    const custom = Error as unknown as { prepareStackTrace?: unknown };
    custom.prepareStackTrace = (error: Error, sites: { getFunctionName(): string }[]) => {
      calls.push([error.name, sites.map((site) => site.getFunctionName())]);
      return `formatted ${sites.length}`;
    };
    try {
      const socket = new WebSocket(`${base}/silent`);
      socket.close();
      socket.send('dropped');
      const connecting = new WebSocket(`${base}/silent`);
      const stack = (() => {
        try {
          connecting.send('x');
        } catch (error) {
          return (error as Error).stack;
        }
      })();
      const untouched = (() => {
        try {
          connecting.send('x');
        } catch {
          return 'not read';
        }
      })();
      return [stack, untouched, calls];
    } finally {
      delete custom.prepareStackTrace;
    }
  },
  'with a prepareStackTrace that watches': ({ base }) => {
    const calls: string[] = [];
    let value: unknown;
    Object.defineProperty(Error, 'prepareStackTrace', {
      configurable: true,
      get: () => {
        calls.push('get');
        return value;
      },
      set: (next) => {
        calls.push('set');
        value = next;
      },
    });
    const socket = new WebSocket(`${base}/silent`);
    socket.close();
    delete (Error as unknown as Record<string, unknown>).prepareStackTrace;
    return calls;
  },
  'of the page’s own exceptions': ({ attempt }) =>
    attempt(() =>
      Reflect.construct(WebSocket, [
        {
          toString: function convert() {
            throw new Error('mine');
          },
        },
      ]),
    ),
  'of an exception made before': ({ attempt }) => {
    const old = (function maker() {
      return new Error('old');
    })();
    return attempt(() =>
      Reflect.construct(WebSocket, [
        {
          toString: () => {
            throw old;
          },
        },
      ]),
    );
  },
  'read by their getter': ({ attempt, base }) => {
    const socket = new WebSocket(`${base}/silent`);
    const read = (owner: object) => Object.getOwnPropertyDescriptor(owner, 'stack')?.get;
    const thrown = (() => {
      try {
        socket.send('x');
      } catch (error) {
        return error;
      }
    })();
    return [
      attempt(() => read(Error.prototype)?.call(thrown)),
      attempt(() => read(DOMException.prototype)?.call(thrown)),
      attempt(() => read(Error.prototype)?.call(undefined)),
      attempt(() => read(DOMException.prototype)?.call({})),
      attempt(() => ({ ...(thrown as object) }).toString()),
    ];
  },
  'of a method on what it is not for': ({ attempt }) => [
    attempt(() => Function.prototype.toString.call({})),
    attempt(() => WebSocket.prototype.send.call({} as WebSocket, 'x')),
  ],
  'Error as it was': () => [
    Reflect.ownKeys(Error).map(String),
    (Error as unknown as { stackTraceLimit: number }).stackTraceLimit,
  ],
};
