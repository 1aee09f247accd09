import type {
  CapturedEvent,
  Header,
  PageFact,
  Payload,
  ReadyState,
  WireEntry,
  WireFact,
} from '../../src/capture/captured-event.ts';
import type { LogLine } from '../../src/capture/log-line.ts';
import type { HandlerName } from '../../src/capture/page-facts.ts';
import { ingest } from '../../src/session/ingest.ts';
import { advanceClock, createSession, type Session } from '../../src/session/session.ts';
import type { Confidence } from '../../src/shared/confidence.ts';
import { originOf } from '../../src/shared/socket-url.ts';

/** When every tape begins, epoch milliseconds; the times of its steps count from here. */
export const START = 1_800_000_000_000;
/** Stands for the socket that was made last. */
const LATEST = 0;

type Draft = (PageFact & { context?: string }) | WireFact;
export type Step = { kind: 'event'; at: number; draft: Draft } | { kind: 'wait'; at: number };

export interface Place {
  /** Socket number within its document; the one made last, unless given. */
  socket?: number;
  /** Document; `page` unless given. */
  context?: string;
}

function step(at: number, draft: Draft, place: Place = {}): Step {
  const context = place.context === undefined ? {} : { context: place.context };
  return { kind: 'event', at, draft: { ...draft, ...context } as Draft };
}

/** The document; a tape without one begins with `http://page.test/`. */
export function page(url: string, more: Place & { at?: number; userAgent?: string } = {}): Step {
  const { at = 0, userAgent = 'Mozilla/5.0 Chrome/156.0.0.0' } = more;
  return step(at, { kind: 'page-started', url, title: 'A page', top: true, userAgent }, more);
}

/** DevTools begins to listen. */
export function devtools(at = 0): Step {
  return step(at, { kind: 'wire-started', browser: 'Chrome/156.0.0.0' });
}

/** An ordinary HTTP response in the network log. */
export function httpResponse(url: string, headers: Record<string, string> = {}, at = 1): Step {
  const list = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return step(at, { kind: 'http-response', url, status: 200, headers: list });
}

export function created(
  url: string,
  more: Place & { at?: number; protocols?: string[]; stack?: string; requestedUrl?: string } = {},
): Step {
  const { at = 10, protocols = [], stack, requestedUrl, ...place } = more;
  return step(
    at,
    {
      kind: 'created',
      socket: place.socket ?? LATEST,
      url,
      protocols,
      ...(stack === undefined ? {} : { stack }),
      ...(requestedUrl === undefined ? {} : { requestedUrl }),
    },
    place,
  );
}

export function threw(url: string, name: string, message: string, protocols: string[] = []): Step {
  return step(10, { kind: 'constructor-threw', url, protocols, name, message });
}

export function opened(at: number, place: Place & { protocol?: string } = {}): Step {
  const { protocol = '' } = place;
  return step(at, { kind: 'opened', socket: place.socket ?? LATEST, protocol, extensions: '' }, place);
}

function textPayload(text: string): Payload {
  const size = new TextEncoder().encode(text).length;
  return { opcode: 'text', size, kept: size, text };
}

/** A message; a number for `what` stands for so many bytes of which nothing was kept. */
export function frame(
  direction: 'sent' | 'received',
  at: number,
  what: string | number = 'hello',
  more: Place & { buffered?: number } = {},
): Step {
  const { buffered, ...place } = more;
  const payload: Payload =
    typeof what === 'number' ? { opcode: 'binary', size: what, kept: 0 } : textPayload(what);
  return step(
    at,
    {
      kind: 'frame',
      socket: place.socket ?? LATEST,
      direction,
      payload,
      ...(buffered === undefined ? {} : { buffered }),
    },
    place,
  );
}

/** A text of which nothing was kept. */
export function unkept(direction: 'sent' | 'received', at: number, size: number): Step {
  const payload: Payload = { opcode: 'text', size, kept: 0 };
  return step(at, { kind: 'frame', socket: LATEST, direction, payload });
}

