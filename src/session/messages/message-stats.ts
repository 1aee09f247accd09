import { type ByteStreamState, noteStream } from './byte-stream.ts';
import { type ErrorReplies, noteError } from './error-replies.ts';
import { type FormatFindings, noteFormat } from './format-check.ts';
import type { Frame } from './frame-log.ts';
import { type Heartbeat, noteBeat } from './heartbeat.ts';
import { createReplyPairs, notePair, type ReplyPairs } from './request-response.ts';
import { createSendRate, noteSent, type SendRate } from './send-rate.ts';

/** Statistics of a connection's messages, collected as they arrive: rules never walk messages. */
export interface MessageStats {
  /** Present with the first finding. */
  format?: FormatFindings;
  errors?: ErrorReplies;
  /** What was read of a byte stream that runs over the messages; `none` where none does. */
  stream?: ByteStreamState;
  pairs: ReplyPairs;
  /** Present with the first ping or pong. */
  beat?: Heartbeat;
  sendRate: SendRate;
  /** Fingerprints of the latest received messages that have a number or id; present with the first. */
  named?: Set<number>;
  /** The time of the latest message, epoch milliseconds. */
  latestAt: number;
  /** The latest message answered a request of the page. */
  latestIsAnswer: boolean;
}

export function createMessageStats(): MessageStats {
  return {
    pairs: createReplyPairs(),
    sendRate: createSendRate(),
    latestAt: 0,
    latestIsAnswer: false,
  };
}

/** Adds one message, the `position`th of its direction. */
export function observeMessage(stats: MessageStats, frame: Frame, position: number): void {
  const format = noteFormat(stats.format, frame, position);
  if (format) stats.format = format;
  stats.stream = noteStream(stats.stream, frame);
  const inOrder = !isOutOfOrder(stats, frame);
  if (inOrder) {
    const beat = noteBeat(stats.beat, frame);
    if (beat) stats.beat = beat;
    stats.latestAt = frame.at;
  }
  if (frame.direction === 'sent') noteSent(stats.sendRate, frame);
  else {
    const errors = noteError(stats.errors, frame);
    if (errors) stats.errors = errors;
  }
  stats.latestIsAnswer = inOrder && notePair(stats.pairs, frame);
}

/** A clock that was set back moves by more than this; events out of order by less; in milliseconds. */
const OUT_OF_ORDER_BY = 5_000;

/** A request recorded after its reply: they are not paired, and later replies do not belong to it. */
function isOutOfOrder({ latestAt }: MessageStats, { at }: Frame): boolean {
  return at < latestAt && latestAt - at < OUT_OF_ORDER_BY;
}
