import type { Direction } from '../../../src/capture/captured-event.ts';
import type { Decoded } from '../../../src/decoders/decoded.ts';
import { describeJson } from '../../../src/decoders/json.ts';
import { describeMqtt } from '../../../src/decoders/mqtt.ts';
import { decodeProtobuf } from '../../../src/decoders/protobuf.ts';
import { decodeSignalrBinary } from '../../../src/decoders/signalr-binary.ts';
import { describeWamp } from '../../../src/decoders/wamp.ts';
import type { JsonObject } from '../../../src/shared/json-shape.ts';
import { readText, type Spoken } from '../../../src/stacks/decode-text.ts';
import { type LibraryName, library } from './libraries.ts';
import { type Packing, packingOf } from './packing.ts';

export type BytesReading =
  | { outcome: 'decoded'; decoded: Decoded }
  | { outcome: 'packed'; packing: Packing }
  /** Its decoder is being loaded, or could not be loaded. */
  | { outcome: 'loading' | 'failed'; library: LibraryName }
  | { outcome: 'plain' };

/** A whole binary message: decoded by the connection's protocol, otherwise by the formats that fit its bytes. */
export function readBytes(bytes: Uint8Array, direction: Direction, spoken: Spoken): BytesReading {
  return bySpoken(bytes, spoken) ?? asText(bytes, direction, spoken) ?? asPacked(bytes) ?? byForm(bytes);
}

const decodedAs = (decoded: Decoded | undefined): BytesReading | undefined =>
  decoded && { outcome: 'decoded', decoded };

function bySpoken(
  bytes: Uint8Array,
  { stack, subprotocol, mqttVersion = 4 }: Spoken,
): BytesReading | undefined {
  if (subprotocol.startsWith('wamp.2.msgpack')) {
    return using('messagePack', (read) => wampOf(read(bytes)));
  }
  if (subprotocol.startsWith('wamp.2.cbor')) return using('cbor', (read) => wampOf(read(bytes)));
  if (stack === 'SignalR') return using('messagePack', (read) => decodeSignalrBinary(bytes, read));
  if (stack !== 'MQTT') return undefined;
  return using('mqtt', (read) => describeMqtt(read(bytes, mqttVersion) as unknown as JsonObject[]));
}

function wampOf(value: unknown): Decoded | undefined {
  return Array.isArray(value) ? describeWamp(value) : undefined;
}

type Read<Name extends LibraryName> = Exclude<ReturnType<typeof library<Name>>, string>;

function using<Name extends LibraryName>(
  name: Name,
  decode: (read: Read<Name>) => Decoded | undefined,
): BytesReading | undefined {
  const read = library(name);
  if (read === 'loading' || read === 'failed') return { outcome: read, library: name };
  try {
    return decodedAs(decode(read as Read<Name>));
  } catch {
    // Its library rejected it: it is something else.
    return undefined;
  }
}

const OPENING = new Set([0x7b, 0x5b]);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Servers often send text in binary messages. */
function asText(bytes: Uint8Array, direction: Direction, spoken: Spoken): BytesReading | undefined {
  if (!OPENING.has(bytes[0] ?? 0) && spoken.stack !== 'STOMP') return undefined;
  try {
    return decodedAs(readText(utf8.decode(bytes), direction, spoken));
  } catch {
    return undefined;
  }
}

function asPacked(bytes: Uint8Array): BytesReading | undefined {
  const packing = packingOf(bytes);
  return packing && { outcome: 'packed', packing };
}

/** Fewer bytes than this fit any format. */
const LEAST = 3;

/** Nothing says what it is: only a whole structure counts, since single bytes are valid values in every format. */
function byForm(bytes: Uint8Array): BytesReading {
  if (bytes.length < LEAST) return { outcome: 'plain' };
  const structured = (protocol: string, value: unknown): Decoded | undefined =>
    typeof value === 'object' && value !== null && !(value instanceof Uint8Array) && isOfText(value)
      ? { ...describeJson(value, protocol), guess: true }
      : undefined;
  return (
    using('messagePack', (read) => structured('MessagePack', read(bytes))) ??
    using('cbor', (read) => structured('CBOR', read(bytes))) ??
    decodedAs(decodeProtobuf(bytes)) ?? { outcome: 'plain' }
  );
}

/** Random bytes decode to lists of small numbers; real data has maps with names, or lists with content. */
function isOfText(value: object): boolean {
  if (Array.isArray(value)) return value.length > 1 || value.some((item) => typeof item === 'object');
  return value instanceof Map || Object.keys(value).length > 0;
}
