import type { CapturedEvent } from '../capture/captured-event.ts';

/** A log of another program as the events of a network log. */
export interface LogFile {
  /** What it is, as a noun: "Chromium net log". */
  format: string;
  /** Connections that it tells of. */
  connections: number;
  events: CapturedEvent[];
  /** What was not read, and why; what the file does not tell. */
  notes: string[];
  /** The latest time in it, epoch milliseconds; 0 without any. */
  endedAt: number;
}
