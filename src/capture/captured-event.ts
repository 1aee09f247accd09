import type { ExperimentResult } from '../experiments/experiment-result.ts';
import type { Header } from '../shared/header.ts';
import type { HttpResponse } from './http-response.ts';
import type { LeftOut } from './left-out.ts';
import type { LogLine } from './log-line.ts';
import type { RareFact } from './page-facts.ts';
import type { WireEntry } from './wire-entry.ts';

export type { Header, WireEntry };

/** One document, as named by the page hook: unique within a browser session. */
export type ContextId = string;
/** A socket's number within its document, counted from 1. */
export type SocketId = number;
/** The position of an event in its session, counted from 1; evidence refers to it. */
export type EventId = number;

export type Direction = 'sent' | 'received';
export type Opcode = 'text' | 'binary';
export type ReadyState = 0 | 1 | 2 | 3;

/**
 * The stored part of one message. `size` is the whole message's length in bytes (text: as UTF-8); `kept` is how many
 * bytes of it are in `text` or `base64`. Both are absent when nothing was stored, or when masking could not read the
 * content and removed it. `sizeAtLeast`: the bytes of a long text were not counted, and it may be longer.
 */
export interface Payload {
  opcode: Opcode;
  size: number;
  sizeAtLeast?: boolean;
  kept: number;
  text?: string;
  base64?: string;
  leftOut?: LeftOut;
}

export interface FrameSeen {
  kind: 'frame';
  socket: SocketId;
  direction: Direction;
  payload: Payload;
  /** `bufferedAmount` right after a `send`, in bytes. */
  buffered?: number;
}
/** An event of the page hook, numbered per document. */
export type PageFact = RareFact | FrameSeen;

/** One frame from the browser's network log. */
export interface WireFrame {
  direction: Direction;
  at: number;
  payload: Payload;
}

/** The wire source started: it has not seen what was opened before `at`. */
export interface WireStarted {
  kind: 'wire-started';
  browser: string;
}
export type WireFact = WireStarted | WireEntry | HttpResponse | LogLine;

/** Experiments that the user started for the connection with this id. */
export interface ProbeRun {
  kind: 'probe-run';
  connection: string;
  results: ExperimentResult[];
}

/** `at`: epoch milliseconds, possibly fractional, from a clock that is monotonic within one document. */
export type PageEvent = PageFact & { source: 'page'; context: ContextId; seq: number; at: number };
export type WireEvent = WireFact & { source: 'wire'; at: number };
export type ProbeEvent = ProbeRun & { source: 'probe'; at: number };
/** Every kind of captured event, as plain JSON. */
export type CapturedEvent = PageEvent | WireEvent | ProbeEvent;
