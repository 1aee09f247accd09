import type { Direction } from '../../capture/captured-event.ts';
import type { TextTopic } from '../../server-text/topic.ts';
import { textAt, uint16, uint32 } from './byte-view.ts';
import { holdsWholePackets, type PacketReader, type PacketSize, type StreamFault } from './stream-reader.ts';

const METHOD = 1;
const HEADER = 8;
const CONNECTION_CLOSE = '10.50';
const CHANNEL_CLOSE = '20.40';

/** https://www.rabbitmq.com/resources/specs/amqp0-9-1.pdf section 1.1 */
const REPLY_CODES: Readonly<Record<number, readonly [string, TextTopic]>> = {
  311: ['content-too-large', 'payload-size'],
  312: ['no-route', 'unknown-resource'],
  313: ['no-consumers', 'unknown-resource'],
  320: ['connection-forced', 'shutdown'],
  402: ['invalid-path', 'unknown-resource'],
  403: ['access-refused', 'credentials'],
  404: ['not-found', 'unknown-resource'],
  405: ['resource-locked', 'duplicate-session'],
  406: ['precondition-failed', 'malformed-request'],
  501: ['frame-error', 'malformed-request'],
  502: ['syntax-error', 'malformed-request'],
  503: ['command-invalid', 'malformed-request'],
  504: ['channel-error', 'malformed-request'],
  505: ['unexpected-frame', 'malformed-request'],
  506: ['resource-error', 'rate-limit'],
  530: ['not-allowed', 'permission'],
  540: ['not-implemented', 'malformed-request'],
  541: ['internal-error', 'server-error'],
};

/** A broker that does not speak the version answers with the header of its own, and closes (section 4.2.2). */
function sizeOf(held: readonly number[]): PacketSize {
  if (held[0] === 0x41) return HEADER;
  const type = held[0] ?? 0;
  if (type !== METHOD && type !== 2 && type !== 3 && type !== 8) return 'lost';
  if (held.length < 7) return 'more';
  return uint32(held, 3) + 8;
}

function wants(held: readonly number[], direction: Direction): boolean {
  return held[0] === 0x41 || (direction === 'received' && held[0] === METHOD);
}

function take(packet: Uint8Array, direction: Direction): StreamFault | undefined {
  if (direction === 'sent') return undefined;
  if (packet[0] === 0x41) {
    const version = `${packet[5] ?? 0}-${packet[6] ?? 0}-${packet[7] ?? 0}`;
    const words = `the broker speaks version ${version}`;
    return {
      packet: 'protocol header',
      code: '',
      name: words,
      words: '',
      topic: 'malformed-request',
      ends: true,
    };
  }
  const method = `${uint16(packet, 7)}.${uint16(packet, 9)}`;
  if (method !== CONNECTION_CLOSE && method !== CHANNEL_CLOSE) return undefined;
  const code = uint16(packet, 11);
  if (code < 300) return undefined;
  const [name, topic] = REPLY_CODES[code] ?? [`reply code ${code}`, 'unknown'];
  const ends = method === CONNECTION_CLOSE;
  return {
    packet: ends ? 'connection.close' : 'channel.close',
    code: String(code),
    name,
    words: textAt(packet, 14, packet[13] ?? 0),
    topic,
    ends,
  };
}

export const amqp091Stream: PacketReader = {
  sizeOf,
  wants,
  take,
  resumesWith: (...message) => holdsWholePackets(sizeOf, message),
};
