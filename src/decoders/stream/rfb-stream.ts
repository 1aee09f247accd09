import type { Direction } from '../../capture/captured-event.ts';
import { classifyText } from '../../server-text/classify-text.ts';
import { latin1, textAt, uint32 } from './byte-view.ts';
import type { PacketReader, PacketSize, StreamFacts, StreamFault } from './stream-reader.ts';

/** https://www.rfc-editor.org/rfc/rfc6143#section-7.1: the steps before the first picture, which alone can be read. */
type Phase = 'server-version' | 'client-version' | 'types' | 'choice' | 'challenge' | 'response' | 'result';
const VERSION = 12;
const NONE = 1;
const VNC_AUTHENTICATION = 2;
const CHALLENGE = 16;

/** A reason: its length in four bytes, then the text. */
function withReason(held: readonly number[], before: number): PacketSize {
  if (held.length < before + 4) return 'more';
  const length = uint32(held, before);
  return length > 0x10000 ? 'lost' : before + 4 + length;
}

function receivedSize(held: readonly number[], { phase, number }: StreamFacts): PacketSize {
  switch (phase as Phase) {
    case 'server-version':
      return VERSION;
    case 'types':
      if (number < 7) {
        if (held.length < 4) return 'more';
        return uint32(held, 0) === 0 ? withReason(held, 4) : 4;
      }
      return held[0] === 0 ? withReason(held, 1) : 1 + (held[0] ?? 0);
    case 'challenge':
      return CHALLENGE;
    case 'result':
      if (held.length < 4) return 'more';
      return uint32(held, 0) === 0 || number < 8 ? 4 : withReason(held, 4);
    default:
      return 'wait';
  }
}

function sizeOf(held: readonly number[], direction: Direction, facts: StreamFacts): PacketSize {
  if (direction === 'received') return receivedSize(held, facts);
  switch (facts.phase as Phase) {
    case 'client-version':
      return VERSION;
    case 'choice':
      return 1;
    case 'response':
      return CHALLENGE;
    default:
      return 'wait';
  }
}

function refused(code: number, name: string, words: string): StreamFault {
  const tooMany = code === 2 || /too many/i.test(words);
  const topic = tooMany
    ? 'rate-limit'
    : (classifyText(words)?.topic ?? (code === 0 ? 'unknown' : 'credentials'));
  return { packet: name, code: String(code), name: RESULTS[code] ?? 'failed', words, topic, ends: true };
}
const RESULTS: Readonly<Record<number, string>> = {
  0: 'no security types',
  1: 'failed',
  2: 'too many attempts',
};

/** After the choice: what the server sends next. */
function afterChoice(type: number, facts: StreamFacts): void {
  if (type === VNC_AUTHENTICATION) facts.phase = 'challenge';
  else if (type === NONE && facts.number >= 8) facts.phase = 'result';
  // Other types have an exchange of their own, most of them encrypted.
  else facts.done = true;
}

function take(packet: Uint8Array, _direction: Direction, facts: StreamFacts): StreamFault | undefined {
  switch (facts.phase as Phase) {
    case 'server-version':
      facts.phase = 'client-version';
      return undefined;
    case 'client-version':
      facts.number = Number(latin1(packet.subarray(8, 11))) || 3;
      facts.phase = 'types';
      return undefined;
    case 'types': {
      if (facts.number < 7) {
        const type = uint32(packet, 0);
        if (type === 0) return refused(0, 'security handshake', textAt(packet, 8, packet.length));
        afterChoice(type, facts);
        return undefined;
      }
      if (packet[0] === 0) return refused(0, 'security handshake', textAt(packet, 5, packet.length));
      facts.phase = 'choice';
      return undefined;
    }
    case 'choice':
      afterChoice(packet[0] ?? 0, facts);
      return undefined;
    case 'challenge':
      facts.phase = 'response';
      return undefined;
    case 'response':
      facts.phase = 'result';
      return undefined;
    case 'result': {
      facts.done = true;
      const code = uint32(packet, 0);
      return code === 0 ? undefined : refused(code, 'SecurityResult', textAt(packet, 8, packet.length));
    }
    default:
      return undefined;
  }
}

export const rfbStream: PacketReader = { sizeOf, wants: () => true, take };
