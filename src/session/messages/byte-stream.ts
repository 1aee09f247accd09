import type { Direction, EventId } from '../../capture/captured-event.ts';
import { latin1, utf8Bytes } from '../../decoders/stream/byte-view.ts';
import { PACKET_READERS, type PacketProtocol } from '../../decoders/stream/readers.ts';
import { readRSocket } from '../../decoders/stream/rsocket-frame.ts';
import { MOST_OF_HEAD, signatureOf } from '../../decoders/stream/signature.ts';
import {
  createSide,
  feedPackets,
  loseTrack,
  passUnseen,
  type Stream,
  type StreamFault,
  type StreamProtocol,
} from '../../decoders/stream/stream-reader.ts';
import { readXmpp } from '../../decoders/stream/xmpp-text.ts';
import { base64Decode } from '../../shared/base64.ts';
import type { Frame } from './frame-log.ts';

export interface NotedFault extends StreamFault {
  /** The message that completes the packet. */
  event: EventId;
  at: number;
}

/** A connection on which a byte stream runs, or may run: what has been read of it so far. */
export interface ByteStream {
  /** Absent while it is not known. */
  protocol?: StreamProtocol;
  /** The first bytes of each direction, until the protocol is known; absent once it is plain that a direction begins none. */
  heads: { sent?: number[]; received?: number[] };
  stream: Stream;
  /** XMPP: the latest text of the server. */
  text: string;
  /** The first of each kind. */
  faults: NotedFault[];
  /** The message from which on the server's part could not be read. */
  unreadSince?: EventId;
}

/** No byte stream. */
export type ByteStreamState = ByteStream | 'none' | undefined;

const MOST_FAULTS = 8;
/** Binary messages are decoded in parts, in base64 digits: what is passed over is not decoded. */
const PART = 1_024;
const BYTES_OF_PART = (PART / 4) * 3;

function createByteStream(): ByteStream {
  const facts = { phase: '', number: 4, done: false };
  return {
    heads: { sent: [], received: [] },
    stream: { facts, sent: createSide(), received: createSide() },
    text: '',
    faults: [],
  };
}

/** Takes in one message; what the connection is, its first messages tell. */
export function noteStream(known: ByteStreamState, frame: Frame): ByteStreamState {
  if (known === 'none') return known;
  const state = known ?? createByteStream();
  if (state.protocol !== undefined) {
    if (!state.stream.facts.done) read(state, state.protocol, frame);
    return state;
  }
  return identify(state, frame);
}

function identify(state: ByteStream, frame: Frame): ByteStreamState {
  const head = state.heads[frame.direction];
  if (!head) return state;
  const first = head.length === 0;
  const bytes = bytesOf(frame, 0, MOST_OF_HEAD);
  const whole = first && bytes.length === frame.size;
  const signature =
    bytes.length < Math.min(frame.size, MOST_OF_HEAD)
      ? 'none'
      : signatureOf(Uint8Array.from([...head, ...bytes]), frame.direction, whole);
  if (signature === 'more' && head.length + frame.size <= MOST_OF_HEAD) {
    head.push(...bytes);
    return state;
  }
  if (signature === 'more' || signature === 'none') {
    delete state.heads[frame.direction];
    return state.heads.sent || state.heads.received ? state : 'none';
  }
  begin(state, signature, frame);
  return state;
}

/** What had come before was kept as the head of its direction. */
function begin(state: ByteStream, protocol: StreamProtocol, frame: Frame): void {
  state.protocol = protocol;
  if (protocol !== 'XMPP' && protocol !== 'RSocket') state.stream.facts.phase = PACKET_READERS[protocol][1];
  for (const direction of ['received', 'sent'] as const) {
    const head = state.heads[direction];
    if (!head) {
      // It began otherwise, and is not understood.
      loseTrack(state.stream[direction]);
    } else if (head.length > 0) takeBytes(state, protocol, direction, Uint8Array.from(head), frame);
  }
  state.heads = {};
  read(state, protocol, frame);
}

function read(state: ByteStream, protocol: StreamProtocol, frame: Frame): void {
  if (protocol === 'RSocket') {
    const fault = frame.direction === 'received' && readRSocket(bytesOf(frame, 0, MOST_OF_HEAD * 4));
    if (fault) noteFault(state, fault, frame);
    return;
  }
  if (protocol === 'XMPP') {
    takeBytes(state, protocol, frame.direction, bytesOf(frame, 0, frame.kept), frame);
    return;
  }
  if (state.stream[frame.direction].lost && !resume(state, protocol, frame)) return;
  const side = state.stream[frame.direction];
  // A message that is passed over need not be decoded.
  const text = frame.text !== undefined && side.skip < frame.kept ? utf8Bytes(frame.text) : undefined;
  let at = 0;
  while (at < frame.kept && !side.lost && !state.stream.facts.done) {
    const passed = Math.min(side.skip, frame.kept - at);
    side.skip -= passed;
    at += passed;
    const part = text ? text.subarray(at) : bytesOf(frame, at, BYTES_OF_PART);
    if (part.length === 0) break;
    takeBytes(state, protocol, frame.direction, part, frame);
    at += part.length;
  }
  if (at < frame.size) passUnseen(side, frame.size - at);
  if (side.lost && frame.direction === 'received') state.unreadSince ??= frame.id;
}

function resume(state: ByteStream, protocol: PacketProtocol, frame: Frame): boolean {
  const [reader] = PACKET_READERS[protocol];
  const { stream } = state;
  const bytes = bytesOf(frame, 0, MOST_OF_HEAD);
  if (!reader.resumesWith?.(bytes, frame.size, frame.direction, stream.facts)) return false;
  stream[frame.direction] = createSide();
  return true;
}

function takeBytes(
  state: ByteStream,
  protocol: StreamProtocol,
  direction: Direction,
  bytes: Uint8Array,
  frame: Frame,
): void {
  if (protocol === 'RSocket') return;
  if (protocol === 'XMPP') {
    if (direction === 'sent') return;
    const { kept, fault } = readXmpp(state.text, latin1(bytes));
    state.text = kept;
    if (fault) noteFault(state, fault, frame);
    return;
  }
  const [reader] = PACKET_READERS[protocol];
  for (const fault of feedPackets(reader, state.stream, direction, bytes)) noteFault(state, fault, frame);
}

function noteFault({ faults }: ByteStream, fault: StreamFault, { id, at }: Frame): void {
  const same = faults.some((one) => one.packet === fault.packet && one.code === fault.code);
  if (!same && faults.length < MOST_FAULTS) faults.push({ ...fault, event: id, at });
}

/** Up to `length` bytes of what was kept of a message, from `from` on. */
function bytesOf({ text, base64 }: Frame, from: number, length: number): Uint8Array {
  if (text !== undefined) {
    const start = from === 0 ? text.slice(0, length) : text;
    return utf8Bytes(start).subarray(from, from + length);
  }
  if (base64 === undefined) return new Uint8Array(0);
  const begin = Math.floor(from / 3) * 4;
  const end = Math.ceil((from + length) / 3) * 4;
  const bytes = base64Decode(base64.slice(begin, end)) ?? new Uint8Array(0);
  const skip = from - (begin / 4) * 3;
  return bytes.subarray(skip, skip + length);
}
