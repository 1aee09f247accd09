import type { ExperimentResult } from '../experiments/experiment-result.ts';
import type { Header } from '../shared/header.ts';
import type { HttpResponse } from './http-response.ts';
import type { LeftOut } from './left-out.ts';
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
export const HANDLER_NAMES = ['open', 'message', 'error', 'close'] as const;
export type HandlerName = (typeof HANDLER_NAMES)[number];

/**
 * The stored part of one message. `size` is the whole message's length in bytes (text: as UTF-8); `kept` is how many
 * bytes of it are in `text` or `base64`. Both are absent when nothing was stored, or when masking could not read the
 * content and removed it.
 */
export interface Payload {
  opcode: Opcode;
  size: number;
  kept: number;
  text?: string;
  base64?: string;
  leftOut?: LeftOut;
}

export interface PageStarted {
  kind: 'page-started';
  url: string;
  title: string;
  top: boolean;
  userAgent: string;
}
export interface SocketCreated {
  kind: 'created';
  socket: SocketId;
  /** As the browser normalised it: `socket.url`. */
  url: string;
  /** As the page wrote it, if different. */
  requestedUrl?: string;
  protocols: string[];
  stack?: string;
}
export interface ConstructorThrew {
  kind: 'constructor-threw';
  url: string;
  protocols: string[];
  name: string;
  message: string;
  stack?: string;
}
export interface SocketOpened {
  kind: 'opened';
  socket: SocketId;
  protocol: string;
  extensions: string;
}
export interface FrameSeen {
  kind: 'frame';
  socket: SocketId;
  direction: Direction;
  payload: Payload;
  /** `bufferedAmount` right after a `send`, in bytes. */
  buffered?: number;
}
/** `send` while CONNECTING (throws InvalidStateError), or after CLOSING (silently dropped). */
export interface SendRefused {
  kind: 'send-refused';
  socket: SocketId;
  outcome: 'threw' | 'dropped';
  readyState: ReadyState;
  message?: string;
  stack?: string;
}
export interface CloseCalled {
  kind: 'close-called';
  socket: SocketId;
  code?: number;
  reason?: string;
  readyState: ReadyState;
  /** The exception's text, when the browser refused the arguments. */
  threw?: string;
  stack?: string;
}
export interface SocketErrored {
  kind: 'errored';
  socket: SocketId;
  readyState: ReadyState;
}
export interface SocketClosed {
  kind: 'closed';
  socket: SocketId;
  code: number;
  reason: string;
  wasClean: boolean;
  /** Bytes passed to `send` that never reached the network. */
  buffered: number;
  /** The events that the page listened for at that moment. */
  handlers?: HandlerName[];
}
/** The events that the page listens for while the socket is open; `types`: names separated by spaces. */
export interface ListenersSeen {
  kind: 'listeners';
  socket: SocketId;
  types: string;
}
/** The socket was found closed without a close event: nobody listened, so neither did the hook. */
export interface SocketFoundClosed {
  kind: 'found-closed';
  socket: SocketId;
}
export interface PolicyViolation {
  kind: 'csp-violation';
  blockedUrl: string;
  directive: string;
  policy: string;
  disposition: 'enforce' | 'report';
  /** The socket under construction when it was raised, if any. */
  socket?: SocketId;
}
export interface NetworkChanged {
  kind: 'online' | 'offline';
}
export interface VisibilityChanged {
  kind: 'visibility';
  state: 'visible' | 'hidden';
}
export interface PageFrozen {
  kind: 'freeze' | 'resume';
}
export interface PageLeft {
  kind: 'pagehide' | 'pageshow';
  /** True when the page enters or leaves the back/forward cache. */
  persisted: boolean;
}
/** The page's main thread was busy for `duration` milliseconds, until `at`: a long task, recorded from 200 ms on. */
export interface LongTaskSeen {
  kind: 'long-task';
  duration: number;
}
/** The page started or joined a shared worker: no source sees the sockets in it. */
export interface SharedWorkerStarted {
  kind: 'shared-worker';
}
/** Dropped records, reported by whoever dropped them; `frames` and `bytes` count since the last such event. */
export interface Dropped {
  kind: 'dropped';
  where: 'page' | 'relay' | 'panel';
  frames: number;
  bytes: number;
  socket?: SocketId;
}
/** Invalid records that were rejected. */
export interface Malformed {
  kind: 'malformed';
  where: 'relay' | 'panel' | 'wire';
  count: number;
}

/** An event of the page hook, numbered per document. */
export type PageFact =
  | PageStarted
  | SocketCreated
  | ConstructorThrew
  | SocketOpened
  | FrameSeen
  | SendRefused
  | CloseCalled
  | SocketErrored
  | SocketClosed
  | ListenersSeen
  | SocketFoundClosed
  | PolicyViolation
  | NetworkChanged
  | VisibilityChanged
  | PageFrozen
  | PageLeft
  | LongTaskSeen
  | SharedWorkerStarted
  | Dropped
  | Malformed;

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
export type WireFact = WireStarted | WireEntry | HttpResponse;

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
