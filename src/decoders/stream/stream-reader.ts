import type { Direction } from '../../capture/captured-event.ts';
import type { TextTopic } from '../../server-text/topic.ts';

/** Protocols that run as a stream of bytes, so that a packet may be split over messages or share one. */
export type StreamProtocol =
  | 'MQTT'
  | 'AMQP 1.0'
  | 'AMQP 0-9-1'
  | 'RFB (VNC)'
  | 'SSH'
  | 'SOCKS5'
  | 'STOMP'
  | 'XMPP'
  | 'Guacamole'
  | 'RSocket';

/** What the server says in the stream about a failure. */
export interface StreamFault {
  /** The packet's name in the specification, such as `CONNACK`. */
  packet: string;
  /** Empty where the protocol has none. */
  code: string;
  /** What the specification calls the code. */
  name: string;
  /** The server's own sentence, empty where it gave none. */
  words: string;
  topic: TextTopic;
  /** The protocol ends the connection with it; otherwise it refuses one request. */
  ends: boolean;
}

/** What the reader of a protocol has to remember of a connection; plain values alone. */
export interface StreamFacts {
  phase: string;
  /** Version, or the number of a choice. */
  number: number;
  /** From here on the stream cannot be read, or has nothing more to say: encryption, pictures. */
  done: boolean;
  /** The name by which the client introduces itself. */
  client?: string;
}

/**
 * How many bytes the packet takes whose first bytes are given. `more`: not known yet. `wait`: the other direction has to
 * go on first. `lost`: these bytes begin no packet. `until`: up to the next byte of this value, nothing of which matters.
 */
export type PacketSize = number | 'more' | 'wait' | 'lost' | { until: number };

export interface PacketReader {
  sizeOf(held: readonly number[], direction: Direction, facts: StreamFacts): PacketSize;
  /** Whether the packet's content is needed. */
  wants(held: readonly number[], direction: Direction, facts: StreamFacts): boolean;
  /** Reads a packet, of which at most `MOST_HELD` bytes are given. */
  take(packet: Uint8Array, direction: Direction, facts: StreamFacts): StreamFault | undefined;
  /** Whether reading can go on, after lost bytes, with a message that begins like this; absent: never. */
  resumesWith?(message: Uint8Array, size: number, direction: Direction, facts: StreamFacts): boolean;
}

/** Of one packet so many bytes are kept at most. */
export const MOST_HELD = 8_192;

/** One direction of a stream. */
export interface StreamSide {
  held: number[];
  /** The whole size of the packet that `held` begins, once it is known. */
  size?: number;
  /** Bytes that are passed over. */
  skip: number;
  /** Everything up to the next byte of this value is passed over. */
  until?: number;
  /** A part is missing, and where the next packet begins is not known. */
  lost: boolean;
}

export const createSide = (): StreamSide => ({ held: [], skip: 0, lost: false });

export interface Stream {
  facts: StreamFacts;
  sent: StreamSide;
  received: StreamSide;
}

const OTHER = { sent: 'received', received: 'sent' } as const;

/** Takes the next bytes of one direction, and returns the faults that they complete. */
export function feedPackets(
  reader: PacketReader,
  stream: Stream,
  direction: Direction,
  bytes: Uint8Array,
): StreamFault[] {
  const found: StreamFault[] = [];
  const side = stream[direction];
  let at = 0;
  while (at < bytes.length && !stream.facts.done && !side.lost) {
    if (side.skip > 0) {
      const passed = Math.min(side.skip, bytes.length - at);
      side.skip -= passed;
      at += passed;
    } else if (side.until !== undefined) {
      const end = bytes.indexOf(side.until, at);
      if (end < 0) return found;
      at = end + 1;
      delete side.until;
    } else {
      at = hold(side, bytes, at);
      settle(reader, stream, direction, found);
    }
  }
  return found;
}

/** A packet of known size is taken in one piece; of any other, byte by byte. */
function hold(side: StreamSide, bytes: Uint8Array, at: number): number {
  const wanted = side.size === undefined ? 1 : Math.min(side.size, MOST_HELD) - side.held.length;
  const end = Math.min(bytes.length, at + Math.max(1, wanted));
  for (let next = at; next < end; next += 1) side.held.push(bytes[next] ?? 0);
  return end;
}

/** Reads what is complete; one direction may have waited for the other. */
function settle(reader: PacketReader, stream: Stream, direction: Direction, found: StreamFault[]): void {
  let turns = 0;
  while (readNext(reader, stream, direction, found) || readNext(reader, stream, OTHER[direction], found)) {
    turns += 1;
    if (turns > MOST_HELD) return;
  }
}

/** True where a packet was read, so that more may be. */
function readNext(reader: PacketReader, stream: Stream, direction: Direction, found: StreamFault[]): boolean {
  const side = stream[direction];
  const { facts } = stream;
  if (facts.done || side.lost || side.held.length === 0) return false;
  if (side.size === undefined) {
    const size = reader.sizeOf(side.held, direction, facts);
    if (size === 'more' || size === 'wait') {
      if (side.held.length >= MOST_HELD) loseTrack(side);
      return false;
    }
    if (size === 'lost' || size === 0) {
      loseTrack(side);
      return false;
    }
    if (typeof size === 'object') {
      side.held = [];
      side.until = size.until;
      return false;
    }
    side.size = size;
  }
  const { size } = side;
  if (size > side.held.length && !reader.wants(side.held, direction, facts)) {
    side.skip = size - side.held.length;
    nextPacket(side, side.held.length);
    return false;
  }
  const needed = Math.min(size, MOST_HELD);
  if (side.held.length < needed) return false;
  const fault = reader.take(Uint8Array.from(side.held.slice(0, needed)), direction, facts);
  if (fault) found.push(fault);
  side.skip = size - needed;
  nextPacket(side, needed);
  return true;
}

function nextPacket(side: StreamSide, used: number): void {
  side.held = side.held.slice(used);
  delete side.size;
}

export function loseTrack(side: StreamSide): void {
  side.held = [];
  side.skip = 0;
  side.lost = true;
  delete side.size;
  delete side.until;
}

/** `count` bytes went by that nobody kept. */
export function passUnseen(side: StreamSide, count: number): void {
  if (side.lost || count === 0) return;
  if (side.size !== undefined && side.held.length > 0) {
    // The packet's content is gone, and its end is known all the same.
    side.skip = side.size - side.held.length;
    nextPacket(side, side.held.length);
  }
  if (side.skip >= count) side.skip -= count;
  else loseTrack(side);
}

/** Whether a message holds whole packets and nothing else; for protocols whose packets begin with their length. */
export function holdsWholePackets(
  sizeOf: PacketReader['sizeOf'],
  [bytes, size, direction, facts]: Parameters<NonNullable<PacketReader['resumesWith']>>,
): boolean {
  let at = 0;
  while (at < size) {
    const held: number[] = [];
    let packet: PacketSize = 'more';
    while (packet === 'more' && at + held.length < bytes.length && held.length < LONGEST_HEADER) {
      held.push(bytes[at + held.length] ?? 0);
      packet = sizeOf(held, direction, facts);
    }
    if (typeof packet !== 'number' || packet === 0) return false;
    at += packet;
  }
  return at === size && size > 0;
}
const LONGEST_HEADER = 16;