/** A binary message whose bytes were kept: those of a text. */
export function bytes(direction: 'sent' | 'received', at: number, said: string | Uint8Array): Step {
  const content = typeof said === 'string' ? Buffer.from(said) : Buffer.from(said);
  const payload: Payload = {
    opcode: 'binary',
    size: content.length,
    kept: content.length,
    base64: content.toString('base64'),
  };
  return step(at, { kind: 'frame', socket: LATEST, direction, payload });
}

/** `send` that threw while CONNECTING, or whose message was dropped after the close. */
export function sendRefused(at: number, outcome: 'threw' | 'dropped', place: Place = {}): Step {
  return step(
    at,
    {
      kind: 'send-refused',
      socket: place.socket ?? LATEST,
      outcome,
      readyState: outcome === 'threw' ? 0 : 3,
      stack: 'Error\n    at report (https://page.test/app.js:12:7)',
    },
    place,
  );
}

export function longTask(at: number, duration: number): Step {
  return step(at, { kind: 'long-task', duration });
}

export function lifecycle(at: number, kind: 'freeze' | 'resume'): Step {
  return step(at, { kind });
}

/** A JSON Web Token with these claims, its times in seconds from the beginning of the tape. */
export function jwt(
  times: { iat?: number; nbf?: number; exp?: number },
  more: Record<string, unknown> = {},
): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = Object.entries(times).map(([name, seconds]) => [name, START / 1_000 + seconds]);
  const body = { sub: 'ada', ...Object.fromEntries(claims), ...more };
  return [part({ alg: 'HS256', typ: 'JWT' }), part(body), 'c2lnbmVkLWJ5LW5vYm9keQ'].join('.');
}

export function errored(at: number, place: Place & { readyState?: ReadyState } = {}): Step {
  return step(
    at,
    { kind: 'errored', socket: place.socket ?? LATEST, readyState: place.readyState ?? 3 },
    place,
  );
}

export function closed(
  at: number,
  code: number,
  more: Place & { reason?: string; buffered?: number; handlers?: HandlerName[] } = {},
): Step {
  const { reason = '', buffered = 0, handlers } = more;
  return step(
    at,
    {
      kind: 'closed',
      socket: more.socket ?? LATEST,
      code,
      reason,
      wasClean: code !== 1006,
      buffered,
      ...(handlers ? { handlers } : {}),
    },
    more,
  );
}

/** What the page listened for when it was looked at. */
export function listeners(at: number, types: string, place: Place = {}): Step {
  return step(at, { kind: 'listeners', socket: place.socket ?? LATEST, types }, place);
}

/** A failed handshake as the page sees it: `error`, then `close` with 1006. */
export function failed(at: number, place: Place = {}): Step[] {
  return [errored(at, place), closed(at, 1006, place)];
}

export function closeCalled(
  at: number,
  readyState: ReadyState,
  more: Place & { code?: number; reason?: string; stack?: string } = {},
): Step {
  const { code, reason, stack } = more;
  return step(
    at,
    {
      kind: 'close-called',
      socket: more.socket ?? LATEST,
      readyState,
      ...(code === undefined ? {} : { code }),
      ...(reason === undefined ? {} : { reason }),
      ...(stack === undefined ? {} : { stack }),
    },
    more,
  );
}

export function foundClosed(at: number): Step {
  return step(at, { kind: 'found-closed', socket: LATEST });
}

export function violation(
  at: number,
  policy: string,
  more: { disposition?: 'enforce' | 'report'; blockedUrl?: string; directive?: string; unnamed?: true } = {},
): Step {
  const { disposition = 'enforce', blockedUrl = 'wss://api.test', directive = 'connect-src', unnamed } = more;
  const socket = unnamed ? {} : { socket: LATEST };
  return step(at, { kind: 'csp-violation', blockedUrl, directive, policy, disposition, ...socket });
}

export function network(at: number, kind: 'online' | 'offline'): Step {
  return step(at, { kind });
}

export function pagehide(at: number, persisted: boolean): Step {
  return step(at, { kind: 'pagehide', persisted });
}

