import type { Direction } from '../../capture/captured-event.ts';
import type { TextTopic } from '../../server-text/topic.ts';
import { latin1, textAt } from './byte-view.ts';
import type { PacketReader, PacketSize, StreamFault } from './stream-reader.ts';

/** https://guacamole.apache.org/doc/gug/protocol-reference.html#status-codes */
const STATUS: Readonly<Record<number, readonly [string, TextTopic]>> = {
  256: ['unsupported', 'malformed-request'],
  512: ['server error', 'server-error'],
  513: ['server busy', 'rate-limit'],
  514: ['upstream timeout', 'backend-unreachable'],
  515: ['upstream error', 'backend-unreachable'],
  516: ['resource not found', 'unknown-resource'],
  517: ['resource conflict', 'duplicate-session'],
  518: ['resource closed', 'shutdown'],
  519: ['upstream not found', 'backend-unreachable'],
  520: ['upstream unavailable', 'backend-unreachable'],
  521: ['session conflict', 'duplicate-session'],
  522: ['session timeout', 'timeout'],
  523: ['session closed', 'shutdown'],
  768: ['bad request', 'malformed-request'],
  769: ['unauthorized', 'credentials'],
  771: ['forbidden', 'permission'],
  776: ['client timeout', 'timeout'],
  781: ['too much data from the client', 'payload-size'],
  783: ['wrong data type', 'malformed-request'],
  797: ['too many clients', 'rate-limit'],
};
const ERROR = '5.error,';
const END = 0x3b;

/** `LENGTH.VALUE,LENGTH.VALUE;`: values of other instructions hold no `;`, but for texts, which are passed over. */
function sizeOf(held: readonly number[], direction: Direction): PacketSize {
  if (direction === 'sent') return { until: END };
  if (held.length < ERROR.length && held.at(-1) !== END) return 'more';
  if (latin1(held.slice(0, ERROR.length)) !== ERROR)
    return held.at(-1) === END ? held.length : { until: END };
  return held.at(-1) === END && readError(Uint8Array.from(held)) ? held.length : 'more';
}

/** The text may hold the characters that end it: its length decides, in code points. */
function readError(packet: Uint8Array): { words: string; code: string } | undefined {
  const found = /^5\.error,(\d+)\.([\s\S]*),\d+\.(\d+);$/.exec(textAt(packet, 0, packet.length));
  const [, length, words = '', code = ''] = found ?? [];
  return found && [...words].length === Number(length) ? { words, code } : undefined;
}

function take(packet: Uint8Array, direction: Direction): StreamFault | undefined {
  const error = direction === 'sent' ? undefined : readError(packet);
  if (!error) return undefined;
  const { words, code } = error;
  const [name, topic] = STATUS[Number(code)] ?? [`status ${code}`, 'unknown'];
  return { packet: 'error', code, name, words, topic, ends: true };
}

export const guacamoleStream: PacketReader = {
  sizeOf,
  wants: () => true,
  take,
  resumesWith: (message) => /^\d+\.[\s\S]*;$/.test(latin1(message)),
};
