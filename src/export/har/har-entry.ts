import type { Header } from '../../capture/captured-event.ts';
import { isOfFirefox } from '../../session/firefox-log.ts';
import { asJson, type JsonObject } from '../../shared/json-shape.ts';
import { believableTime, duration } from './har-time.ts';
import { type HarTiming, harTiming } from './har-timing.ts';
import type { HeaderPool } from './header-pool.ts';
import { sentHeaders } from './sent-headers.ts';

/** What is read of a HAR entry; every program leaves out something else, so nothing is taken on trust. */
export interface HarEntry extends HarTiming {
  url: string;
  /** Epoch milliseconds. */
  startedAt?: number;
  /** Milliseconds that it took. */
  took: number;
  status: number;
  requestSent: boolean;
  requestHeaders: Header[];
  responseHeaders: Header[];
  reason?: string;
  initiator?: string;
  close?: { code: number; reason: string };
  /** The file that has its messages (Playwright's `content: 'attach'`). */
  messageFile?: string;
  /** Durations without a sound value. */
  badTimes: number;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function headersOf(value: unknown): Header[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each) => {
    const { name, value: content } = asJson(each);
    return typeof name === 'string' && typeof content === 'string' ? [{ name, value: content }] : [];
  });
}

function asksForUpgrade(headers: readonly Header[]): boolean {
  return headers.some(
    ({ name, value }) => name.toLowerCase() === 'upgrade' && value.toLowerCase() === 'websocket',
  );
}

/**
 * A WebSocket's entry, or undefined for any other. Chromium, Playwright and HTTP Toolkit say so in `_resourceType`;
 * Firefox says so by the URL or the Upgrade header alone, and has no messages.
 */
export function readHarEntry(value: unknown, pool: HeaderPool): HarEntry | undefined {
  const entry = asJson(value);
  const request = asJson(entry.request);
  const requestHeaders = headersOf(request.headers);
  const url = textOf(request.url);
  if (url === undefined) return undefined;
  const isSocket =
    entry._resourceType === 'websocket' || /^wss?:/i.test(url) || asksForUpgrade(requestHeaders);
  if (!isSocket) return undefined;
  const response = asJson(entry.response);
  const status = statusOf(response);
  const ofFirefox = isOfFirefox({ requestHeaders });
  const startedAt = believableTime(entry.startedDateTime);
  // Firefox names the connection's security once the request is over, and never says why it failed.
  const silent = ofFirefox && status === 0 && entry._securityState !== undefined;
  const reason = failureOf(response, status) ?? (silent ? '' : undefined);
  const initiator = initiatorOf(entry._initiator);
  const close = closeOf(entry._webSocketClose);
  const messageFile = textOf(asJson(response.content)._file);
  const took = duration(entry.time, startedAt ?? 0);
  const badTimes = took === undefined && typeof entry.time === 'number' && entry.time > 0 ? 1 : 0;
  const requestSent = requestHeaders.length > 0 && (!ofFirefox || status > 0);
  const timing = harTiming({
    startedAt,
    took: entry.time,
    timings: asJson(entry.timings),
    answered: status > 0,
    over: reason !== undefined || close !== undefined,
    requestSent,
  });
  return {
    url: pool.shareUrl(url.replace(/^http(s?):/i, 'ws$1:')),
    took: took ?? 0,
    badTimes,
    ...timing,
    status,
    requestSent,
    requestHeaders: pool.share(sentHeaders(requestHeaders, response.httpVersion)),
    responseHeaders: pool.share(headersOf(response.headers)),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(reason === undefined ? {} : { reason }),
    ...(initiator === undefined ? {} : { initiator }),
    ...(close === undefined ? {} : { close }),
    ...(messageFile === undefined ? {} : { messageFile }),
  };
}

/** What is not HTTP, Firefox calls an HTTP/0.9 answer with status 200. */
function statusOf({ status, httpVersion }: JsonObject): number {
  return typeof status === 'number' && status > 0 && httpVersion !== 'HTTP/0.9' ? Math.trunc(status) : 0;
}

/** The URL of the script that opened it, from the entry's `_initiator`. */
export function initiatorOf(value: unknown): string | undefined {
  const initiator = asJson(value);
  const { callFrames } = asJson(initiator.stack);
  const first = Array.isArray(callFrames) ? asJson(callFrames[0]) : {};
  return textOf(initiator.url) ?? textOf(first.url);
}

/** Playwright writes `_failureText`; Chromium writes `_error`, which is null where nothing failed. */
function failureOf({ _failureText, _error }: JsonObject, status: number): string | undefined {
  return textOf(_failureText) ?? (status === 0 ? textOf(_error) : undefined);
}

/** HTTP Toolkit: `{ code, reason }`, or `aborted` where there was no close frame. */
function closeOf(value: unknown): HarEntry['close'] {
  const { code, reason } = asJson(value);
  if (typeof code !== 'number' || !Number.isSafeInteger(code) || code < 0) return undefined;
  return { code, reason: textOf(reason) ?? '' };
}