export function pageshow(at: number, persisted: boolean): Step {
  return step(at, { kind: 'pageshow', persisted });
}

/** Request headers as Chromium sends them. */
export const REQUEST: Header[] = [
  { name: 'Host', value: 'api.test' },
  { name: 'Connection', value: 'Upgrade' },
  { name: 'Upgrade', value: 'websocket' },
  { name: 'Origin', value: 'http://page.test' },
  { name: 'Sec-WebSocket-Version', value: '13' },
  { name: 'Sec-WebSocket-Key', value: 'AAAAAAAAAAAAAAAAAAAAAA==' },
];

/** Over HTTP/2 there is neither an upgrade nor a key (RFC 8441 section 5). */
const REQUEST_HTTP2 = REQUEST.filter(({ name }) => !/^(?:Connection|Upgrade|Sec-WebSocket-Key)$/.test(name));

/** A finished socket in the network log; status 200 is a success over HTTP/2. */
export function wire(at: number, entry: Partial<WireEntry> & { url: string }): Step {
  const { requestSent = true, status } = entry;
  const request = status === 200 ? REQUEST_HTTP2 : REQUEST;
  return step(at, {
    kind: 'wire-entry',
    entry: at,
    status: 0,
    requestSent,
    requestHeaders: requestSent ? request : [],
    responseHeaders: [],
    frames: [],
    framesLeftOut: 0,
    ...entry,
  });
}

