import type { EventId } from '../../capture/captured-event.ts';
import { type OpenClawFacts, watchOpenClaw } from '../openclaw-facts.ts';
import { type CredentialsSeen, withCredentials } from './credentials-seen.ts';
import { type FirstFrame, noteFirst } from './first-frames.ts';
import { appendFrame, type Frame, type FrameLog } from './frame-log.ts';
import { createMessageStats, type MessageStats, observeMessage } from './message-stats.ts';
import { countFrame, countReply, type TimeBuckets } from './time-buckets.ts';

/** The traffic of a connection in one direction. */
export interface Traffic {
  frames: number;
  bytes: number;
  /** The number of binary frames. */
  binary: number;
  firstAt?: number;
  lastAt?: number;
  lastEvent?: EventId;
  lastSize?: number;
  largest?: number;
  /** Of all frames except the latest. */
  largestBefore?: number;
}

interface Carrier {
  sent: Traffic;
  received: Traffic;
  peakBuffered: number;
  frames: FrameLog;
  firstMessages: FirstFrame[];
  timeBuckets: TimeBuckets;
  messageStats?: MessageStats;
  credentialsSeen: CredentialsSeen;
  openclaw?: OpenClawFacts;
}

/** Gives back what growing lists have reserved: nothing more is expected on this connection. */
export function trimLists(carrier: Carrier): void {
  const { frames, timeBuckets, messageStats } = carrier;
  frames.kept = frames.kept.slice();
  timeBuckets.buckets = timeBuckets.buckets.slice();
  carrier.firstMessages = carrier.firstMessages.slice();
  if (!messageStats) return;
  const { pairs } = messageStats;
  pairs.kinds = pairs.kinds.slice();
  if (pairs.waiting?.size === 0) delete pairs.waiting;
}

/** Counts one frame, stores it, and passes it to the statistics; the same for frames of page and network log. */
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
  countFrame(carrier.timeBuckets, frame.at, frame.direction, frame.size);
  watchOpenClaw(carrier, frame);
  const first = noteFirst(carrier.firstMessages, frame, traffic.frames);
  carrier.messageStats ??= createMessageStats();
  observeMessage(carrier.messageStats, frame, traffic.frames);
  const { latestIsAnswer, pairs } = carrier.messageStats;
  if (latestIsAnswer) countReply(carrier.timeBuckets, frame.at, pairs.latestTook ?? 0);
  if (first) carrier.credentialsSeen = withCredentials(carrier.credentialsSeen, first, frame.text ?? '');
}
