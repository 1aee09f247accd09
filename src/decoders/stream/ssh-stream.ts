import type { Direction } from '../../capture/captured-event.ts';
import type { TextTopic } from '../../server-text/topic.ts';
import { latin1, textAt, uint32 } from './byte-view.ts';
import type { PacketReader, PacketSize, StreamFacts, StreamFault } from './stream-reader.ts';

/** https://www.rfc-editor.org/rfc/rfc4253 section 4.2 and 6: lines up to the version, then packets. */
const LINE_END = 0x0a;
const LARGEST = 35_000;
const DISCONNECT = 1;
const NEW_KEYS = 21;

/** https://www.rfc-editor.org/rfc/rfc4253#section-11.1 */
const REASONS: Readonly<Record<number, readonly [string, TextTopic]>> = {
  1: ['host not allowed to connect', 'permission'],
  2: ['protocol error', 'malformed-request'],
  3: ['key exchange failed', 'malformed-request'],
  5: ['MAC error', 'malformed-request'],
  6: ['compression error', 'malformed-request'],
  7: ['service not available', 'backend-unreachable'],
  8: ['protocol version not supported', 'unknown-resource'],
  9: ['host key not verifiable', 'malformed-request'],
  10: ['connection lost', 'backend-unreachable'],
  11: ['by application', 'unknown'],
  12: ['too many connections', 'rate-limit'],
  13: ['authentication cancelled by user', 'credentials'],
  14: ['no more authentication methods available', 'credentials'],
  15: ['illegal user name', 'credentials'],
};

/** Lines that a server sends instead of its version when it refuses the client. */
const REFUSALS: readonly (readonly [RegExp, TextTopic])[] = [
  [/^Exceeded MaxStartups|^Too many connections/i, 'rate-limit'],
  [/^Not allowed at this time/i, 'rate-limit'],
  [/^Protocol mismatch|^Invalid SSH identification/i, 'malformed-request'],
];

/** The client's lines are of no interest, and its packets neither. */
function sizeOf(held: readonly number[], direction: Direction, facts: StreamFacts): PacketSize {
  if (direction === 'sent') return { until: LINE_END };
  if (facts.phase === 'lines') return held.at(-1) === LINE_END ? held.length : 'more';
  if (held.length < 4) return 'more';
  const length = uint32(held, 0);
  return length < 5 || length > LARGEST ? 'lost' : length + 4;
}

function take(packet: Uint8Array, _direction: Direction, facts: StreamFacts): StreamFault | undefined {
  if (facts.phase === 'lines') {
    const line = latin1(packet).trim();
    if (line.startsWith('SSH-')) facts.phase = 'packets';
    const topic = REFUSALS.find(([shows]) => shows.test(line))?.[1];
    return topic && { packet: 'identification', code: '', name: 'refused', words: line, topic, ends: true };
  }
  const type = packet[5];
  if (type === NEW_KEYS) facts.done = true;
  if (type !== DISCONNECT) return undefined;
  const code = uint32(packet, 6);
  const [name, topic] = REASONS[code] ?? [`reason code ${code}`, 'unknown'];
  const words = textAt(packet, 14, Math.min(uint32(packet, 10), packet.length));
  return { packet: 'SSH_MSG_DISCONNECT', code: String(code), name, words, topic, ends: true };
}

export const sshStream: PacketReader = { sizeOf, wants: () => true, take };
