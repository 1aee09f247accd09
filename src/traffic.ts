import type { EventId } from './event.ts';
import { appendFrame, type Frame, type FrameLog } from './frame-log.ts';
import { type OpenClawFacts, watchOpenClaw } from './protocol/openclaw.ts';

/** What went one way over a connection. */
export interface Traffic {
  frames: number;
  bytes: number;
  firstAt?: number;
  lastAt?: number;
  lastEvent?: EventId;
  lastSize?: number;
  largest?: number;
}

interface Carrier {
  sent: Traffic;
  received: Traffic;
  peakBuffered: number;
  frames: FrameLog;
  openclaw?: OpenClawFacts;
}

/** Counts one frame, keeps it, and shows it to the decoders; the same for frames of page and network log. */
export function takeFrame(carrier: Carrier, frame: Frame): void {
  const traffic = carrier[frame.direction];
  traffic.frames += 1;
  traffic.bytes += frame.size;
  traffic.firstAt ??= frame.at;
  traffic.lastAt = frame.at;
  traffic.lastEvent = frame.id;
  traffic.lastSize = frame.size;
  traffic.largest = Math.max(traffic.largest ?? 0, frame.size);
  carrier.peakBuffered = Math.max(carrier.peakBuffered, frame.buffered ?? 0);
  appendFrame(carrier.frames, frame);
  watchOpenClaw(carrier, frame);
}
