import type { EventId } from '../../src/capture/captured-event.ts';
import { type ConnectionWithMessages, endOf, isFinished } from '../../src/session/connection.ts';
import type { TimeRange } from '../../src/session/messages/time-buckets.ts';
import type { Session } from '../../src/session/session.ts';
import { type MessageKey, t } from '../messages/message.ts';
import { type StatusKind, statusOf } from '../store/connection-status.ts';

/** A connection's life as a bar; positions are fractions of the range, 0 to 1. */
export interface Bar {
  id: string;
  kind: StatusKind;
  begin: number;
  /** Where CONNECTING ended: it opened or failed. */
  opened: number;
  end: number;
  /** Messages along the bar: position, and rate per second on a logarithmic scale. */
  density: { at: number; width: number; height: number }[];
}

/** An event of the page: a mark across all bars. */
export interface PageMark {
  id: EventId;
  at: number;
  /** Epoch milliseconds. */
  time: number;
  sign: string;
  words: string;
}

/** The position of a moment in a range, 0 to 1. */
export function placeIn({ from, until }: TimeRange, at: number): number {
  return Math.min(1, Math.max(0, (at - from) / Math.max(until - from, 1)));
}

/** Densities are rounded to as many steps as are visible. */
const STEPS = 160;

function densityOf({ timeBuckets, createdAt }: ConnectionWithMessages, range: TimeRange): Bar['density'] {
  const step = Math.max((range.until - range.from) / STEPS, timeBuckets.width);
  const counts = new Map<number, number>();
  for (const { index, sentFrames, receivedFrames } of timeBuckets.buckets) {
    const place = Math.floor((index * timeBuckets.width - range.from) / step);
    counts.set(place, (counts.get(place) ?? 0) + sentFrames + receivedFrames);
  }
  const length = Math.max(range.until - range.from, 1);
  const begin = placeIn(range, createdAt);
  // Ten messages stay visible beside ten thousand; no message is shown before its connection.
  return [...counts].map(([place, count]) => {
    const at = Math.max((place * step) / length, begin);
    return { at, width: ((place + 1) * step) / length - at, height: Math.log1p(count / (step / 1000)) };
  });
}

export function barOf(session: Session, connection: ConnectionWithMessages, range: TimeRange): Bar {
  const { createdAt, opened } = connection;
  const end = isFinished(connection) ? Math.max(endOf(connection), createdAt) : session.clock;
  return {
    id: connection.id,
    kind: statusOf(connection).kind,
    begin: placeIn(range, createdAt),
    opened: placeIn(range, opened?.at ?? end),
    end: placeIn(range, end),
    density: densityOf(connection, range),
  };
}

const MARKS: Record<string, readonly [sign: string, words: MessageKey]> = {
  offline: ['⚡', 'mark_offline'],
  online: ['↯', 'mark_online'],
  freeze: ['❄', 'mark_freeze'],
  resume: ['☀', 'mark_resume'],
};

function markOf(
  event: Session['pageNotes'][number]['event'],
  session: Session,
): readonly [string, MessageKey] | undefined {
  const top = session.contexts.get(event.context)?.top !== false;
  switch (event.kind) {
    case 'visibility':
      if (!top) return undefined;
      return event.state === 'hidden' ? ['◌', 'mark_hidden'] : ['◉', 'mark_shown'];
    case 'page-started':
      return event.top ? ['⇥', 'mark_loaded'] : undefined;
    case 'pagehide':
      return top ? ['⇤', 'mark_left'] : undefined;
    case 'page-lost':
      return ['✕', top ? 'mark_page_lost' : 'mark_frame_lost'];
    default:
      return MARKS[event.kind];
  }
}

/** Page events that may explain the bars. */
export function pageMarks(session: Session, range: TimeRange): PageMark[] {
  return session.pageNotes.flatMap(({ id, event }) => {
    const mark = markOf(event, session);
    if (!mark || event.at < range.from || event.at > range.until) return [];
    const [sign, words] = mark;
    return [{ id, at: placeIn(range, event.at), time: event.at, sign, words: t(words) }];
  });
}

/** Round times for an axis, in epoch milliseconds; about `count` of them. */
export function ticksOf({ from, until }: TimeRange, count: number): number[] {
  const rough = (until - from) / count;
  const steps = [
    100, 200, 500, 1e3, 2e3, 5e3, 1e4, 15e3, 3e4, 6e4, 12e4, 3e5, 6e5, 18e5, 36e5, 72e5, 216e5, 864e5,
  ];
  const step = steps.find((each) => each >= rough) ?? 864e5;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= until; at += step) ticks.push(at);
  return ticks;
}
