import type { SocketId } from '../../src/capture/captured-event.ts';
import { BINARY, COUNT_LATER, NOT_READ } from '../../src/capture/page-record.ts';
import type { HookRecord } from '../channel/hook-record.ts';
import { utf8Size } from './utf8-size.ts';

/** What becomes of what a socket does. */
export interface SocketSink {
  /** Bytes of one message to keep; below 0 nothing is recorded. */
  keep(): number;
  /** Whether the bytes of one more Blob may be read. */
  takeBlob(): boolean;
  /** `weight`: bytes of memory that the record holds. */
  put(record: HookRecord, weight: number): void;
  ended(number: SocketId): void;
}

const MOST_LINE = 1024;
const MOST_URL = 4096;
/** A fact is reckoned at so many bytes. */
const FACT = 2000;

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

function messageRecord(at: number, number: SocketId, data: unknown, sink: SocketSink): [HookRecord, number] {
  const keep = sink.keep();
  if (typeof data === 'string') {
    if (data.length <= keep) return [[at, 0, number, COUNT_LATER, data, NOT_READ], data.length];
    const content = keep > 0 ? head(data, keep) : null;
    return [[at, 0, number, utf8Size(data), content, NOT_READ], content?.length ?? 0];
  }
  if (data instanceof Blob) {
    const content = keep > 0 && sink.takeBlob() ? data : null;
    return [[at, BINARY, number, data.size, content, NOT_READ], 0];
  }
  const buffer = data as ArrayBuffer;
  // A copy, since the page may overwrite or transfer its buffer at any time.
  const content = keep > 0 ? new Uint8Array(buffer.slice(0, keep)) : null;
  return [[at, BINARY, number, buffer.byteLength, content, NOT_READ], content?.length ?? 0];
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
  const on = <E extends Event>(type: string, note: (event: E) => void): void => {
    socket.addEventListener(type, (event) => {
      if (!event.isTrusted) return;
      if (sink.keep() >= 0) note(event as E);
      if (type === 'close') sink.ended(number);
    });
  };
  on('open', ({ timeStamp }) => {
    const protocol = head(socket.protocol, MOST_LINE);
    const extensions = head(socket.extensions, MOST_LINE);
    sink.put([timeStamp, { kind: 'opened', socket: number, protocol, extensions }], FACT);
  });
  // Without the wrapper for each message: it runs for every one of them.
  const onMessage = (event: MessageEvent): void => {
    if (!event.isTrusted || sink.keep() < 0) return;
    const [record, weight] = messageRecord(event.timeStamp, number, event.data, sink);
    sink.put(record, weight);
  };
  on('error', ({ timeStamp }) =>
    sink.put(
      [timeStamp, { kind: 'errored', socket: number, readyState: socket.readyState as 0 | 1 | 2 | 3 }],
      FACT,
    ),
  );
  on('close', ({ timeStamp, code, reason, wasClean }: CloseEvent) => {
    const buffered = socket.bufferedAmount;
    sink.put([timeStamp, { kind: 'closed', socket: number, code, reason, wasClean, buffered }], FACT);
  });
  return (messages) => {
    // Capturing, it comes before the page's listeners also where those are older.
    if (messages) socket.addEventListener('message', onMessage, true);
    else socket.removeEventListener('message', onMessage, true);
  };
}
