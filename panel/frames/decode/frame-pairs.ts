import type { Decoded } from '../../../src/decoders/decoded.ts';
import type { Frame } from '../../../src/session/messages/frame-log.ts';
import { positionOf } from '../frame-position.ts';
import type { Reading } from './read-frame.ts';

type Read = (frame: Frame) => Reading;
type Paired = Extract<Decoded, { pair: string }>;

/** How many frames are searched for the other half of a pair; binary ones must be decoded for it. */
const LOOKED_AT = 4_000;
export const MOST_COMPARED = 400;

const decodedOf = (reading: Reading): Decoded | undefined =>
  reading.outcome === 'decoded' ? reading.decoded : undefined;

const isPaired = (decoded: Decoded | undefined): decoded is Paired =>
  decoded !== undefined && 'pair' in decoded;

/** A request such as a subscription: what comes for it is news, not a late answer. */
export function isStream(reading: Reading): boolean {
  const decoded = decodedOf(reading);
  return decoded?.role === 'request' && decoded.stream === true;
}

/** The request that a frame answers, or the first answer to a request. */
export function findPartner(kept: readonly Frame[], frame: Frame, read: Read): Frame | undefined {
  const decoded = decodedOf(read(frame));
  if (!isPaired(decoded)) return undefined;
  const step = decoded.role === 'request' ? 1 : -1;
  const wanted = decoded.role === 'request' ? 'response' : 'request';
  // The text that both halves contain: the last word of the pair, without quotes.
  const token = decoded.pair.split(' ').at(-1)?.replaceAll(/\\?"/g, '') ?? '';
  const start = positionOf(kept, frame.id);
  let decodes = 0;
  for (let at = start + step, seen = 0; seen < LOOKED_AT && decodes < MOST_COMPARED; at += step, seen += 1) {
    const other = kept[at];
    if (!other) return undefined;
    if (other.direction === frame.direction || (other.text !== undefined && !other.text.includes(token)))
      continue;
    decodes += 1;
    const found = decodedOf(read(other));
    if (
      isPaired(found) &&
      found.role === wanted &&
      found.pair === decoded.pair &&
      found.protocol === decoded.protocol
    ) {
      return other;
    }
  }
  return undefined;
}

/** The latest earlier frame of the same kind: same direction, protocol, role and name. */
export function findPrevious(kept: readonly Frame[], frame: Frame, read: Read): Frame | undefined {
  const reading = read(frame);
  const start = positionOf(kept, frame.id);
  for (let at = start - 1; at >= 0 && start - at <= MOST_COMPARED; at -= 1) {
    const other = kept[at];
    if (!other) return undefined;
    if (other.direction !== frame.direction || other.opcode !== frame.opcode) continue;
    if (isAlike(read(other), reading)) return other;
  }
  return undefined;
}

function isAlike(a: Reading, b: Reading): boolean {
  const [one, other] = [decodedOf(a), decodedOf(b)];
  return (
    a.outcome === b.outcome &&
    one?.protocol === other?.protocol &&
    one?.role === other?.role &&
    one?.name === other?.name
  );
}
