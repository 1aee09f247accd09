import type { Direction, Payload } from '../event.ts';
import { encodeString } from './json-tokens.ts';
import type { SecretBook } from './secret-book.ts';

type Said = Payload & { direction: Direction };

/** So many characters of each message's edge are read together. */
export const EDGE = 4_096;

/**
 * Secrets that begin at the end of one message and go on in the next of the same direction: of fragments, and of
 * programs that send their text in pieces. `text` masks both together, and what it finds is in the book.
 */
export function maskSplits<P extends Said>(
  before: readonly P[],
  masked: P[],
  text: (joined: string) => string,
  book: Pick<SecretBook, 'entries'>,
): void {
  const last = new Map<Direction, number>();
  before.forEach((payload, at) => {
    const previous = last.get(payload.direction);
    last.set(payload.direction, at);
    if (previous === undefined || payload.text === undefined) return;
    const head = before[previous]?.text;
    if (head === undefined || /[}\])>\n\0]\s*$/.test(head)) return;
    const edges = { head: head.slice(-EDGE), tail: payload.text.slice(0, EDGE) };
    const shown = text(edges.head + edges.tail);
    const apart = [previous, at].map((each) => masked[each]?.text ?? '').join('');
    // What is masked apart as it is together has nothing at its seam.
    if (shown === apart) return;
    const found = [...book.entries()].filter(([, placeholder]) => shown.includes(placeholder));
    mend(masked, previous, at, edges, found);
  });
}

function mend<P extends Said>(
  masked: P[],
  first: number,
  second: number,
  { head, tail }: { head: string; tail: string },
  found: readonly (readonly [secret: string, placeholder: string])[],
): void {
  for (const [secret, placeholder] of found) {
    for (const form of [secret, encodeString(secret)]) {
      const at = (head + tail).indexOf(form, Math.max(0, head.length - form.length + 1));
      if (at < 0 || at >= head.length) continue;
      const inTail = at + form.length - head.length;
      replaceEdge(masked, first, (text) =>
        text.endsWith(head.slice(at)) ? text.slice(0, text.length - (head.length - at)) + placeholder : text,
      );
      replaceEdge(masked, second, (text) =>
        text.startsWith(tail.slice(0, inTail)) ? placeholder + text.slice(inTail) : text,
      );
      break;
    }
  }
}

function replaceEdge<P extends Said>(masked: P[], at: number, change: (text: string) => string): void {
  const payload = masked[at];
  if (payload?.text !== undefined) masked[at] = { ...payload, text: change(payload.text) };
}
