import type { Direction } from '../../capture/captured-event.ts';
import { textAt, uint16 } from './byte-view.ts';
import { REASON_CODES, RETURN_CODES } from './mqtt-codes.ts';
import {
  holdsWholePackets,
  type PacketReader,
  type PacketSize,
  type StreamFacts,
  type StreamFault,
} from './stream-reader.ts';

/** https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html section 2.1.2 */
const CONNECT = 1;
const CONNACK = 2;
const DISCONNECT = 14;
/** Answers to a request, by packet type: name, and whether a packet identifier comes first. */
const ANSWERS: Readonly<Record<number, string>> = {
  4: 'PUBACK',
  5: 'PUBREC',
  9: 'SUBACK',
  11: 'UNSUBACK',
};
const SUBACK = 9;
const FIRST_FAILURE = 0x80;
const REASON_STRING = 0x1f;
const SERVER_REFERENCE = 0x1c;

/** A number of one to four bytes, seven bits each (section 1.5.5); undefined where it has not ended. */
function varint(
  bytes: Uint8Array | readonly number[],
  at: number,
): { value: number; next: number } | undefined {
  let value = 0;
  for (let index = 0; index < 4; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 128 ** index;
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  return { value: -1, next: at + 4 };
}

/** Flags of the fixed header that each packet type allows (section 2.1.3); PUBLISH allows any. */
function isHeader(first: number, direction: Direction): boolean {
  const type = first >> 4;
  const flags = first & 15;
  if (type === 0) return false;
  if (type === 3) return (flags & 6) !== 6;
  if (type === 6 || type === 8 || type === 10) return flags === 2;
  if (direction === 'received' && type === CONNECT) return false;
  return flags === 0;
}

function sizeOf(held: readonly number[], direction: Direction): PacketSize {
  if (!isHeader(held[0] ?? 0, direction)) return 'lost';
  const length = varint(held, 1);
  if (!length) return 'more';
  return length.value < 0 ? 'lost' : length.next + length.value;
}

function wants(held: readonly number[], direction: Direction): boolean {
  const type = (held[0] ?? 0) >> 4;
  return direction === 'sent'
    ? type === CONNECT
    : type === CONNACK || type === DISCONNECT || ANSWERS[type] !== undefined;
}

const ONE_BYTE = new Set([0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2a]);
const TWO_BYTES = new Set([0x13, 0x21, 0x22, 0x23]);
const FOUR_BYTES = new Set([0x02, 0x11, 0x18, 0x27]);
const PAIR = 0x26;
const VARINT = 0x0b;

/** Reason string and server reference among the properties that begin at `at` (section 2.2.2). */
function propertiesAt(packet: Uint8Array, at: number): { reason: string; server: string } {
  const found = { reason: '', server: '' };
  const length = varint(packet, at);
  if (!length) return found;
  const end = Math.min(packet.length, length.next + length.value);
  for (let next = length.next; next < end; ) {
    const id = packet[next] ?? 0;
    next += 1;
    if (ONE_BYTE.has(id)) next += 1;
    else if (TWO_BYTES.has(id)) next += 2;
    else if (FOUR_BYTES.has(id)) next += 4;
    else if (id === VARINT) next = varint(packet, next)?.next ?? end;
    else {
      const text = textAt(packet, next + 2, uint16(packet, next));
      if (id === REASON_STRING) found.reason = text;
      if (id === SERVER_REFERENCE) found.server = text;
      next += 2 + uint16(packet, next);
      if (id === PAIR) next += 2 + uint16(packet, next);
    }
  }
  return found;
}

function faultOf(packet: string, code: number, words: string, ends: boolean, version: number): StreamFault {
  const [name, topic] = (version < 5 && ends ? RETURN_CODES : REASON_CODES)[code] ?? [
    `reason code ${code}`,
    'unknown',
  ];
  return { packet, code: String(code), name: version < 5 && !ends ? 'failure' : name, words, topic, ends };
}

/** Protocol name, version, flags, keep-alive time, properties of version 5, client identifier (section 3.1). */
function noteConnect(packet: Uint8Array, body: number, facts: StreamFacts): void {
  const version = body + 2 + uint16(packet, body);
  facts.number = packet[version] ?? 4;
  const properties = facts.number === 5 ? varint(packet, version + 4) : undefined;
  const id = properties ? properties.next + properties.value : version + 4;
  facts.client = textAt(packet, id + 2, uint16(packet, id));
}

function take(packet: Uint8Array, direction: Direction, facts: StreamFacts): StreamFault | undefined {
  const type = (packet[0] ?? 0) >> 4;
  const body = varint(packet, 1)?.next ?? 2;
  if (direction === 'sent') {
    if (type === CONNECT) noteConnect(packet, body, facts);
    return undefined;
  }
  const version = facts.number & 0x7f;
  const says = (at: number): string => {
    const { reason, server } = version < 5 ? { reason: '', server: '' } : propertiesAt(packet, at);
    return reason !== '' || server === '' ? reason : `use ${server}`;
  };
  if (type === CONNACK) {
    const code = packet[body + 1] ?? 0;
    return code === 0 ? undefined : faultOf('CONNACK', code, says(body + 2), true, version);
  }
  if (type === DISCONNECT) {
    const code = packet.length > body ? (packet[body] ?? 0) : 0;
    return code < FIRST_FAILURE ? undefined : faultOf('DISCONNECT', code, says(body + 1), true, 5);
  }
  const answer = ANSWERS[type];
  if (answer === undefined) return undefined;
  if (type === SUBACK || type === 11) return refusedTopic(packet, body, answer, version, says(body + 2));
  const code = version < 5 || packet.length < body + 3 ? 0 : (packet[body + 2] ?? 0);
  return code < FIRST_FAILURE ? undefined : faultOf(answer, code, says(body + 3), false, version);
}

/** After the packet identifier and the properties there is one code for each topic filter. */
function refusedTopic(
  packet: Uint8Array,
  body: number,
  name: string,
  version: number,
  words: string,
): StreamFault | undefined {
  const properties = version < 5 ? undefined : varint(packet, body + 2);
  const start = properties ? properties.next + properties.value : body + 2;
  const code = packet.subarray(start).find((each) => each >= FIRST_FAILURE);
  return code === undefined ? undefined : faultOf(name, code, words, false, version);
}

export const mqttStream: PacketReader = {
  sizeOf,
  wants,
  take,
  resumesWith: (...message) => holdsWholePackets(sizeOf, message),
};
