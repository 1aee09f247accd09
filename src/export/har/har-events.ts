import type { CapturedEvent, WireFrame } from '../../capture/captured-event.ts';
import { headerValue } from '../../shared/header.ts';
import type { HarEntry } from './har-entry.ts';
import type { TimedFrame } from './har-message.ts';

/** Messages of one entry, bounded: the first ones tell what is spoken, the latest how it ended. */
export interface MessageBuffer {
  first: WireFrame[];
  latest: WireFrame[];
  /** What they take, about. */
  bytes: number;
  leftOut: number;
  failure?: string;
  /** Of the latest message that has a time, epoch milliseconds. */
  lastAt?: number;
}

const FIRST = 1_000;
const LATEST = 20_000;
/** However little room there is. */
const FIRST_ALWAYS = 16;
/** What a message costs beside its content, in bytes. */
const OVERHEAD = 300;
/** Of all messages of one file, in bytes: beyond it they are counted and dropped. */
export const HAR_BUDGET = 64 * 1024 * 1024;

export function createMessageBuffer(): MessageBuffer {
  return { first: [], latest: [], bytes: 0, leftOut: 0 };
}

const cost = ({ payload }: WireFrame): number => payload.kept + OVERHEAD;

/** `room`: how many bytes this entry's messages may take. */
export function addMessage(buffer: MessageBuffer, { at, frame: message }: TimedFrame, room: number): void {
  if (at !== undefined) buffer.lastAt = at;
  // Without any time before it, it gets its connection's: that comes after the messages.
  const frame: WireFrame = { ...message, at: buffer.lastAt ?? Number.NaN };
  const fits = buffer.bytes + cost(frame) <= room;
  if (buffer.first.length < (fits ? FIRST : FIRST_ALWAYS)) {
    buffer.first.push(frame);
    buffer.bytes += cost(frame);
    return;
  }
  buffer.latest.push(frame);
  buffer.bytes += cost(frame);
  if (buffer.latest.length < 2 * LATEST && buffer.bytes <= room) return;
  // Half of them at once, so that a long list is not shifted for every message.
  const gone = buffer.latest.splice(0, Math.ceil(buffer.latest.length / 2));
  buffer.leftOut += gone.length;
  for (const each of gone) buffer.bytes -= cost(each);
}

/** The messages in their order; those without a time, and with none before them, were at `start`. */
export function harFrames({ first, latest }: MessageBuffer, start: number): WireFrame[] {
  return [...first, ...latest].map((frame) => (Number.isNaN(frame.at) ? { ...frame, at: start } : frame));
}

/** Codes that neither a page nor a browser sends (RFC 6455 section 7.4, WebSockets Standard `close()`). */
const SERVER_ONLY = new Set([1008, 1011, 1012, 1013, 1014]);

export interface HarSocket {
  entry: HarEntry;
  buffer: MessageBuffer;
  /** Counted from 1. */
  number: number;
  /** When it was, where the file does not tell, epoch milliseconds. */
  fallback: number;
}

/**
 * A log's entry as events. Who sent a close frame no HAR tells; where only a server can have, the socket is told as its
 * page would have seen it, so that the rules for close codes can speak.
 */
export function harEvents({ entry, buffer, number, fallback }: HarSocket): CapturedEvent[] {
  const { took, close, reason, badTimes: _badTimes, messageFile: _file, stillOpen, ...rest } = entry;
  const known = buffer.first.find(({ at }) => !Number.isNaN(at))?.at;
  const start = entry.startedAt ?? known ?? fallback;
  const frames = harFrames(buffer, start);
  const end = Math.max(start + took, frames.at(-1)?.at ?? 0);
  const words = buffer.failure ?? reason;
  const wire: CapturedEvent = {
    source: 'wire',
    kind: 'wire-entry',
    at: end,
    entry: number,
    by: 'har',
    ...rest,
    frames,
    framesLeftOut: buffer.leftOut,
    ...(words === undefined ? {} : { reason: words }),
    ...(stillOpen && words === undefined ? { stillOpen } : {}),
  };
  if (!close) return [wire];
  if (!SERVER_ONLY.has(close.code)) return [{ ...wire, close }];
  const context = `har-${number}`;
  const page = { source: 'page', context, socket: 1 } as const;
  const seen = frames.map((frame, at): CapturedEvent => ({ ...page, kind: 'frame', seq: at + 3, ...frame }));
  const protocols = headerValue(entry.requestHeaders, 'sec-websocket-protocol') ?? '';
  return [
    {
      ...page,
      kind: 'created',
      seq: 1,
      at: start,
      url: entry.url,
      protocols: protocols === '' ? [] : protocols.split(',').map((name) => name.trim()),
    },
    {
      ...page,
      kind: 'opened',
      seq: 2,
      at: entry.openedAt ?? start,
      protocol: headerValue(entry.responseHeaders, 'sec-websocket-protocol') ?? '',
      extensions: headerValue(entry.responseHeaders, 'sec-websocket-extensions') ?? '',
    },
    ...seen,
    { ...page, kind: 'closed', seq: frames.length + 3, at: end, ...close, wasClean: true, buffered: 0 },
    wire,
  ];
}
