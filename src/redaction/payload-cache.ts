import type { Payload } from '../capture/captured-event.ts';
import type { PlaceholderMap } from './placeholder-map.ts';

/** What was made of a message, so that it need not be made again: true for as long as no other secret is found. */
export interface PayloadCache {
  recall<P extends Payload>(payload: P): P | undefined;
  /** `known`: how many secrets there were before `shown` was made; where it found more, it is not kept. */
  keep<P extends Payload>(payload: P, known: number, shown: P): P;
}

/** What is kept at most of messages that masking changed, in characters. */
const ROOM = 32 * 1024 * 1024;

export function createPayloadCache(book: Pick<PlaceholderMap, 'size'>): PayloadCache {
  let made = new Map<Payload, Payload>();
  let size = book.size();
  let room = ROOM;
  const isCurrent = (known: number): boolean => {
    if (size === book.size()) return known === size;
    size = book.size();
    made = new Map();
    room = ROOM;
    return known === size;
  };
  return {
    recall: <P extends Payload>(payload: P) =>
      isCurrent(size) ? (made.get(payload) as P | undefined) : undefined,
    keep(payload, known, shown) {
      if (!isCurrent(known)) return shown;
      if (shown !== payload) room -= (shown.text ?? shown.base64 ?? '').length;
      if (room > 0) made.set(payload, shown);
      return shown;
    },
  };
}
