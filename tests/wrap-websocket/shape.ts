import type { Behaviours } from './tools.ts';

/** @see https://webidl.spec.whatwg.org/#es-interfaces */
export const shape: Behaviours = {
  'the global property': ({ descriptor }) => descriptor(window, 'WebSocket'),
  'keys of the constructor': () => Reflect.ownKeys(WebSocket).map(String),
  'keys of the prototype': () => Reflect.ownKeys(WebSocket.prototype).map(String),
  'descriptors of the constructor': ({ descriptor }) =>
    Reflect.ownKeys(WebSocket).map((key) => descriptor(WebSocket, key)),
  'descriptors of the prototype': ({ descriptor }) =>
    Reflect.ownKeys(WebSocket.prototype).map((key) => descriptor(WebSocket.prototype, key)),
  'statics cannot be assigned': ({ attempt }) =>
    attempt(() => {
      Reflect.set(WebSocket, 'OPEN', 9);
      return WebSocket.OPEN;
    }),
  'strict assignment to a static': ({ attempt }) =>
    attempt(() => {
      (WebSocket as { OPEN: number }).OPEN = 9;
    }),
  'what a regular expression had matched before the page': () =>
    (window as unknown as { lastMatch: string[] }).lastMatch,
  'name and length': () => [
    WebSocket.name,
    WebSocket.length,
    WebSocket.prototype.send.name,
    WebSocket.prototype.send.length,
    WebSocket.prototype.close.name,
    WebSocket.prototype.close.length,
  ],
  'prototype.constructor': () => WebSocket.prototype.constructor === WebSocket,
  'an instance’s constructor': ({ base }) => new WebSocket(`${base}/silent`).constructor === WebSocket,
  'prototype chain': () => [
    Object.getPrototypeOf(WebSocket) === EventTarget,
    Object.getPrototypeOf(WebSocket.prototype) === EventTarget.prototype,
  ],
  'own keys of an instance': async ({ opened }) => {
    const socket = await opened('/echo');
    socket.onmessage = () => undefined;
    socket.addEventListener('close', () => undefined);
    return [Reflect.ownKeys(socket).map(String), Object.keys(socket), JSON.stringify(socket)];
  },
  'for-in over an instance': ({ base }) => {
    const keys: string[] = [];
    for (const key in new WebSocket(`${base}/silent`)) keys.push(key);
    return keys;
  },
  'kind and text of an instance': ({ base }) => {
    const socket = new WebSocket(`${base}/silent`);
    return [
      Object.prototype.toString.call(socket),
      `${socket}`,
      socket instanceof WebSocket,
      socket instanceof EventTarget,
    ];
  },
  'text of every function': () => [
    `${WebSocket}`,
    Function.prototype.toString.call(WebSocket),
    `${WebSocket.prototype.send}`,
    `${WebSocket.prototype.close}`,
    `${Function.prototype.toString}`,
    Function.prototype.toString.toString(),
    Function.prototype.toString.call(Function.prototype.toString),
    `${EventTarget.prototype.addEventListener}`,
  ],
  'text of getters and setters': ({ descriptor }) =>
    ['onopen', 'onmessage', 'onerror', 'onclose', 'readyState', 'binaryType'].map((key) =>
      descriptor(WebSocket.prototype, key),
    ),
  'Function.prototype.toString of what is no function': ({ attempt }) => [
    attempt(() => Function.prototype.toString.call({})),
    attempt(() => Function.prototype.toString.call(undefined)),
    attempt(() => Reflect.apply(Function.prototype.toString, WebSocket.prototype, [])),
  ],
  'Function.prototype.toString itself': ({ descriptor, attempt }) => [
    descriptor(Function.prototype, 'toString'),
    Reflect.ownKeys(Function.prototype.toString).map(String),
    attempt(() => new (Function.prototype.toString as unknown as new () => object)()),
  ],
  'methods are no constructors': ({ attempt }) => [
    attempt(() => new (WebSocket.prototype.send as unknown as new () => object)()),
    attempt(() => new (WebSocket.prototype.close as unknown as new () => object)()),
    attempt(() => Reflect.construct(Object, [], WebSocket.prototype.send)),
  ],
  'own keys of the methods': () => [
    Reflect.ownKeys(WebSocket.prototype.send).map(String),
    Reflect.ownKeys(WebSocket.prototype.close).map(String),
  ],
  'messages that print a function': ({ attempt }) => [
    attempt(() => structuredClone(WebSocket)),
    attempt(() => structuredClone(WebSocket.prototype.send)),
    attempt(() => {
      class A extends (WebSocket.prototype.send as unknown as new () => object) {}
      return A;
    }),
    attempt(() => ({}) instanceof (WebSocket.prototype.send as never)),
  ],
  'foreign receivers': ({ attempt }) => [
    attempt(() => WebSocket.prototype.send.call({} as WebSocket, 'x')),
    attempt(() => WebSocket.prototype.close.call(null as never)),
    attempt(() => WebSocket.prototype.send.call(WebSocket.prototype, 'x')),
    attempt(() => WebSocket.prototype.readyState),
  ],
  'properties put on them stay': () => {
    const target = WebSocket as unknown as Record<string, unknown>;
    target.extra = 1;
    const kept = target.extra;
    delete target.extra;
    return [kept, 'extra' in target];
  },
  'frozen like any function': () => [Object.isExtensible(WebSocket), Object.isFrozen(WebSocket.prototype)],
  'no new globals': () => Reflect.ownKeys(window).map(String).sort(),
  'no change in the document': () => document.documentElement.outerHTML.length,
  'other prototypes as they were': ({ descriptor }) =>
    [
      EventTarget.prototype,
      MessageEvent.prototype,
      MessagePort.prototype,
      Error,
      Error.prototype,
      DOMException.prototype,
      Promise.prototype,
      Reflect,
    ].map((owner) => Reflect.ownKeys(owner).map((key) => [String(key), descriptor(owner, key)])),
};
