import type { CapturedEvent } from '../../capture/captured-event.ts';
import type { Session } from '../../session/session.ts';
import type { Fault } from '../trace/check-schema.ts';

/** A HAR file as the events that a network log would have brought. */
export interface HarLog {
  creator: string;
  /** WebSockets among the entries; entries of any kind that were too large to be read. */
  sockets: number;
  tooLarge: number;
  /** What of the file is not valid JSON, or where it is truncated; the rest was read. */
  broken: Fault[];
  /** Messages not read: the message limit was reached, or they are neither text nor binary. */
  messagesLeftOut: number;
  otherMessages: number;
  /** Times and durations that are none of the years 2000 to 9999; the nearest known time was taken. */
  badTimes: number;
  /** Messages that are in a file of their own (Playwright's `content: 'attach'`). */
  attached: AttachedMessages[];
  events: CapturedEvent[];
  /** What came before `events`, where it was taken in while the file was read. */
  begun?: Session;
  /** When the latest entry of any kind ended, epoch milliseconds; 0 where no entry has a time. */
  endedAt: number;
}

/** `file`: as the HAR file names it, relative to itself. `event`: the index of the connection's event. */
export interface AttachedMessages {
  file: string;
  event: number;
}
