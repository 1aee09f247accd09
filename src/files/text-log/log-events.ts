import type { CapturedEvent } from '../../capture/captured-event.ts';
import type { LogLine, LogTopic } from '../../capture/log-line.ts';
import { pluralize } from '../../shared/format.ts';
import { canExplain, type Outcome } from '../can-explain.ts';
import type { LogFile } from '../log-file.ts';
import { browserEvents, violationEvents } from './console-events.ts';
import type { LogItem, ProcessItem, ServerItem } from './log-item.ts';

/** Lines of one file about one request are this near to each other, in milliseconds. */
const ONE_REQUEST = 3_000;
/** A line about the process this near to a failure is quoted with it, in milliseconds. */
const NEAR = 5_000;
const MOST_PROCESS_LINES = 5;
const MOST_LOOSE_LINES = 1_000;
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

const isServer = (item: LogItem): item is ServerItem => item.kind === 'server';
const isProcess = (item: LogItem): item is ProcessItem => item.kind === 'process';
const withoutQuery = (path: string): string => path.replace(/\?.*$/s, '');

/** Whether its path looks like a WebSocket's, or the line says that it is one. */
export const looksLikeSocket = (item: ServerItem): boolean =>
  item.upgrade === true || SOCKET_PATH.test(item.path);

/** The items of one file as events, and what of them was left out; `paths` are known to be WebSockets'. */
export function logEvents(items: readonly LogItem[], paths: ReadonlySet<string> = new Set()): LogFile {
  const served = items.filter(isServer);
  const process = items.filter(isProcess);
  const requests = socketRequests(served, paths);
  const host = served.find((item) => item.host !== undefined)?.host ?? NO_HOST;
  const events: CapturedEvent[] = [];
  const peers = new Map<number, string>();
  const keys = new Map<number, string>();
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
    const peer = request.items.find((item) => item.peer !== undefined)?.peer;
    if (peer !== undefined) peers.set(entry, peer);
    const key = request.items.find((item) => item.key !== undefined)?.key;
    if (key !== undefined) keys.set(entry, key);
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
    peers,
    keys,
    loose: process.slice(0, MOST_LOOSE_LINES),
    withPaths: (known) => logEvents(items, known),
  };
}

function noConnections(process: readonly ProcessItem[]): string {
  const [first] = process;
  const words = first ? `. What it has: "${first.text}" (${first.log})` : '';
  return `No WebSocket connections in this file${words}`;
}

/** Requests of WebSockets; lines about the same one, such as of the error and the access log, are together. */
function socketRequests(served: readonly ServerItem[], paths: ReadonlySet<string>): Request[] {
  const upgraded = new Set(served.filter(({ upgrade }) => upgrade).map(({ path }) => withoutQuery(path)));
  const requests: Request[] = [];
  /** The latest request of each client, and of each path. */
  const open = new Map<string, Request>();
  for (const item of served) {
    const place = withoutQuery(item.path);
    if (!upgraded.has(place) && !paths.has(place) && !looksLikeSocket(item)) continue;
    if (isPlainRequest(item) && upgraded.has(place) && !paths.has(place)) continue;
    const ofPeer = item.peer === undefined ? undefined : open.get(`${item.peer} ${place}`);
    const known = ofPeer ?? open.get(place);
    if (known && (ofPeer || isSameRequest(item, known))) {
      known.items.push(item);
      continue;
    }
    const path = item.path.includes('?') ? item.path : place;
    const request: Request = { items: [item], path, ...(item.at === undefined ? {} : { at: item.at }) };
    open.set(place, request);
    if (item.peer !== undefined) open.set(`${item.peer} ${place}`, request);
    requests.push(request);
  }
  return requests;
}

/** 426: it asked for no upgrade (RFC 9110, section 15.5.22). Where other requests of the path were upgraded, it was no handshake. */
const isPlainRequest = ({ status, upgrade }: ServerItem): boolean => status === 426 && upgrade !== true;

