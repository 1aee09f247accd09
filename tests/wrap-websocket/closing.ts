import type { Behaviours } from './tools.ts';

/** @see https://websockets.spec.whatwg.org/#dom-websocket-close */
export const closing: Behaviours = {
  'codes that are refused': async ({ opened, attempt }) => {
    const socket = await opened('/silent');
    return [999, 1001, 1005, 1006, 2999, 5000, 65536 + 1000, NaN, -1, '1000', 3000.7].map((code) => [
      attempt(() => socket.close(code as number)),
      socket.readyState,
    ]);
  },
  reasons: async ({ opened, attempt }) => {
    const socket = await opened('/silent');
    return [
      attempt(() => socket.close(1000, 'x'.repeat(124))),
      attempt(() => socket.close(1000, 'é'.repeat(62))),
      attempt(() => socket.close(1000, 'é'.repeat(61))),
      socket.readyState,
    ];
  },
  'arguments are converted once': async ({ opened, next }) => {
    const socket = await opened('/silent');
    const calls: string[] = [];
    socket.close(
      {
        valueOf: () => {
          calls.push('code');
          return 3000;
        },
      } as never,
      {
        toString: () => {
          calls.push('reason');
          return 'why';
        },
      } as never,
    );
    const { code, reason } = await next<CloseEvent>(socket, 'close');
    return [calls, code, reason];
  },
  'conversions that fail': async ({ opened, attempt }) => {
    const socket = await opened('/silent');
    return [
      attempt(() => socket.close(Symbol('x') as never)),
      attempt(() => socket.close(1000, Symbol('x') as never)),
      attempt(() =>
        socket.close({
          valueOf: () => {
            throw new RangeError('mine');
          },
        } as never),
      ),
      attempt(() => socket.close(1n as never)),
    ];
  },
  'without arguments': async ({ opened, next }) => {
    const socket = await opened('/silent');
    const returned = socket.close();
    const state = socket.readyState;
    const { code, reason, wasClean } = await next<CloseEvent>(socket, 'close');
    return [returned, state, code, reason, wasClean];
  },
  'with undefined': async ({ opened, next }) => {
    const socket = await opened('/silent');
    socket.close(undefined, undefined);
    return (await next<CloseEvent>(socket, 'close')).code;
  },
  'while connecting': async ({ base, next }) => {
    const socket = new WebSocket(`${base}/silent`);
    const errors: string[] = [];
    socket.onerror = () => errors.push(`error ${socket.readyState}`);
    socket.close();
    const state = socket.readyState;
    const { code, wasClean } = await next<CloseEvent>(socket, 'close');
    return [state, errors, code, wasClean];
  },
  twice: async ({ opened, next }) => {
    const socket = await opened('/silent');
    socket.close(3000, 'first');
    socket.close(3001, 'second');
    const { code, reason } = await next<CloseEvent>(socket, 'close');
    socket.close();
    return [code, reason, socket.readyState];
  },
  'in a message listener': async ({ opened, next, pause }) => {
    const socket = await opened('/echo');
    const seen: unknown[] = [];
    socket.onmessage = ({ data }) => {
      seen.push(data);
      socket.close();
    };
    socket.send('1');
    socket.send('2');
    await next(socket, 'close');
    await pause(20);
    return seen;
  },
};
