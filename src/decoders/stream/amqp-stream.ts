import type { Direction } from '../../capture/captured-event.ts';
import type { TextTopic } from '../../server-text/topic.ts';
import { type AmqpValue, amqpValue } from './amqp-value.ts';
import { latin1, uint32 } from './byte-view.ts';
import { holdsWholePackets, type PacketReader, type PacketSize, type StreamFault } from './stream-reader.ts';

/** Larger frames are no frames, in bytes. */
const LARGEST = 0x1000000;
const DETACH = 0x16;
const END = 0x17;
const CLOSE = 0x18;
const ERROR = 0x1d;
const SASL_OUTCOME = 0x44;
const NAMES: Readonly<Record<number, string>> = { [DETACH]: 'detach', [END]: 'end', [CLOSE]: 'close' };

/** http://docs.oasis-open.org/amqp/core/v1.0/os/amqp-core-security-v1.0-os.html section 5.3.3.6 */
const OUTCOMES = ['ok', 'auth', 'sys', 'sys-perm', 'sys-temp'];

const TOPICS: readonly (readonly [RegExp, TextTopic])[] = [
  [/unauthorized-access|invalid-token|not-authenticated/, 'credentials'],
  [/not-allowed|forbidden|access/, 'permission'],
  [/not-found|gone|redirect|entity-disabled/, 'unknown-resource'],
  [/resource-limit-exceeded|transfer-limit-exceeded|busy|throttl/, 'rate-limit'],
  [/message-size-exceeded|frame-size-too-small/, 'payload-size'],
  [/idle|timeout|expired/, 'timeout'],
  [/connection:forced|detach-forced/, 'shutdown'],
  [/stolen|resource-locked|duplicate/, 'duplicate-session'],
  [/decode-error|invalid-field|framing-error|precondition|not-implemented|argument/, 'malformed-request'],
  [/internal-error/, 'server-error'],
];

/** What an error condition, or a reply text, is about. */
function amqpTopic(condition: string): TextTopic {
  return TOPICS.find(([shows]) => shows.test(condition))?.[1] ?? 'unknown';
}

const isHeader = (held: readonly number[]): boolean => latin1(held.slice(0, 4)) === 'AMQP';

function sizeOf(held: readonly number[]): PacketSize {
  if (held.length < 4) return 'more';
  if (isHeader(held)) return 8;
  const size = uint32(held, 0);
  return size < 8 || size > LARGEST ? 'lost' : size;
}

/** Transfers carry the application's messages; the frames that matter here are small. */
function wants(held: readonly number[], direction: Direction): boolean {
  return isHeader(held) || (direction === 'received' && uint32(held, 0) <= 4_096);
}

/** The error of a performative: the first described list of type `error` among its fields. */
function errorIn(fields: AmqpValue): { condition: string; description: string } | undefined {
  if (!Array.isArray(fields)) return undefined;
  for (const field of fields) {
    if (typeof field !== 'object' || Array.isArray(field)) continue;
    const [condition, description] = Array.isArray(field.value) ? field.value : [];
    if ((field.of === ERROR || field.of === 'amqp:error:list') && typeof condition === 'string')
      return { condition, description: typeof description === 'string' ? description : '' };
  }
  return undefined;
}

function take(packet: Uint8Array, direction: Direction): StreamFault | undefined {
  if (direction === 'sent' || packet[0] === 0x41) return undefined;
  const start = (packet[4] ?? 2) * 4;
  const { value } = amqpValue(packet, start);
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const { of, value: fields } = value;
  if (of === SASL_OUTCOME) {
    const code = Array.isArray(fields) ? fields[0] : undefined;
    if (typeof code !== 'number' || code === 0) return undefined;
    const topic = code === 1 ? 'credentials' : 'server-error';
    const name = OUTCOMES[code] ?? 'failed';
    return { packet: 'sasl-outcome', code: String(code), name, words: '', topic, ends: true };
  }
  const packetName = typeof of === 'number' ? NAMES[of] : undefined;
  const error = errorIn(fields);
  if (packetName === undefined || !error) return undefined;
  const { condition, description } = error;
  const ends = of === CLOSE;
  return {
    packet: packetName,
    code: condition,
    name: condition,
    words: description,
    topic: amqpTopic(condition),
    ends,
  };
}

export const amqpStream: PacketReader = {
  sizeOf,
  wants,
  take,
  resumesWith: (...message) => holdsWholePackets(sizeOf, message),
};
