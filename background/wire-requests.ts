import type { Header, WireEvent } from '../src/capture/captured-event.ts';

/** What `webRequest` tells of a WebSocket's handshake, as far as it is used (Firefox; times in epoch milliseconds). */
export interface RequestDetails {
  requestId: string;
  /** -1 where the request belongs to no tab, such as that of a shared worker. */
  tabId: number;
  url: string;
  timeStamp: number;
}
interface WithHeaders extends RequestDetails {
  requestHeaders?: { name: string; value?: string | undefined }[] | undefined;
}
interface WithResponse extends RequestDetails {
  statusCode: number;
  statusLine: string;
  responseHeaders?: { name: string; value?: string | undefined }[] | undefined;
}
interface WithError extends RequestDetails {
  error: string;
}

/** A handshake that has ended, and the tab that it belongs to. */
export interface FinishedRequest {
  tabId: number;
  event: WireEvent & { kind: 'wire-entry' };
}
/** The same before it has a number. */
export interface UnnumberedRequest {
  tabId: number;
  event: Omit<FinishedRequest['event'], 'entry'>;
}

interface Pending {
  startedAt: number;
  sent: boolean;
  requestHeaders: Header[];
  status: number;
  /** A response that is no HTTP counts as HTTP/0.9, which has no status line. */
  isHttp09: boolean;
  /** Over HTTP/2 and HTTP/3 a success has status 200 (RFC 8441 section 5). */
  isStream: boolean;
  responseHeaders: Header[];
}

/** Handshakes that wait for their answer; more at a time are not recorded. */
const MOST_PENDING = 2_000;

function headersOf(headers: WithHeaders['requestHeaders']): Header[] {
  return (headers ?? []).map(({ name, value = '' }) => ({ name, value }));
}

/**
 * Firefox announces the request before it has connected (`onSendHeaders` fires although nothing listens): of a failure
 * without a response, only the error tells whether the request was sent.
 */
function isSentBefore(error: string): boolean {
  return /NS_ERROR_NET_(?:RESET|INTERRUPT|PARTIAL_TRANSFER)/.test(error);
}

/** Joins the events of `webRequest` for each handshake. */
export function createWireRequests() {
  const pending = new Map<string, Pending>();
  const of = ({ requestId, timeStamp }: RequestDetails): Pending => {
    const known = pending.get(requestId);
    if (known) return known;
    const begun = {
      startedAt: timeStamp,
      sent: false,
      requestHeaders: [],
      status: 0,
      isHttp09: false,
      isStream: false,
      responseHeaders: [],
    };
    if (pending.size < MOST_PENDING) pending.set(requestId, begun);
    return begun;
  };
  const finish = (details: RequestDetails, reason: string | undefined): UnnumberedRequest => {
    const { startedAt, sent, status, isHttp09, isStream, responseHeaders, ...request } = of(details);
    pending.delete(details.requestId);
    const isOpen = status === 101 || (isStream && status === 200 && reason === undefined);
    // Firefox lists a key that it does not send then.
    const requestHeaders = isStream
      ? request.requestHeaders.filter(({ name }) => name.toLowerCase() !== 'sec-websocket-key')
      : request.requestHeaders;
    return {
      tabId: details.tabId,
      event: {
        source: 'wire',
        kind: 'wire-entry',
        at: details.timeStamp,
        url: details.url,
        status,
        requestSent: sent && (status > 0 || reason === undefined || isSentBefore(reason)),
        requestHeaders,
        responseHeaders,
        startedAt,
        frames: [],
        framesLeftOut: 0,
        by: 'web-request',
        ...(isOpen ? { openedAt: details.timeStamp, stillOpen: true as const } : {}),
        // Where a status came, the error is only "refused".
        ...(reason === undefined || status > 0 ? {} : { reason: isHttp09 ? `${reason} (HTTP/0.9)` : reason }),
      },
    };
  };
  return {
    begin(details: RequestDetails): void {
      of(details);
    },
    sendHeaders(details: WithHeaders): void {
      const one = of(details);
      one.sent = true;
      one.requestHeaders = headersOf(details.requestHeaders);
    },
    receiveHeaders(details: WithResponse): void {
      const one = of(details);
      one.isHttp09 = details.statusLine.startsWith('HTTP/0.9');
      one.status = one.isHttp09 ? 0 : details.statusCode;
      one.isStream = /^HTTP\/[23]/.test(details.statusLine);
      one.responseHeaders = headersOf(details.responseHeaders);
    },
    complete: (details: WithResponse): UnnumberedRequest => finish(details, undefined),
    fail: (details: WithError): UnnumberedRequest => finish(details, details.error),
  };
}
