import type { EventId } from '../../capture/captured-event.ts';
import { type OpenClawFacts, watchOpenClaw } from '../openclaw-facts.ts';
import { type Carried, noteCarried } from './credentials-seen.ts';
import { appendFrame, type Frame, type FrameLog } from './frame-log.ts';
import { createTalk, hear, type Talk } from './message-stats.ts';
import { type Tally, tallyFrame, tallyReply } from './time-buckets.ts';

/** What went one way over a connection. */
export interface Traffic {
  frames: number;
  bytes: number;
  /** How many of the frames were binary. */
  binary: number;
  firstAt?: number;
  lastAt?: number;
  lastEvent?: EventId;
  lastSize?: number;
  largest?: number;
  /** Of all but the latest. */
  largestBefore?: number;
}

interface Carrier {
  sent: Traffic;
  received: Traffic;
  peakBuffered: number;
  frames: FrameLog;
  tally: Tally;
  talk?: Talk;
  carried: Carried;
  openclaw?: OpenClawFacts;
}

/** Counts one frame, keeps it, and shows it to the decoders; the same for frames of page and network log. */
export function takeFrame(carrier: Carrier, frame: Frame): void {
  const traffic = carrier[frame.direction];
  traffic.frames += 1;
  traffic.bytes += frame.size;
  if (frame.opcode === 'binary') traffic.binary += 1;
  traffic.firstAt ??= frame.at;
  traffic.lastAt = frame.at;
  traffic.lastEvent = frame.id;
  traffic.lastSize = frame.size;
  if (traffic.largest !== undefined) traffic.largestBefore = traffic.largest;
  traffic.largest = Math.max(traffic.largest ?? 0, frame.size);
  carrier.peakBuffered = Math.max(carrier.peakBuffered, frame.buffered ?? 0);
  appendFrame(carrier.frames, frame);
  tallyFrame(carrier.tally, frame.at, frame.direction, frame.size);
  watchOpenClaw(carrier, frame);
  carrier.talk ??= createTalk();
  hear(carrier.talk, frame, traffic.frames);
  const { latestIsAnswer, pairs } = carrier.talk;
  if (latestIsAnswer) tallyReply(carrier.tally, frame.at, pairs.latestTook ?? 0);
  const latest = carrier.talk.first.at(-1);
  if (latest?.event === frame.id) noteCarried(carrier.carried, latest, frame.text ?? '');
}
