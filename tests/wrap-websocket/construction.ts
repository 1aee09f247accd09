import type { Behaviours } from './tools.ts';

/** @see https://websockets.spec.whatwg.org/#dom-websocket-websocket */
export const construction: Behaviours = {
  'without new': ({ attempt, base }) => attempt(() => (WebSocket as unknown as (url: string) => void)(base)),
  'called with a receiver': ({ attempt, base }) =>
    attempt(() => (WebSocket as unknown as typeof Function.prototype).call({}, base)),
  'no arguments': ({ attempt }) => attempt(() => Reflect.construct(WebSocket, [])),
  'a scheme of another kind': ({ attempt }) => attempt(() => new WebSocket('ftp://127.0.0.1/')),
  'not a url': ({ attempt }) => attempt(() => new WebSocket('ws://[')),
  'an empty url': ({ attempt }) => attempt(() => new WebSocket('').url),
  'a fragment': ({ attempt, base }) => attempt(() => new WebSocket(`${base}/silent#part`)),
  'an empty fragment': ({ attempt, base }) => attempt(() => new WebSocket(`${base}/silent#`).url),
  'a relative url': () => new WebSocket('silent?x=1').url,
  'http becomes ws': ({ base }) => new WebSocket(base.replace('ws:', 'http:')).url,
  'a url object': ({ base }) => new WebSocket(new URL(`${base}/silent`)).url,
  'spaces around': ({ base }) => new WebSocket(`  ${base}/a b  `).url,
  'an international name': ({ attempt }) => attempt(() => new WebSocket('ws://bücher.invalid/').url),
  'a blocked port': ({ attempt }) => attempt(() => new WebSocket('ws://127.0.0.1:9/').readyState),
  'one subprotocol': async ({ opened }) => (await opened('/silent', 'chat')).protocol,
  'several subprotocols': async ({ opened }) => (await opened('/silent', ['b', 'a'])).protocol,
  'no subprotocol': async ({ opened }) => (await opened('/silent', [])).protocol,
  'a bad subprotocol': ({ attempt, base }) => attempt(() => new WebSocket(base, 'a b')),
  'a bad subprotocol in a list': ({ attempt, base }) => attempt(() => new WebSocket(base, ['ok', 'a b'])),
  'a repeated subprotocol': ({ attempt, base }) => attempt(() => new WebSocket(base, ['a', 'a'])),
  'an empty subprotocol': ({ attempt, base }) => attempt(() => new WebSocket(base, '')),
  'a symbol for a url': ({ attempt }) => attempt(() => Reflect.construct(WebSocket, [Symbol('x')])),
  'a symbol among the subprotocols': ({ attempt, base }) =>
    attempt(() => Reflect.construct(WebSocket, [base, [Symbol('x')]])),
  'null and undefined': ({ attempt }) => [
    attempt(() => Reflect.construct(WebSocket, [null]).url),
    attempt(() => Reflect.construct(WebSocket, [undefined, undefined]).url),
  ],
  'arguments are converted once, in order': ({ base }) => {
    const calls: string[] = [];
    const url = { toString: () => calls.push('url') && `${base}/silent` };
    const protocols = {
      *[Symbol.iterator]() {
        calls.push('iterate');
        yield { toString: () => calls.push('first') && 'one' };
        yield 'two';
        calls.push('done');
      },
    };
    Reflect.construct(WebSocket, [url, protocols]);
    return calls;
  },
  'Symbol.toPrimitive is asked once': ({ base }) => {
    const hints: string[] = [];
    const url = { [Symbol.toPrimitive]: (hint: string) => hints.push(hint) && `${base}/silent` };
    return [Reflect.construct(WebSocket, [url]).url === `${base}/silent`, hints];
  },
  'a getter among the subprotocols runs once': ({ base }) => {
    let runs = 0;
    const list = Object.defineProperty(['a'], 0, { get: () => `p${++runs}`, enumerable: true });
    new WebSocket(`${base}/silent`, list);
    return runs;
  },
  'the exception of a conversion passes through': ({ attempt, base }) => {
    const mine = {
      toString: () => {
        throw new RangeError('mine');
      },
    };
    return [
      attempt(() => Reflect.construct(WebSocket, [mine])),
      attempt(() => Reflect.construct(WebSocket, [base, mine])),
    ];
  },
  'an exception that is no error': ({ attempt }) =>
    attempt(() =>
      Reflect.construct(WebSocket, [
        {
          toString: () => {
            throw 'text';
          },
        },
      ]),
    ),
  'the state at first': ({ base }) => {
    const socket = new WebSocket(`${base}/silent`);
    const { readyState, bufferedAmount, extensions, protocol, binaryType, onopen } = socket;
    return { readyState, bufferedAmount, extensions, protocol, binaryType, onopen };
  },
};
