import type { CapturedEvent } from '../capture/captured-event.ts';
import type { LogTopic } from '../capture/log-line.ts';

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
  /** The client's address and port of a connection, by the number of its entry: lines of other logs may name it. */
  peers?: ReadonlyMap<number, string>;
  /** The Sec-WebSocket-Key of a connection by the number of its entry, where the log has no other request header. */
  keys?: ReadonlyMap<number, string>;
  /** Lines that name no request. */
  loose?: readonly LooseLine[];
  /** The same file read again by who knows which paths are WebSockets'. */
  withPaths?(paths: ReadonlySet<string>): LogFile;
}

/** A line about a process, or about a request that it does not name. */
export interface LooseLine {
  log: string;
  text: string;
  /** Epoch milliseconds; absent where the line has no date. */
  at?: number;
  /** The client's address and port. */
  peer?: string;
  topic?: LogTopic;
  /** The port that it names. */
  port?: number;
}
