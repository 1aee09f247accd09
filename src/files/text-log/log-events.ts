import type { CapturedEvent } from '../../capture/captured-event.ts';
import type { LogLine } from '../../capture/log-line.ts';
import { parseReason } from '../../handshake/handshake-failure.ts';
import { pluralize } from '../../shared/format.ts';
import type { LogFile } from '../log-file.ts';
import type { BrowserItem, LogItem, ProcessItem, ServerItem, ViolationItem } from './log-item.ts';

/** Lines of one file about one request are this near to each other, in milliseconds. */
const ONE_REQUEST = 3_000;
/** A line about the process this near to a failure is quoted with it, in milliseconds. */
const NEAR = 5_000;
const MOST_PROCESS_LINES = 5;
/** Of an access log that names no host. */
const NO_HOST = 'host-not-in-log';

/** Names by which WebSocket endpoints are known; a 101 at the same path says it too. */
const SOCKET_PATH =
  /(?:^|[/._-])(?:wss?|websockets?|sockjs(?:-node)?|socket\.io|engine\.io|cable|signalr|mqtt|graphql-ws)(?:[/._?-]|$)|[?&]transport=websocket\b/i;

interface Request {
  items: ServerItem[];
  path: string;
  at?: number;
}

/** The items of one file as events, and what of them was left out. */
export function logEvents(items: readonly LogItem[]): LogFile {
  const isServer = (item: LogItem): item is ServerItem => item.kind === 'server';
  const isProcess = (item: LogItem): item is ProcessItem => item.kind === 'process';
  const served = items.filter(isServer);
  const process = items.filter(isProcess);
  const requests = socketRequests(served);
  const host = served.find((item) => item.host !== undefined)?.host ?? NO_HOST;
  const events: CapturedEvent[] = [];
  let entry = 0;
  let clock = 0;
  for (const item of items) {
    if (item.kind === 'browser') {
      entry += 1;
      clock = item.at ?? clock + 1;
      events.push(...browserEvents(item, entry, clock));
    } else if (item.kind === 'violation') {
      entry += 1;
      clock = item.at ?? clock + 1;
      events.push(...violationEvents(item, entry, clock));
    }
  }
  for (const request of requests) {
    entry += 1;
    clock = request.at ?? clock + 1;
    events.push(...serverEvents(request, entry, host, clock, process));
  }
  const others = served.length - requests.reduce((sum, request) => sum + request.items.length, 0);
  const formats = [...new Set(items.map(({ log }) => log))];
  return {
    format: formats.join(', '),
    connections: entry,
    events,
    notes: [
      ...(others > 0 ? [`${pluralize(others, 'line')} about other requests skipped`] : []),
      ...(requests.some(({ items: lines }) => lines.some(({ host: name }) => name === undefined)) &&
      host === NO_HOST
        ? ['The log does not name the host: open it together with a HAR file or a net log of the browser']
        : []),
      ...(entry === 0 ? [noConnections(process)] : []),
    ],
    endedAt: events.reduce((latest, { at }) => Math.max(latest, at), 0),
  };
}

function noConnections(process: readonly ProcessItem[]): string {
  const [first] = process;
  const words = first ? `. What it has: "${first.text}" (${first.log})` : '';
  return `No WebSocket connections in this file${words}`;
}

/** Requests of WebSockets; lines about the same one, such as of the error and the access log, are together. */
function socketRequests(served: readonly ServerItem[]): Request[] {
  const pathOf = (path: string): string => path.replace(/\?.*$/s, '');
  const upgraded = new Set(served.filter(({ upgrade }) => upgrade).map(({ path }) => pathOf(path)));
  const requests: Request[] = [];
  const open = new Map<string, Request>();
  for (const item of served) {
    if (!item.upgrade && !upgraded.has(pathOf(item.path)) && !SOCKET_PATH.test(item.path)) continue;
    const path = item.path.includes('?') ? item.path : pathOf(item.path);
    const known = open.get(pathOf(path));
    const isSame =
      known !== undefined &&
      !(item.status !== undefined && known.items.some(({ status }) => status !== undefined)) &&
      (item.at === undefined || known.at === undefined || Math.abs(item.at - known.at) <= ONE_REQUEST);
    if (known && isSame) {
      known.items.push(item);
      continue;
    }
    const request: Request = { items: [item], path, ...(item.at === undefined ? {} : { at: item.at }) };
    open.set(pathOf(path), request);
    requests.push(request);
  }
  return requests;
}

/** What a topic of an error log means for the status that the client got. */
const STATUS_OF: Partial<Record<NonNullable<LogLine['topic']>, number>> = {
  'upstream-refused': 502,
  'upstream-unavailable': 502,
  'upstream-timed-out': 504,
  'upstream-closed': 502,
  'upstream-not-http': 502,
  'upstream-header-too-big': 502,
  'upstream-name-unknown': 502,
  'proxy-denied': 403,
  'proxy-idle-timeout': 101,
  'upstream-dropped': 101,
};