function isSameRequest(item: ServerItem, { items, at }: Request): boolean {
  const differs = (own: string | undefined, name: 'peer' | 'key' | 'request'): boolean =>
    own !== undefined && items.some((other) => other[name] !== undefined && other[name] !== own);
  if (differs(item.peer, 'peer') || differs(item.key, 'key') || differs(item.request, 'request'))
    return false;
  if (item.status !== undefined && items.some(({ status }) => status !== undefined)) return false;
  return item.at === undefined || at === undefined || Math.abs(item.at - at) <= ONE_REQUEST;
}

/** What a topic of an error log means for the status that the client got. */
const STATUS_OF: Partial<Record<LogTopic, number>> = {
  'upstream-refused': 502,
  'upstream-unavailable': 502,
  'upstream-timed-out': 504,
  'upstream-closed': 502,
  'upstream-header-too-big': 502,
  'upstream-name-unknown': 502,
  'upstream-protocol-missing': 500,
  'proxy-denied': 403,
  'served-as-file': 404,
  'proxy-idle-timeout': 101,
  'upstream-dropped': 101,
  'message-too-big': 101,
  'ping-timeout': 101,
};
/** Topics that explain a rejection or an end, so that the status alone does not tell which. */
const FAILING: ReadonlySet<LogTopic> = new Set(['upstream-not-http', 'server-exception', 'server-crashed']);

function serverEvents(
  { items, path, at }: Request,
  entry: number,
  fileHost: string,
  clock: number,
  process: readonly ProcessItem[],
): CapturedEvent[] {
  const ofClient = process.filter(
    ({ peer }) => peer !== undefined && items.some((item) => item.peer === peer),
  );
  const topic =
    ofClient.find((line) => line.topic !== undefined)?.topic ??
    items.find((item) => item.topic !== undefined)?.topic;
  const status =
    items.find((item) => item.status !== undefined)?.status ??
    (topic === undefined ? undefined : STATUS_OF[topic]) ??
    0;
  const host = items.find((item) => item.host !== undefined)?.host ?? fileHost;
  const close = items.find((item) => item.close !== undefined)?.close;
  const start = at ?? clock;
  const isOpened = status === 101;
  const isFailure = status >= 400 || (topic !== undefined && (!isOpened || FAILING.has(topic)));
  const outcome: Outcome =
    status >= 400
      ? { kind: 'rejected', status }
      : isOpened && topic === undefined
        ? { kind: 'fine' }
        : isOpened
          ? { kind: 'ended' }
          : { kind: 'failed' };
  const near = isFailure
    ? process.filter((line) => isNear(line, at, outcome)).slice(0, MOST_PROCESS_LINES)
    : [];
  const line = (item: ServerItem | ProcessItem, byTime: boolean): CapturedEvent => ({
    source: 'wire',
    at: item.at ?? start,
    ...asLine(item, entry, byTime),
  });
  return [
    {
      source: 'wire',
      kind: 'wire-entry',
      at: start,
      entry,
      url: `wss://${host}${path.startsWith('/') ? withoutQuery(path) : '/'}`,
      status,
      requestSent: true,
      requestHeaders: [],
      responseHeaders: [],
      frames: [],
      framesLeftOut: 0,
      by: 'server-log',
      ...(close === undefined ? {} : { close }),
      ...(at === undefined ? {} : { startedAt: at }),
      ...(isOpened && topic !== undefined && at !== undefined ? { endedAt: at } : {}),
    },
    ...ofClient.map((item) => line(item, false)),
    ...items.map((item) => line(item, false)),
    ...near.map((item) => line(item, true)),
  ];
}

/** A line without a request, at the time of one that it can explain. */
function isNear(line: ProcessItem, at: number | undefined, outcome: Outcome): boolean {
  if (line.peer !== undefined || at === undefined || line.at === undefined) return false;
  if (Math.abs(line.at - at) > NEAR) return false;
  return line.topic === undefined || canExplain(line.topic, outcome);
}

function asLine(item: ServerItem | ProcessItem, entry: number, byTime: boolean): LogLine {
  const proves =
    item.kind === 'process' || item.topic !== undefined || item.telling || (item.status ?? 0) >= 400;
  return {
    kind: 'log-line',
    entry,
    log: item.log,
    text: item.text,
    ...(item.topic === undefined ? {} : { topic: item.topic }),
    ...(proves ? { proves: true } : {}),
    ...(byTime ? { byTime: true } : {}),
  };
}
