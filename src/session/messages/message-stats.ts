import { type ErrorReplies, noteError } from './error-replies.ts';
import { type FirstFrame, noteFirst } from './first-frames.ts';
import { type FormatFindings, noteFormat } from './format-check.ts';
import type { Frame } from './frame-log.ts';
import { createHeartbeat, type Heartbeat, noteBeat } from './heartbeat.ts';
import { createReplyPairs, notePair, type ReplyPairs } from './request-response.ts';
import { createSendRate, noteSent, type SendRate } from './send-rate.ts';

/** What the messages of one connection told, gathered as they came: rules never walk messages. */
export interface MessageStats {
  first: FirstFrame[];
  format: FormatFindings;
  errors?: ErrorReplies;
  pairs: ReplyPairs;
  beat: Heartbeat;
  pace: SendRate;
  /** Fingerprints of the latest messages received that name themselves by a number or id. */
  named: Set<number>;
  /** Of the latest message, epoch milliseconds. */
  latestAt: number;
  /** The latest message answered a request of the page. */
  latestIsAnswer: boolean;
}

export function createMessageStats(): MessageStats {
  return {
    first: [],
    format: new Map(),
    pairs: createReplyPairs(),
    beat: createHeartbeat(),
    pace: createSendRate(),
    named: new Set(),
    latestAt: 0,
    latestIsAnswer: false,
  };
}

/** Takes in one message, the `position`th of its direction. */
export function observeMessage(stats: MessageStats, frame: Frame, position: number): void {
  noteFirst(stats.first, frame, position);
  noteFormat(stats.format, frame, position);
  const inOrder = !isOutOfOrder(stats, frame);
  if (inOrder) {
    noteBeat(stats.beat, frame);
    stats.latestAt = frame.at;
  }
  if (frame.direction === 'sent') noteSent(stats.pace, frame);
  else {
    const errors = noteError(stats.errors, frame);
    if (errors) stats.errors = errors;
  }
  stats.latestIsAnswer = inOrder && notePair(stats.pairs, frame);
}

/** A clock that was set back may go by more than this; events that overtake each other on the way, by less; in milliseconds. */
const OUT_OF_ORDER_BY = 5_000;

/** A question that comes after its answer was told already: the two are no pair, and later answers are not its. */
function isOutOfOrder({ latestAt }: MessageStats, { at }: Frame): boolean {
  return at < latestAt && latestAt - at < OUT_OF_ORDER_BY;
}
