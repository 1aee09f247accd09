import { base64Encode } from '../src/base64.ts';
import type { PageEvent, PageFact, Payload } from '../src/event.ts';
import { connectionOf } from '../src/session.ts';
import { utf8Length } from '../src/utf8-length.ts';
import type { ClientLine, Opening } from './client-line.ts';
import type { Doctor } from './doctor.ts';

/** Of one message, in characters or bytes. */
const KEPT = 1024 * 1024;
/** A flood of messages is taken in a few times a second; in milliseconds. */
const TAKE_EVERY = 50;
const SOCKET = 1;

let count = 0;

/** Opens a connection from this extension, and records it as the hook does a page's. */
export function openHere(doctor: Doctor, now: () => number, url: string, protocols: string[]): Opening {
  let socket: WebSocket;
  try {
    socket = new WebSocket(url, protocols);
  } catch (error) {
    return { ok: false, why: `The browser refuses it: ${error instanceof Error ? error.message : error}` };
  }
  socket.binaryType = 'arraybuffer';
  count += 1;
  const context = `client-${count}`;
  const tell = recorder(doctor, context, now);
  tell({ kind: 'page-started', url: location.origin, title: '', top: true, userAgent: navigator.userAgent });
  tell({ kind: 'created', socket: SOCKET, url: socket.url, protocols });
  watch(socket, tell);
  return { ok: true, line: lineOf(socket, tell, () => connectionOf(doctor.session(), context, SOCKET)) };
}

type Tell = (fact: PageFact) => void;

function recorder(doctor: Doctor, context: string, now: () => number): Tell {
  let seq = 0;
  let waiting: PageEvent[] = [];
  return (fact) => {
    seq += 1;
    waiting.push({ ...fact, source: 'page', context, seq, at: now() });
    if (waiting.length > 1) return;
    setTimeout(() => {
      const events = waiting;
      waiting = [];
      doctor.take(events);
    }, TAKE_EVERY);
  };
}

function watch(socket: WebSocket, tell: Tell): void {
  socket.onopen = () =>
    tell({ kind: 'opened', socket: SOCKET, protocol: socket.protocol, extensions: socket.extensions });
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) =>
    tell({ kind: 'frame', socket: SOCKET, direction: 'received', payload: payloadOf(data) });
  socket.onerror = () => tell({ kind: 'errored', socket: SOCKET, readyState: 3 });
  socket.onclose = ({ code, reason, wasClean }) =>
    tell({ kind: 'closed', socket: SOCKET, code, reason, wasClean, buffered: socket.bufferedAmount });
}

function lineOf(socket: WebSocket, tell: Tell, connection: ClientLine['connection']): ClientLine {
  return {
    connection,
    async send(message) {
      if (socket.readyState !== WebSocket.OPEN) return false;
      const data = message.opcode === 'text' ? message.text : Uint8Array.from(message.bytes);
      socket.send(data);
      const payload = payloadOf(typeof data === 'string' ? data : data.buffer);
      tell({ kind: 'frame', socket: SOCKET, direction: 'sent', payload, buffered: socket.bufferedAmount });
      return true;
    },
    close() {
      if (socket.readyState > WebSocket.OPEN) return;
      tell({ kind: 'close-called', socket: SOCKET, readyState: socket.readyState === 0 ? 0 : 1 });
      socket.close();
    },
  };
}

function payloadOf(data: string | ArrayBuffer): Payload {
  if (typeof data === 'string') {
    const text = data.slice(0, KEPT);
    return { opcode: 'text', size: utf8Length(data), kept: utf8Length(text), text };
  }
  const bytes = new Uint8Array(data, 0, Math.min(data.byteLength, KEPT));
  return { opcode: 'binary', size: data.byteLength, kept: bytes.length, base64: base64Encode(bytes) };
}
