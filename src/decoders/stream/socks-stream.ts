import type { Direction } from '../../capture/captured-event.ts';
import type { TextTopic } from '../../server-text/topic.ts';
import type { PacketReader, PacketSize, StreamFacts, StreamFault } from './stream-reader.ts';

/** https://www.rfc-editor.org/rfc/rfc1928 and https://www.rfc-editor.org/rfc/rfc1929 */
type Phase = 'methods' | 'method' | 'password' | 'status' | 'request' | 'reply';
const VERSION = 5;
const PASSWORD = 2;
const NO_METHOD = 0xff;

const REPLIES: Readonly<Record<number, readonly [string, TextTopic]>> = {
  1: ['general SOCKS server failure', 'server-error'],
  2: ['connection not allowed by ruleset', 'permission'],
  3: ['network unreachable', 'backend-unreachable'],
  4: ['host unreachable', 'backend-unreachable'],
  5: ['connection refused', 'backend-unreachable'],
  6: ['TTL expired', 'backend-unreachable'],
  7: ['command not supported', 'malformed-request'],
  8: ['address type not supported', 'malformed-request'],
};

/** Version, command, reserved, then an address of a kind of its own and a port. */
function addressed(held: readonly number[]): PacketSize {
  if (held[0] !== VERSION) return 'lost';
  if (held.length < 5) return 'more';
  const kind = held[3];
  if (kind === 1) return 10;
  if (kind === 4) return 22;
  return kind === 3 ? 7 + (held[4] ?? 0) : 'lost';
}

function sizeOf(held: readonly number[], direction: Direction, { phase }: StreamFacts): PacketSize {
  const [first = 0, second] = held;
  switch (phase as Phase) {
    case 'methods':
      if (direction === 'received') return 'wait';
      return second === undefined ? 'more' : 2 + second;
    case 'method':
      if (direction === 'sent') return 'wait';
      return first === VERSION ? 2 : 'lost';
    case 'password': {
      if (direction === 'received') return 'wait';
      if (second === undefined) return 'more';
      const length = held[2 + second];
      return length === undefined ? 'more' : 3 + second + length;
    }
    case 'status':
      return direction === 'received' ? 2 : 'wait';
    case 'request':
      return direction === 'sent' ? addressed(held) : 'wait';
    case 'reply':
      return direction === 'received' ? addressed(held) : 'wait';
    default:
      return 'wait';
  }
}

function refused(packet: string, code: number, name: string, topic: TextTopic): StreamFault {
  return { packet, code: String(code), name, words: '', topic, ends: true };
}

function take(packet: Uint8Array, _direction: Direction, facts: StreamFacts): StreamFault | undefined {
  const second = packet[1] ?? 0;
  switch (facts.phase as Phase) {
    case 'methods':
      facts.phase = 'method';
      return undefined;
    case 'method':
      facts.phase = second === PASSWORD ? 'password' : 'request';
      if (second !== NO_METHOD) return undefined;
      facts.done = true;
      return refused('method selection', second, 'no acceptable authentication method', 'credentials');
    case 'password':
      facts.phase = 'status';
      return undefined;
    case 'status':
      facts.phase = 'request';
      return second === 0
        ? undefined
        : refused('authentication', second, 'user name or password rejected', 'credentials');
    case 'request':
      facts.phase = 'reply';
      return undefined;
    case 'reply': {
      facts.done = true;
      if (second === 0) return undefined;
      const [name, topic] = REPLIES[second] ?? [`reply ${second}`, 'unknown'];
      return refused('reply', second, name, topic);
    }
    default:
      return undefined;
  }
}

export const socksStream: PacketReader = { sizeOf, wants: () => true, take };
