import type { Entry as HarEntry } from 'har-format';
import type { WireEvent, WireFrame } from '../../src/capture/captured-event.ts';
import { headersOf, initiatorOf } from '../../src/export/har/har-entry.ts';
import { readHarMessage } from '../../src/export/har/har-message.ts';
import { createResponseReader } from '../../src/export/har/har-response.ts';
import { believableTime } from '../../src/export/har/har-time.ts';
import { sentHeaders } from '../../src/export/har/sent-headers.ts';

/** What Chromium adds to HAR 1.2 for a WebSocket (devtools-frontend models/har/Log.ts). */
interface SocketMessage {
  /** The published HAR types do not know `error`. */
  type: 'send' | 'receive' | 'error';
  time: number;
}

/** The network log of DevTools as a source. It needs no permission, and changes nothing for other extensions. */
export interface NetworkLog {
  getHAR(): Promise<{ entries?: HarEntry[] }>;
  onRequestFinished: { addListener(listener: (entry: HarEntry) => void): void };
}

const MAX_FRAMES = 20_000;

function isSocket(entry: HarEntry): boolean {
  return entry._resourceType === 'websocket';
}

function messagesOf(entry: HarEntry): SocketMessage[] {
  return (entry._webSocketMessages ?? []) as SocketMessage[];
}

/** `otherwise`: the time of a frame whose own cannot be. */
function frameOf(message: SocketMessage, otherwise: number): WireFrame[] {
  const read = readHarMessage(message);
  return read.kind === 'frame' ? [{ ...read.frame, at: read.at ?? otherwise }] : [];
}

function failureOf(messages: readonly SocketMessage[]): string | undefined {
  const failure = messages.find(({ type }) => type === 'error');
  const read = failure && readHarMessage(failure);
  return read?.kind === 'failure' ? read.words : undefined;
}

/** One entry of the network log as an event; `at` is when it was read, in epoch milliseconds. */
export function toWireEvent(har: HarEntry, entry: number, at: number): WireEvent {
  const messages = messagesOf(har);
  const frames = messages.filter(({ type }) => type !== 'error');
  const reason = failureOf(messages);
  const requestSent = har.request.headers.length > 0;
  // The log has 1970 where the request was never sent.
  const startedAt = requestSent ? believableTime(har.startedDateTime) : undefined;
  const initiator = initiatorOf(har._initiator);
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
    frames: frames.slice(0, MAX_FRAMES).flatMap((message) => frameOf(message, startedAt ?? at)),
    framesLeftOut: Math.max(0, frames.length - MAX_FRAMES),
    ...(reason === undefined ? {} : { reason }),
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
