/** What a behaviour, running in the page, has at hand. */
export interface Tools {
  /** Base of the test server's sockets: `/echo`, `/silent`, `/refuse` (closes with 4001), `/403`. */
  base: string;
  /** A call's result, or its exception: kind, name, message, own keys, stack, and in Firefox its place. */
  attempt(call: () => unknown): unknown;
  error(thrown: unknown): unknown;
  /** An own property's descriptor, functions by their text. */
  descriptor(owner: object, key: PropertyKey): unknown;
  opened(path: string, protocols?: string | string[]): Promise<WebSocket>;
  /** Waits for an event. */
  next<E extends Event = Event>(target: EventTarget, type: string): Promise<E>;
  message(socket: WebSocket): Promise<MessageEvent>;
  pause(milliseconds: number): Promise<void>;
  frame(): HTMLIFrameElement;
}

/** A behaviour of WebSocket as a page sees it: its value must be the same with the extension and without. */
export type Behaviours = Record<string, (tools: Tools) => unknown>;

/** Runs in the page, so it uses nothing of this file. */
export function makeTools(base: string): Tools {
  const error = (thrown: unknown): unknown => {
    if (typeof thrown !== 'object' || thrown === null) return { thrown: String(thrown) };
    const { name, message, stack } = thrown as Error;
    const { fileName, filename, lineNumber, columnNumber } = thrown as Record<string, unknown>;
    const keys = Reflect.ownKeys(thrown).map(String);
    const place = { fileName, filename, lineNumber, columnNumber };
    return { kind: Object.prototype.toString.call(thrown), name, message, stack, keys, ...place };
  };
  const text = (value: unknown): unknown => (typeof value === 'function' ? `${value}` : value);
  const next = <E extends Event>(target: EventTarget, type: string): Promise<E> =>
    new Promise((resolve) => {
      target.addEventListener(type, (event) => resolve(event as E), { once: true });
    });
  return {
    base,
    error,
    next,
    attempt(call) {
      try {
        return { returned: text(call()) };
      } catch (thrown) {
        return error(thrown);
      }
    },
    descriptor(owner, key) {
      const found = Object.getOwnPropertyDescriptor(owner, key);
      return found && Object.fromEntries(Object.entries(found).map(([name, value]) => [name, text(value)]));
    },
    async opened(path, protocols) {
      const socket = new WebSocket(base + path, protocols);
      await next(socket, 'open');
      return socket;
    },
    message: (socket) => next(socket, 'message'),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    frame() {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return frame;
    },
  };
}
