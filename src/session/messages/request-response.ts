import type { EventId } from '../../capture/captured-event.ts';
import type { Frame } from './frame-log.ts';

/** Requests of one kind, by their method or type, and the replies. */
export interface RequestKind {
  name: string;
  sent: number;
  answered: number;
  /** Requests since the latest reply of this kind. */
  sinceAnswer: number;
  firstSince?: { event: EventId; at: number };
  latestRequest: { event: EventId; at: number };
  /** The latest reply times, in milliseconds. */
  took: number[];
  /** The number that took a second or more. */
  slow: number;
  latestPair: EventId[];
}

/** Requests and replies with the same id. */
export interface ReplyPairs {
  /** A few, in the order of their first requests. */
  kinds: RequestKind[];
  /** Present while there may be any. */
  waiting?: Map<string, { kind: string; event: EventId; at: number }>;
  /** The time of the latest reply, in milliseconds. */
  latestTook?: number;
}

const HEAD = 256;
const KINDS = 16;
const MOST_WAITING = 128;
const REMEMBERED = 64;
/** A reply that takes longer is slow, in milliseconds. */
export const SLOW = 1_000;

const ID =
  /"(?:id|requestId|request_id|reqId|req_id|invocationId|correlationId|correlation_id)"\s*:\s*(?:"([^"\\]{1,80})"|(\d{1,15}))/;
const KIND = /"(?:method|op|action|command|cmd|type)"\s*:\s*"([^"\\]{1,60})"/;
/** Answered with one message per request, or none. */
const NO_REQUEST = /^(?:subscribe|start|complete|stop|unsubscribe|ping|pong|.*heartbeat.*|keep-?alive)$/i;

export function createReplyPairs(): ReplyPairs {
  return { kinds: [] };
}

/** True for a message that answers a request of the page. */
export function notePair(pairs: ReplyPairs, frame: Frame): boolean {
  const { text } = frame;
  if (text === undefined || text.charCodeAt(0) !== 0x7b) return false;
  if (frame.direction === 'received' && (pairs.waiting?.size ?? 0) === 0) return false;
  const head = text.slice(0, HEAD);
  const id = idOf(head);
  if (id === undefined) return false;
  if (frame.direction === 'received') return noteAnswer(pairs, id, frame);
  noteRequest(pairs, id, KIND.exec(head)?.[1] ?? '', frame);
  return false;
}

function idOf(head: string): string | undefined {
  const found = ID.exec(head);
  return found?.[1] ?? found?.[2];
}

function noteRequest(pairs: ReplyPairs, id: string, name: string, { id: event, at }: Frame): void {
  if (NO_REQUEST.test(name)) return;
  let kind = kindOf(pairs, name);
  if (!kind) {
    if (pairs.kinds.length >= KINDS) return;
    const latestRequest = { event, at };
    kind = { name, sent: 0, answered: 0, sinceAnswer: 0, latestRequest, took: [], slow: 0, latestPair: [] };
    pairs.kinds.push(kind);
  }
  kind.sent += 1;
  kind.sinceAnswer += 1;
  kind.latestRequest = { event, at };
  kind.firstSince ??= { event, at };
  pairs.waiting ??= new Map();
  const { waiting } = pairs;
  waiting.set(id, { kind: name, event, at });
  if (waiting.size > MOST_WAITING) {
    for (const oldest of waiting.keys()) {
      waiting.delete(oldest);
      break;
    }
  }
}

function kindOf({ kinds }: ReplyPairs, name: string): RequestKind | undefined {
  return kinds.find((kind) => kind.name === name);
}

function noteAnswer(pairs: ReplyPairs, id: string, frame: Frame): boolean {
  const sent = pairs.waiting?.get(id);
  const kind = sent && kindOf(pairs, sent.kind);
  if (!sent || !kind) return false;
  pairs.waiting?.delete(id);
  const took = frame.at - sent.at;
  pairs.latestTook = took;
  kind.answered += 1;
  kind.sinceAnswer = 0;
  delete kind.firstSince;
  kind.took.push(took);
  if (kind.took.length > REMEMBERED) kind.took.shift();
  if (took >= SLOW) kind.slow += 1;
  kind.latestPair = [sent.event, frame.id];
  return true;
}

/** The quantile of the times, such as 0.5 or 0.95. */
export function percentile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
