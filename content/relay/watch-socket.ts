import type { SocketId } from '../../src/capture/captured-event.ts';
import type { RareFact } from '../../src/capture/page-facts.ts';
import { BINARY, COUNT_LATER, NOT_READ } from '../../src/capture/page-record.ts';
import type { HookRecord } from '../channel/hook-record.ts';
import { utf8Size } from './utf8-size.ts';

/** What becomes of what a socket does. */
export interface SocketSink {
  /** Bytes of one message to keep; below 0 nothing is recorded. */
  keep(): number;
  /** Whether the bytes of one more Blob may be read. */
  takeBlob(): boolean;
  put(record: HookRecord): void;
  ended(number: SocketId): void;
}

const MOST_LINE = 1024;
const MOST_URL = 4096;

/** The first `most` UTF-16 units of a text, never half a surrogate pair. */
function head(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? most - 1 : most);
}

/** The URL of a native WebSocket as the browser has it; undefined for anything else. */
export function socketUrl(socket: unknown): string | undefined {
  try {
    const url = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'url')?.get;
    return head(url?.call(socket) as string, MOST_URL);
  } catch {
    return undefined;
  }
}

function messageRecord(at: number, number: SocketId, data: unknown, sink: SocketSink): HookRecord {
  const keep = sink.keep();
  if (typeof data === 'string') {
    const size = data.length <= keep ? COUNT_LATER : utf8Size(data);
    const content = size === COUNT_LATER || keep > 0 ? head(data, keep) : null;
    return [at, 0, number, size, content, NOT_READ];
  }
  if (data instanceof Blob) {
    return [at, BINARY, number, data.size, keep > 0 && sink.takeBlob() ? data : null, NOT_READ];
  }
  const buffer = data as ArrayBuffer;
  // A copy, since the page may overwrite or transfer its buffer at any time.
  const content = keep > 0 ? new Uint8Array(buffer.slice(0, keep)) : null;
  return [at, BINARY, number, buffer.byteLength, content, NOT_READ];
}

const TYPES = ['open', 'error', 'close'];

/** What an event of one of these types tells. */
function factOf(event: Event, target: WebSocket, socket: SocketId): RareFact {
  switch (event.type) {
    case 'open': {
      const protocol = head(target.protocol, MOST_LINE);
      return { kind: 'opened', socket, protocol, extensions: head(target.extensions, MOST_LINE) };
    }
    case 'error':
      return { kind: 'errored', socket, readyState: target.readyState as 0 | 1 | 2 | 3 };
    default: {
      const { code, reason, wasClean } = event as CloseEvent;
      return { kind: 'closed', socket, code, reason, wasClean, buffered: target.bufferedAmount };
    }
  }
}

/**
 * Records what the browser does with a socket. It listens in the extension's world, whose platform functions the page
 * cannot replace, and before the page can, so that ours is the first listener of each type and no microtask of the page's
 * runs earlier for it. Events that the page dispatches itself count for nothing. Blink keeps a socket while its connection
 * lives, listeners or none, so that ours do not change when it is collected (dom_websocket.cc, HasPendingActivity).
 * Returns what begins and ends listening to its messages.
 */
export function watchSocket(
  socket: WebSocket,
  number: SocketId,
  sink: SocketSink,
): (messages: boolean) => void {
  const onEvent = (event: Event): void => {
    if (!event.isTrusted) return;
    if (sink.keep() >= 0) sink.put([event.timeStamp, factOf(event, socket, number)]);
    if (event.type === 'close') sink.ended(number);
  };
  const onMessage = (event: MessageEvent): void => {
    if (event.isTrusted && sink.keep() >= 0)
      sink.put(messageRecord(event.timeStamp, number, event.data, sink));
  };
  for (const type of TYPES) socket.addEventListener(type, onEvent);
  return (messages) => {
    // Capturing, it comes before the page's listeners also where those are older.
    if (messages) socket.addEventListener('message', onMessage, true);
    else socket.removeEventListener('message', onMessage, true);
  };
}
