import type { Payload } from '../../src/capture/captured-event.ts';
import type { Outgoing } from '../../src/client/message.ts';
import { base64Encode } from '../../src/shared/base64.ts';
import { utf8Length } from '../../src/shared/utf8-length.ts';
import { createIntake, type Intake } from './client-intake.ts';
import { SOCKET, type WorkerCommand, type WorkerEvent } from './worker-protocol.ts';

/**
 * The client's own socket runs here, so that a flood from the server keeps a worker busy and never the panel. It is
 * recorded as the hook records a page's.
 */
const panel = globalThis as unknown as {
  postMessage(word: WorkerEvent): void;
  onmessage: (event: MessageEvent<WorkerCommand>) => void;
};
/** Of one message, in characters or bytes. */
const KEPT = 1024 * 1024;

const now = (): number => performance.timeOrigin + performance.now();
let current: { socket: WebSocket; intake: Intake } | undefined;

panel.onmessage = ({ data: order }) => {
  switch (order.kind) {
    case 'open':
      open(order);
      return;
    case 'send':
      panel.postMessage({ kind: 'sent', id: order.id, sent: send(order.message) });
      return;
    case 'close':
      close();
      return;
    default:
      order satisfies never;
  }
};

function open({ context, url, protocols }: WorkerCommand & { kind: 'open' }): void {
  let socket: WebSocket;
  try {
    socket = new WebSocket(url, protocols);
  } catch (error) {
    panel.postMessage({ kind: 'opening', why: error instanceof Error ? error.message : String(error) });
    return;
  }
  panel.postMessage({ kind: 'opening', why: undefined });
  socket.binaryType = 'arraybuffer';
  const intake = createIntake(context, SOCKET, now, (events) =>
    panel.postMessage({ kind: 'events', events }),
  );
  const { userAgent } = navigator;
  intake.tell({ kind: 'page-started', url: location.origin, title: '', top: true, userAgent });
  intake.tell({ kind: 'created', socket: SOCKET, url: socket.url, protocols });
  watch(socket, intake);
  current = { socket, intake };
}

function watch(socket: WebSocket, { tell, message }: Intake): void {
  socket.onopen = () =>
    tell({ kind: 'opened', socket: SOCKET, protocol: socket.protocol, extensions: socket.extensions });
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) =>
    message(typeof data === 'string' ? data.length : data.byteLength, () => ({
      kind: 'frame',
      socket: SOCKET,
      direction: 'received',
      payload: payloadOf(data),
    }));
  socket.onerror = () => tell({ kind: 'errored', socket: SOCKET, readyState: 3 });
  socket.onclose = ({ code, reason, wasClean }) =>
    tell({ kind: 'closed', socket: SOCKET, code, reason, wasClean, buffered: socket.bufferedAmount });
}

/** Whether it was sent. */
function send(message: Outgoing): boolean {
  if (current?.socket.readyState !== WebSocket.OPEN) return false;
  const { socket, intake } = current;
  const data = message.opcode === 'text' ? message.text : Uint8Array.from(message.bytes);
  socket.send(data);
  const payload = payloadOf(typeof data === 'string' ? data : data.buffer);
  intake.tell({ kind: 'frame', socket: SOCKET, direction: 'sent', payload, buffered: socket.bufferedAmount });
  return true;
}

function close(): void {
  if (!current || current.socket.readyState > WebSocket.OPEN) return;
  const { socket, intake } = current;
  intake.tell({ kind: 'close-called', socket: SOCKET, readyState: socket.readyState === 0 ? 0 : 1 });
  socket.close();
}

function payloadOf(data: string | ArrayBuffer): Payload {
  if (typeof data === 'string') {
    const text = data.slice(0, KEPT);
    return { opcode: 'text', size: utf8Length(data), kept: utf8Length(text), text };
  }
  const bytes = new Uint8Array(data, 0, Math.min(data.byteLength, KEPT));
  return { opcode: 'binary', size: data.byteLength, kept: bytes.length, base64: base64Encode(bytes) };
}
