import type { Entry as HarEntry } from 'har-format';
import type { Header, WireEvent, WireFrame } from '../../src/capture/captured-event.ts';
import { createResponseReader } from '../../src/export/har/har-response.ts';
import { sentHeaders } from '../../src/export/har/sent-headers.ts';
import { utf8Length } from '../../src/shared/utf8-length.ts';

/** What Chromium adds to HAR 1.2 for a WebSocket (devtools-frontend models/har/Log.ts). */
interface SocketMessage {
  type: 'send' | 'receive' | 'error';
  /** In seconds since the epoch for frames; meaningless for the error of a request that was never sent. */
  time: number;
  opcode: number;
  data: string;
}
interface Initiator {
  url?: string;
  stack?: { callFrames?: { url?: string }[] };
}

/** The network log of DevTools as a source. It needs no permission, and changes nothing for other extensions. */
export interface NetworkLog {
  getHAR(): Promise<{ entries?: HarEntry[] }>;
  onRequestFinished: { addListener(listener: (entry: HarEntry) => void): void };
}

const OPCODE_BINARY = 2;
const MAX_FRAMES = 20_000;
const YEAR_2000 = 946_684_800_000;

function isSocket(entry: HarEntry): boolean {
  return entry._resourceType === 'websocket';
}

/** The published HAR types do not know the `error` kind. */
function messagesOf(entry: HarEntry): SocketMessage[] {
  return (entry._webSocketMessages ?? []) as SocketMessage[];
}

function headersOf(list: readonly { name: string; value: string }[] | undefined): Header[] {
  return (list ?? []).map(({ name, value }) => ({ name, value }));
}

function base64Size(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return Math.max(0, (text.length / 4) * 3 - padding);
}

function toFrame(message: SocketMessage): WireFrame {
  const at = message.time * 1000;
  const direction = message.type === 'send' ? 'sent' : 'received';
  if (message.opcode === OPCODE_BINARY) {
    const size = base64Size(message.data);
    return { at, direction, payload: { opcode: 'binary', size, kept: size, base64: message.data } };
  }
  const size = utf8Length(message.data);
  return { at, direction, payload: { opcode: 'text', size, kept: size, text: message.data } };
}

/** The log has 1970 where the request was never sent. */
function believableTime(text: string): number | undefined {
  const time = Date.parse(text);
  return Number.isFinite(time) && time > YEAR_2000 ? time : undefined;
}

/** One entry of the network log as an event; `at` is when it was read, in epoch milliseconds. */
export function toWireEvent(har: HarEntry, entry: number, at: number): WireEvent {
  const messages = messagesOf(har);
  const frames = messages.filter(({ type }) => type !== 'error');
  const failure = messages.find(({ type }) => type === 'error');
  const requestSent = har.request.headers.length > 0;
  const startedAt = requestSent ? believableTime(har.startedDateTime) : undefined;
  const from = har._initiator as Initiator | null | undefined;
  const initiator = from?.url ?? from?.stack?.callFrames?.[0]?.url;
  return {
    source: 'wire',
    kind: 'wire-entry',
    at,
    entry,
    url: har.request.url,
    status: har.response.status,
    requestSent,
    requestHeaders: sentHeaders(headersOf(har.request.headers), har.response.httpVersion),
    responseHeaders: headersOf(har.response.headers),
    frames: frames.slice(0, MAX_FRAMES).map(toFrame),
    framesLeftOut: Math.max(0, frames.length - MAX_FRAMES),
    ...(failure ? { reason: failure.data } : {}),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(initiator ? { initiator } : {}),
  };
}

/**
 * Subscribes to the network log, and reads once what it already has: `getHAR` is slow on a busy page, so it is never
 * called again.
 */
export function watchNetworkLog(
  log: NetworkLog,
  browser: string,
  now: () => number,
  sink: (event: WireEvent) => void,
): void {
  let entries = 0;
  const told = new Map<string, number>();
  const deliver = (har: HarEntry): void => {
    entries += 1;
    sink(toWireEvent(har, entries, now()));
  };
  sink({ source: 'wire', kind: 'wire-started', at: now(), browser });
  const readResponse = createResponseReader();
  const deliverResponse = (har: HarEntry): void => {
    const response = readResponse(har);
    if (response) sink(response);
  };
  log.onRequestFinished.addListener((har) => {
    if (!isSocket(har)) return deliverResponse(har);
    told.set(keyOf(har), (told.get(keyOf(har)) ?? 0) + 1);
    deliver(har);
  });
  void log.getHAR().then(({ entries: earlier = [] }) => {
    for (const har of earlier) {
      if (!isSocket(har)) deliverResponse(har);
      if (!isSocket(har) || !isOver(har)) continue;
      const alreadyTold = told.get(keyOf(har)) ?? 0;
      if (alreadyTold > 0) told.set(keyOf(har), alreadyTold - 1);
      else deliver(har);
    }
  });
}

/** Attempts that never left the browser look alike: they are counted. */
function keyOf(har: HarEntry): string {
  return `${har.startedDateTime} ${har.request.url} ${messagesOf(har).at(-1)?.time ?? ''}`;
}

/** `getHAR` also lists open connections; those are reported again when they finish. */
function isOver(har: HarEntry): boolean {
  return har.response.status === 0 && messagesOf(har).some(({ type }) => type === 'error');
}
