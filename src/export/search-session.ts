import type { EventId } from '../capture/captured-event.ts';
import type { ConnectionId } from '../session/connection.ts';
import type { Frame } from '../session/messages/frame-log.ts';
import type { Session } from '../session/session.ts';
import { describeNoted } from './report/describe-event.ts';

/** One place where the words were found. */
export interface Hit {
  connection: ConnectionId;
  /** Absent: in the connection's URL itself. */
  event?: EventId;
  where: 'url' | 'event' | 'frame' | 'header';
  at: number;
  /** The words and the text around them. */
  before: string;
  found: string;
  after: string;
}

/** How far a search has come, 0 to 1, and what it has found since the step before. */
export interface SearchStep {
  done: number;
  hits: Hit[];
}

/** More hits than this help nobody; the search ends there. */
export const MOST_HITS = 500;
const AROUND = 40;
/** Frames are looked at in steps of so many bytes, so that the caller can rest in between. */
const STEP_BYTES = 1 << 20;

/** Words as they are, capitals or not; between slashes a regular expression. Undefined: it is none. */
export function searchPattern(query: string): RegExp | undefined {
  const written = /^\/(.+)\/([a-z]*)$/.exec(query);
  try {
    if (written)
      return new RegExp(written[1] ?? '', [...new Set(`${written[2]?.replace(/[gy]/g, '')}`)].join(''));
    return new RegExp(query.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  } catch {
    // The user is still typing the expression.
    return undefined;
  }
}

type Place = Omit<Hit, 'before' | 'found' | 'after'>;

function hitIn(text: string, pattern: RegExp, place: Place): Hit[] {
  const match = pattern.exec(text);
  if (!match || match[0] === '') return [];
  const end = match.index + match[0].length;
  return [
    {
      ...place,
      before: text.slice(Math.max(0, match.index - AROUND), match.index),
      found: match[0].slice(0, 200),
      after: text.slice(end, end + AROUND),
    },
  ];
}

function* inFrames(
  kept: readonly Frame[],
  connection: ConnectionId,
  pattern: RegExp,
): Generator<{ bytes: number; hits: Hit[] }> {
  let bytes = 0;
  let hits: Hit[] = [];
  // The array may grow or lose its oldest while this rests; what is there when it is come to is looked at.
  for (const frame of kept) {
    bytes += frame.kept + 64;
    if (frame.text !== undefined && pattern.test(frame.text)) {
      hits.push(...hitIn(frame.text, pattern, { connection, event: frame.id, where: 'frame', at: frame.at }));
    }
    if (bytes < STEP_BYTES) continue;
    yield { bytes, hits };
    bytes = 0;
    hits = [];
  }
  yield { bytes, hits };
}

/**
 * Looks for a pattern in all connections: URLs, events, headers, and the text of messages as far as it is kept. In
 * steps, so that the caller can rest in between.
 */
export function* searchSession(session: Session, pattern: RegExp): Generator<SearchStep> {
  const connections = [...session.connections.values()];
  const all = connections.reduce(
    (sum, { frames }) => sum + frames.keptBytes + 64 * (frames.kept.length + 1),
    1,
  );
  let seen = 0;
  let count = 0;
  for (const { id, url, createdAt, notes, wire, frames } of connections) {
    const hits = hitIn(url, pattern, { connection: id, where: 'url', at: createdAt });
    for (const noted of notes) {
      if (noted.event.kind === 'frame' || noted.event.kind === 'created') continue;
      const place = { connection: id, event: noted.id, where: 'event', at: noted.event.at } as const;
      hits.push(...hitIn(describeNoted(noted.event), pattern, place));
    }
    for (const { name, value } of wire ? [...wire.entry.requestHeaders, ...wire.entry.responseHeaders] : []) {
      const place = { connection: id, event: wire?.event ?? 0, where: 'header', at: createdAt } as const;
      hits.push(...hitIn(`${name}: ${value}`, pattern, place));
    }
    count += hits.length;
    yield { done: seen / all, hits };
    for (const step of inFrames(frames.kept, id, pattern)) {
      seen += step.bytes;
      count += step.hits.length;
      yield { done: Math.min(1, seen / all), hits: step.hits };
      if (count >= MOST_HITS) return;
    }
  }
}
