import type { Direction, Payload } from '../capture/captured-event.ts';
import { BACKSLASH, QUOTE } from '../shared/json-chars.ts';
import { encodeString } from './formats/json-tokens.ts';
import type { PlaceholderMap } from './placeholder-map.ts';

type Said = Payload & { direction: Direction };
type Found = readonly (readonly [secret: string, placeholder: string])[];

/** So many characters of each message's edge are read together. */
export const EDGE = 4_096;

/** What of a message is read together with its neighbours. */
interface Piece {
  /** The message's place in the list. */
  at: number;
  text: string;
}

/**
 * Secrets that begin in one message and go on in the next of the same direction: of fragments, and of programs that
 * send their text in pieces. `text` masks them together, and what it finds is in the book.
 */
export function maskSplits<P extends Said>(
  before: readonly P[],
  masked: P[],
  text: (joined: string) => string,
  book: Pick<PlaceholderMap, 'entries'>,
): void {
  const open = new Map<Direction, Piece[]>();
  before.forEach(({ direction, text: said }, at) => {
    const heads = open.get(direction) ?? [];
    if (said === undefined) {
      open.delete(direction);
      return;
    }
    if (heads.length > 0) {
      const pieces = [...heads, { at, text: said.slice(0, EDGE) }];
      const shown = text(textOf(pieces));
      const apart = pieces.map((piece) => masked[piece.at]?.text ?? '').join('');
      // What is masked apart as it is together has nothing at its seams.
      if (shown !== apart) {
        const found = [...book.entries()].filter(([, placeholder]) => shown.includes(placeholder));
        applyMasks(masked, pieces, found);
      }
    }
    open.set(direction, goesOn(heads, { at, text: said }));
  });
}

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

/** What the next message is read behind: the latest, and as long as a string of JSON is open, those before it. */
function goesOn(heads: readonly Piece[], latest: Piece): Piece[] {
  const piece = { at: latest.at, text: latest.text.slice(-EDGE) };
  const isOpen = hasOpenString(textOf(heads) + piece.text);
  if (!isOpen) return /[}\])>\n\0]\s*$/.test(piece.text) ? [] : [piece];
  const all = [...heads, piece];
  while (textOf(all).length > EDGE && all.length > 1) all.shift();
  return all;
}

function hasOpenString(text: string): boolean {
  let open = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === BACKSLASH) at += 1;
    else if (char === QUOTE) open = !open;
  }
  return open;
}

function applyMasks<P extends Said>(masked: P[], pieces: readonly Piece[], found: Found): void {
  const joined = textOf(pieces);
  for (const [secret, placeholder] of found) {
    for (const form of new Set([secret, encodeString(secret)])) {
      for (let from = joined.indexOf(form); from >= 0; from = joined.indexOf(form, from + form.length))
        applyMask(masked, pieces, from, from + form.length, placeholder);
    }
  }
}

/** A secret from one place to another of the pieces' text; within one piece, it is masked already. */
function applyMask<P extends Said>(
  masked: P[],
  pieces: readonly Piece[],
  from: number,
  to: number,
  placeholder: string,
): void {
  let start = 0;
  for (const { at, text } of pieces) {
    const end = start + text.length;
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (from < end && to > start && !(from >= start && to <= end)) {
      replaceEdge(masked, at, part, to > end, placeholder);
    }
    start = end;
  }
}

function replaceEdge<P extends Said>(
  masked: P[],
  at: number,
  part: string,
  atEnd: boolean,
  placeholder: string,
): void {
  const payload = masked[at];
  if (payload?.text === undefined) return;
  const { text } = payload;
  if (atEnd && text.endsWith(part))
    masked[at] = { ...payload, text: text.slice(0, -part.length) + placeholder };
  else if (!atEnd && text.startsWith(part))
    masked[at] = { ...payload, text: placeholder + text.slice(part.length) };
}
