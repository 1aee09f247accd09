import { WebSocket } from 'ws';

export type Params = Readonly<Record<string, unknown>>;

export interface ProtocolEvent {
  method: string;
  params: Params;
  /** The session of the DevTools Protocol that it came from; absent for the browser's own. */
  sessionId?: string;
}

/** A connection to a browser's debugging port: commands and events as JSON. */
export interface Protocol {
  /** Rejects with the browser's error, when the connection ends, and after `COMMAND_WITHIN`. */
  send(method: string, params?: Params, sessionId?: string): Promise<Params>;
  onEvent(listener: (event: ProtocolEvent) => void): void;
  /** Resolves when the connection has ended, whoever ended it. */
  ended: Promise<void>;
  close(): void;
}

/** Milliseconds until a command without an answer is given up; and until the port must have answered. */
const COMMAND_WITHIN = 30_000;
const CONNECT_WITHIN = 10_000;

interface Waiting {
  resolve(result: Params): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** Rejects when there is no debugging port at this `ws:` URL. */
export async function connectProtocol(url: string): Promise<Protocol> {
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    maxPayload: 512 * 1024 * 1024,
    handshakeTimeout: CONNECT_WITHIN,
  });
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const waiting = new Map<number, Waiting>();
  const listeners: ((event: ProtocolEvent) => void)[] = [];
  let lastId = 0;
  const settle = (id: number): Waiting | undefined => {
    const command = waiting.get(id);
    waiting.delete(id);
    clearTimeout(command?.timer);
    return command;
  };
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as {
      id?: number;
      result?: Params;
      error?: string | { message?: string };
      message?: string;
      method?: string;
      params?: Params;
      sessionId?: string;
    };
    if (message.id === undefined) {
      const { method = '', params = {}, sessionId } = message;
      for (const listener of listeners)
        listener({ method, params, ...(sessionId === undefined ? {} : { sessionId }) });
      return;
    }
    const command = settle(message.id);
    const { error } = message;
    if (error === undefined) command?.resolve(message.result ?? {});
    // The DevTools Protocol has an object, WebDriver BiDi a code and a message beside it.
    else
      command?.reject(
        new Error(typeof error === 'string' ? `${error}: ${message.message ?? ''}` : (error.message ?? '')),
      );
  });
  // An error is followed by the end.
  socket.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  void ended.then(() => {
    for (const id of waiting.keys()) settle(id)?.reject(new Error('the browser closed the connection'));
  });
  return {
    ended,
    onEvent: (listener) => void listeners.push(listener),
    close: () => socket.close(),
    send(method, params = {}, sessionId) {
      if (socket.readyState !== WebSocket.OPEN)
        return Promise.reject(new Error('the browser closed the connection'));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => settle(id)?.reject(new Error(`${method} got no answer`)),
          COMMAND_WITHIN,
        );
        waiting.set(id, { resolve, reject, timer });
        socket.send(
          JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }),
        );
      });
    },
  };
}
