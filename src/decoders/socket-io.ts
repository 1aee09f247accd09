import { asObject, type JsonObject, numberAt, textAt } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';
import { brief, dotted } from './brief.ts';
import type { Decoded } from './decoded.ts';

const ENGINE = 'Engine.IO';
const PROTOCOL = 'Socket.IO';
const TYPES = [
  'CONNECT',
  'DISCONNECT',
  'EVENT',
  'ACK',
  'CONNECT_ERROR',
  'BINARY_EVENT',
  'BINARY_ACK',
] as const;
type PacketType = (typeof TYPES)[number];

/** A Socket.IO packet (protocol 5) as a value. */
export interface SocketIoPacket {
  type: PacketType;
  namespace: string;
  id?: number;
  /** The number of binary messages that belong to it and follow it. */
  attachments?: number;
  data?: unknown;
}

/** Engine.IO 4 with Socket.IO 5 (https://socket.io/docs/v4/engine-io-protocol/). */
export function decodeSocketIo(text: string): Decoded | undefined {
  const rest = text.slice(1);
  switch (text[0]) {
    case '0':
      return handshake(rest);
    case '1':
      return rest === '' ? engine('control', 'close', 'the transport closes') : undefined;
    case '2':
      return beat('ping', rest);
    case '3':
      return beat('pong', rest);
    case '4':
      return packet(rest);
    case '5':
      return rest === '' ? engine('control', 'upgrade', 'from polling to WebSocket') : undefined;
    case '6':
      return rest === '' ? engine('control', 'noop', '') : undefined;
    default:
      return undefined;
  }
}

function engine(
  role: 'control' | 'heartbeat',
  name: string,
  summary: string,
  value: unknown = name,
): Decoded {
  return { protocol: ENGINE, role, name, summary, value };
}

function beat(name: 'ping' | 'pong', rest: string): Decoded | undefined {
  if (rest === 'probe') return engine('control', `${name} probe`, 'tries the WebSocket before it is used');
  return rest === '' ? engine('heartbeat', name, '') : undefined;
}

function handshake(rest: string): Decoded | undefined {
  const value = asObject(parseJson(rest));
  const every = numberAt(value, 'pingInterval');
  const timeout = numberAt(value, 'pingTimeout');
  if (textAt(value, 'sid') === undefined || every === undefined || timeout === undefined) return undefined;
  return engine('control', 'open', `ping every ${every} ms, timeout ${timeout} ms`, value);
}

const PACKET = /^([0-6])(?:(\d{1,4})-)?(?:(\/[^,]{0,200}),)?(\d{1,15})?/;

function packet(rest: string): Decoded | undefined {
  const found = PACKET.exec(rest);
  const type = TYPES[Number(found?.[1])];
  if (!found || type === undefined) return undefined;
  const [all, , attachments, namespace = '/', id] = found;
  const binary = type === 'BINARY_EVENT' || type === 'BINARY_ACK';
  if (binary !== (attachments !== undefined)) return undefined;
  const json = rest.slice(all.length);
  const data = json === '' ? undefined : parseJson(json);
  if (json !== '' && data === undefined) return undefined;
  return describe({
    type,
    namespace,
    ...(id === undefined ? {} : { id: Number(id) }),
    ...(attachments === undefined ? {} : { attachments: Number(attachments) }),
    ...(data === undefined ? {} : { data }),
  });
}

function describe(value: SocketIoPacket): Decoded | undefined {
  const { type, data, id } = value;
  switch (type) {
    case 'EVENT':
    case 'BINARY_EVENT':
      return event(value);
    case 'ACK':
    case 'BINARY_ACK': {
      if (!Array.isArray(data) || id === undefined) return undefined;
      return {
        ...shown(value, `ack ${id}`, briefArguments(data)),
        role: 'response',
        pair: pairOf(value),
        failed: false,
      };
    }
    case 'CONNECT':
      if (id !== undefined || (data !== undefined && !asObject(data))) return undefined;
      return { ...shown(value, 'connect', ''), role: 'control' };
    case 'DISCONNECT':
      if (id !== undefined || data !== undefined) return undefined;
      return { ...shown(value, 'disconnect', ''), role: 'control' };
    case 'CONNECT_ERROR': {
      const message = textAt(asObject(data), 'message');
      if (id !== undefined || message === undefined) return undefined;
      return { ...shown(value, 'connect_error', message), role: 'control' };
    }
    default:
      return type satisfies never;
  }
}

function event(value: SocketIoPacket): Decoded | undefined {
  const { data, id } = value;
  if (!Array.isArray(data)) return undefined;
  const [name, ...given] = data as unknown[];
  if (typeof name !== 'string' && typeof name !== 'number') return undefined;
  const told = shown(value, String(name), briefArguments(given));
  return id === undefined ? { ...told, role: 'event' } : { ...told, role: 'request', pair: pairOf(value) };
}

const pairOf = ({ namespace, id }: SocketIoPacket): string => `${namespace} ${id}`;
const briefArguments = (given: readonly unknown[]): string => given.map((each) => brief(each)).join(', ');

function shown(value: SocketIoPacket, name: string, summary: string) {
  const { namespace, attachments } = value;
  return {
    protocol: PROTOCOL,
    name,
    summary: dotted(
      namespace !== '/' && namespace,
      summary,
      attachments !== undefined && `${attachments} binary ${attachments === 1 ? 'part' : 'parts'}`,
    ),
    value,
  };
}

/** The binary message that a packet's arguments name by its number. */
function placeholderNumber(value: JsonObject): number | undefined {
  return value._placeholder === true ? numberAt(value, 'num') : undefined;
}

/** The packet's data with its binary parts filled in; a missing part keeps its placeholder. */
export function withAttachments(data: unknown, parts: readonly (Uint8Array | undefined)[]): unknown {
  if (Array.isArray(data)) return data.map((item) => withAttachments(item, parts));
  const object = asObject(data);
  if (!object) return data;
  const number = placeholderNumber(object);
  if (number !== undefined) return parts[number] ?? data;
  return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, withAttachments(item, parts)]));
}