function serverEvents(
  { items, path, at }: Request,
  entry: number,
  fileHost: string,
  clock: number,
  process: readonly ProcessItem[],
): CapturedEvent[] {
  const topic =
    process.find((line) => line.topic !== undefined && isAbout(line, items, at))?.topic ??
    items.find((item) => item.topic !== undefined)?.topic;
  const status =
    items.find((item) => item.status !== undefined)?.status ??
    (topic === undefined ? undefined : STATUS_OF[topic]) ??
    0;
  const host = items.find((item) => item.host !== undefined)?.host ?? fileHost;
  const key = items.find((item) => item.key !== undefined)?.key;
  const start = at ?? clock;
  const isOpened = status === 101;
  const failed = status >= 400 || (topic !== undefined && !isOpened);
  const near = process.filter((line) => isAbout(line, items, at));
  const isExact = (line: ProcessItem): boolean => line.peer !== undefined;
  const relevant = [
    ...near.filter(isExact),
    ...items,
    ...(failed || topic !== undefined ? near.filter((line) => !isExact(line)) : []).slice(
      0,
      MOST_PROCESS_LINES,
    ),
  ];
  const lines = relevant.map((item): CapturedEvent => {
    const proves = item.kind === 'process' || item.topic !== undefined || (item.status ?? 0) >= 400;
    return { source: 'wire', at: item.at ?? start, ...asLine(item, entry, proves) };
  });
  return [
    {
      source: 'wire',
      kind: 'wire-entry',
      at: start,
      entry,
      url: `wss://${host}${path.startsWith('/') ? path.replace(/\?.*$/s, '') : '/'}`,
      status,
      requestSent: true,
      requestHeaders: key === undefined ? [] : [{ name: 'Sec-WebSocket-Key', value: key }],
      responseHeaders: [],
      frames: [],
      framesLeftOut: 0,
      by: 'server-log',
      ...(at === undefined ? {} : { startedAt: at }),
      ...(isOpened && topic !== undefined && at !== undefined ? { endedAt: at } : {}),
    },
    ...lines,
  ];
}

/** Whether a line without a path is about the request: by the client that both name, or a crash at that time. */
function isAbout(line: ProcessItem, items: readonly ServerItem[], at: number | undefined): boolean {
  if (line.peer !== undefined) return items.some(({ peer }) => peer === line.peer);
  if (line.topic !== undefined) return false;
  return at !== undefined && line.at !== undefined && Math.abs(line.at - at) <= NEAR;
}

function asLine(item: ServerItem | ProcessItem, entry: number, proves: boolean): LogLine {
  return {
    kind: 'log-line',
    entry,
    log: item.log,
    text: item.text,
    ...(item.topic === undefined ? {} : { topic: item.topic }),
    ...(proves ? { proves: true } : {}),
  };
}

function browserEvents({ url, reason, log, at }: BrowserItem, entry: number, clock: number): CapturedEvent[] {
  const failure = parseReason(reason);
  const before = failure.kind === 'net' && failure.stage === 'connection';
  const unknown = ['hidden', 'unrecognised', 'canceled', 'closed-by-page', 'timeout'].includes(failure.kind);
  const isProtocol = failure.kind === 'protocol';
  return [
    {
      source: 'wire',
      kind: 'wire-entry',
      at: clock,
      entry,
      url,
      status: failure.kind === 'status' ? failure.status : isProtocol ? 101 : 0,
      requestSent: !before && !unknown,
      requestHeaders: [],
      responseHeaders: [],
      frames: [],
      framesLeftOut: 0,
      by: log === 'Firefox log' ? 'moz-log' : 'console',
      reason,
      ...(at === undefined ? {} : { startedAt: at }),
    },
  ];
}

/** The page's own policy is told as the page would. */
function violationEvents({ url, cause }: ViolationItem, entry: number, clock: number): CapturedEvent[] {
  const page = { source: 'page', context: `console-${entry}`, at: clock } as const;
  if (cause.kind === 'mixed-content')
    return [
      { ...page, kind: 'page-started', seq: 1, url: cause.page, title: '', top: true, userAgent: '' },
      {
        ...page,
        kind: 'constructor-threw',
        seq: 2,
        url,
        protocols: [],
        name: 'SecurityError',
        message: cause.message,
      },
    ];
  return [
    { ...page, kind: 'created', seq: 1, socket: 1, url, protocols: [] },
    {
      ...page,
      kind: 'csp-violation',
      seq: 2,
      blockedUrl: url,
      directive: 'connect-src',
      policy: cause.directive,
      disposition: 'enforce',
      socket: 1,
    },
    { ...page, kind: 'errored', seq: 3, socket: 1, readyState: 3 },
  ];
}