/** An accepted handshake as Firefox 153 told it (`webRequest`); `more` are further headers of the response. */
export function firefoxWire(at: number, url: string, more: Partial<WireEntry> = {}): Step {
  return wire(at, {
    url,
    status: 101,
    by: 'web-request',
    startedAt: START + at - 12,
    openedAt: START + at,
    stillOpen: true,
    requestHeaders: [
      { name: 'Host', value: '127.0.0.1:44637' },
      { name: 'User-Agent', value: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0' },
      { name: 'Sec-WebSocket-Version', value: '13' },
      { name: 'Origin', value: 'http://page.test' },
      { name: 'Sec-WebSocket-Extensions', value: 'permessage-deflate' },
      { name: 'Sec-WebSocket-Key', value: '4nsnXLxImL8SPh3VqfDXmA==' },
      { name: 'Connection', value: 'keep-alive' },
    ],
    responseHeaders: ACCEPTED,
    ...more,
  });
}
/** The answer to the key above. */
export const ACCEPTED: Header[] = [
  { name: 'Upgrade', value: 'websocket' },
  { name: 'Connection', value: 'Upgrade' },
  { name: 'Sec-WebSocket-Accept', value: 'RJva+jRSACqaxNJnnlKiBR0j700=' },
];

/** A line of another program's log about the connection whose `wire` has this time. */
export function logLine(at: number, line: Omit<Partial<LogLine>, 'kind'> & { text: string }): Step {
  return step(at, { kind: 'log-line', entry: at, log: 'Chromium net log', ...line });
}

/** Time passes. */
export function wait(at: number): Step {
  return { kind: 'wait', at };
}

/** Plays the steps into a session, with sequence numbers and socket numbers filled in. */
export function tape(...steps: (Step | Step[])[]): Session {
  const session = createSession();
  const sequence = new Map<string, number>();
  const latest = new Map<string, number>();
  let origin = 'null';
  const all = steps.flat();
  const begins = all.some((one) => one.kind === 'event' && one.draft.kind === 'page-started');
  for (const one of begins ? all : [page('http://page.test/'), ...all]) {
    if (one.kind === 'wait') advanceClock(session, START + one.at);
    else {
      const { draft } = one;
      if (draft.kind === 'page-started' && draft.context === undefined) origin = originOf(draft.url);
      ingest(session, finish(one.at, withOrigin(draft, origin), sequence, latest));
    }
  }
  return session;
}

/** The usual request comes from the page of the tape. */
function withOrigin(draft: Draft, origin: string): Draft {
  if (draft.kind !== 'wire-entry') return draft;
  if (draft.requestHeaders !== REQUEST && draft.requestHeaders !== REQUEST_HTTP2) return draft;
  const requestHeaders = draft.requestHeaders.map((each) =>
    each.name === 'Origin' ? { ...each, value: origin } : each,
  );
  return { ...draft, requestHeaders };
}

function finish(
  at: number,
  draft: Draft,
  sequence: Map<string, number>,
  latest: Map<string, number>,
): CapturedEvent {
  const time = { at: START + at };
  if (
    draft.kind === 'wire-started' ||
    draft.kind === 'wire-entry' ||
    draft.kind === 'http-response' ||
    draft.kind === 'log-line'
  )
    return { ...draft, ...time, source: 'wire' };
  const context = ('context' in draft ? draft.context : undefined) ?? 'page';
  const seq = (sequence.get(context) ?? 0) + 1;
  sequence.set(context, seq);
  const event: CapturedEvent = { ...draft, ...time, source: 'page', context, seq };
  if (!('socket' in event) || event.socket !== LATEST) {
    if (event.kind === 'created') latest.set(context, event.socket);
    return event;
  }
  const socket = (latest.get(context) ?? 0) + (event.kind === 'created' ? 1 : 0);
  if (event.kind === 'created') latest.set(context, socket);
  return { ...event, socket };
}

/** A handshake that failed, as page and network log see it. */
export function attempt(
  url: string,
  reason: string,
  more: {
    at?: number;
    took?: number;
    requestSent?: boolean;
    protocols?: string[];
    requestHeaders?: Header[];
    responseHeaders?: Header[];
    requestedUrl?: string;
  } = {},
): Step[] {
  const { at = 10, took = 20, protocols = [], requestedUrl, requestSent = true, ...headers } = more;
  const left = requestSent ? { startedAt: START + at + 1 } : {};
  return [
    created(url, { at, protocols, ...(requestedUrl === undefined ? {} : { requestedUrl }) }),
    ...failed(at + took),
    wire(at + took + 5, { url, reason, requestSent, ...left, ...headers }),
  ];
}

/** A handshake that failed, in a page whose DevTools were opened later. */
export function unseenAttempt(url: string): Step[] {
  return [created(url), ...failed(30)];
}

/** A socket that opened, and one message each way. */
export function conversation(url: string, at = 10): Step[] {
  return [created(url, { at }), opened(at + 40), frame('sent', at + 50), frame('received', at + 60)];
}

export interface Case {
  name: string;
  session: Session;
  /** How sure the rule must be. */
  confidence?: Confidence;
  /** Words that must stand somewhere in the finding: title, evidence, fixes or snippets. */
  says?: string[];
  /** Words that must stand nowhere in it. */
  never?: string[];
  /** Other rules that may report an error or a warning as well. */
  also?: string[];
  /** The fault that is found first; the rule of the tape is a hint beside it. */
  under?: string;
}

/** What a rule is judged by. */
export interface Scenarios {
  /** The rule is the first finding, but where the case names another. */
  found: Case[];
  /** The rule is not found; near misses say more than strangers. */
  clear: Case[];
  /** The rule cannot tell, for want of a source. Empty where any source will do. */
  unknown: Case[];
}

/** A socket that the page's hook cannot reach: what most rules of a page's side are without. */
export function inWorker(): Case {
  return {
    name: 'a socket of a worker',
    session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })),
  };
}

/** The page alone: DevTools was opened after the failure. */
export function withoutLog(): Case {
  return {
    name: 'the page alone: DevTools was opened later',
    session: tape(unseenAttempt('ws://api.test:8080/live')),
  };
}

export const REFUSED = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';

/** The browser's words for a handshake that was answered with this status. */
/** The headers of an answer whose `Date` is so many seconds from the beginning of the tape. */
export function dated(seconds: number): Header[] {
  return [{ name: 'Date', value: new Date(START + seconds * 1_000).toUTCString() }];
}

export function answered(status: number): string {
  return status === 401
    ? 'HTTP Authentication failed; no valid credentials available'
    : `Error during WebSocket handshake: Unexpected response code: ${status}`;
}
