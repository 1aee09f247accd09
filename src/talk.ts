import { type ErrorReplies, noteError } from './error-replies.ts';
import { type FirstFrame, noteFirst } from './first-frames.ts';
import type { Frame } from './frame-log.ts';
import { createHeartbeat, type Heartbeat, noteBeat } from './heartbeat.ts';
import { type FormatFindings, noteFormat } from './message-format.ts';
import { createPace, noteSent, type Pace } from './pace.ts';
import { createReplyPairs, notePair, type ReplyPairs } from './reply-pairs.ts';

/** What the messages of one connection told, gathered as they came: rules never walk messages. */
export interface Talk {
  first: FirstFrame[];
  format: FormatFindings;
  errors?: ErrorReplies;
  pairs: ReplyPairs;
  beat: Heartbeat;
  pace: Pace;
  /** Fingerprints of the latest messages received that name themselves by a number or id. */
  named: Set<number>;
  /** The latest message answered a request of the page. */
  latestIsAnswer: boolean;
}

export function createTalk(): Talk {
  return {
    first: [],
    format: new Map(),
    pairs: createReplyPairs(),
    beat: createHeartbeat(),
    pace: createPace(),
    named: new Set(),
    latestIsAnswer: false,
  };
}

/** Takes in one message, the `position`th of its direction. */
export function hear(talk: Talk, frame: Frame, position: number): void {
  noteFirst(talk.first, frame, position);
  noteFormat(talk.format, frame, position);
  noteBeat(talk.beat, frame);
  if (frame.direction === 'sent') noteSent(talk.pace, frame);
  else {
    const errors = noteError(talk.errors, frame);
    if (errors) talk.errors = errors;
  }
  talk.latestIsAnswer = notePair(talk.pairs, frame);
}
