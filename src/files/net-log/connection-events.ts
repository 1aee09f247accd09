import type { CapturedEvent, Header, WireFrame } from '../../capture/captured-event.ts';
import type { LogLine } from '../../capture/log-line.ts';
import { formatDuration } from '../../shared/format.ts';
import { headerValue } from '../../shared/header.ts';
import { afterOpening } from './after-opening.ts';
import { errorName, type NetErrors, textOf } from './constants.ts';
import { createLineReader, type NetLogLine } from './log-lines.ts';
import { headersOf, rawResponse, statusIn } from './raw-bytes.ts';
import type { NetLogSource, SourcedRecord, SourceStore } from './sources.ts';

export const NET_LOG = 'Chromium net log';
export const CLOSED_EARLY = 'WebSocket is closed before the connection is established.';

/** What became of one request. */
interface Outcome {
  url: string;
  startedAt: number;
  requestSent: boolean;
  requestHeaders: Header[];
  status: number;
  responseHeaders: Header[];
  reason?: string;
  openedAt?: number;
  endedAt?: number;
  close?: { code: number; reason: string };
  closedFirst?: 'server' | 'browser';
  frames: WireFrame[];
  framesLeftOut: number;
  lines: NetLogLine[];
}

/** One WebSocket of a net log as events; `entry` is its number, counted from 1. */
export function connectionEvents(
  request: NetLogSource,
  store: SourceStore,
  constants: NetErrors,
  entry: number,
): CapturedEvent[] {
  const outcome = outcomeOf(request, sourcesOf(request, store), constants);
  if (!outcome) return [];
  const { lines, close, closedFirst, ...rest } = outcome;
  const at = outcome.endedAt ?? outcome.openedAt ?? outcome.startedAt;
  const { endedAt, reason } = outcome;
  const wire: CapturedEvent = {
    source: 'wire',
    kind: 'wire-entry',
    at,
    entry,
    by: 'net-log',
    ...rest,
    ...(endedAt === undefined && reason === undefined ? { stillOpen: true as const } : {}),
  };
  const told = close && closedFirst !== 'browser' ? pageEvents(outcome, close, entry) : [];
  return [...told, wire, ...lines.map((line) => asEvent(line, entry))];
}

function asEvent(line: NetLogLine, entry: number): CapturedEvent {
  const fact: LogLine = {
    kind: 'log-line',
    entry,
    log: NET_LOG,
    text: line.text,
    ...(line.topic === undefined ? {} : { topic: line.topic }),
    ...(line.proves ? { proves: true } : {}),
  };
  return { source: 'wire', at: line.at, ...fact };
}

/** A connection that the server ended, as its page saw it: the rules for close codes read that. */
function pageEvents(
  { url, startedAt, openedAt, endedAt, requestHeaders, responseHeaders, frames }: Outcome,
  close: { code: number; reason: string },
  entry: number,
): CapturedEvent[] {
  const page = { source: 'page', context: `net-log-${entry}`, socket: 1 } as const;
  const offered = headerValue(requestHeaders, 'sec-websocket-protocol') ?? '';
  const opened = openedAt ?? startedAt;
  return [
    {
      ...page,
      kind: 'created',
      seq: 1,
      at: startedAt,
      url,
      protocols: offered === '' ? [] : offered.split(',').map((name) => name.trim()),
    },
    {
      ...page,
      kind: 'opened',
      seq: 2,
      at: opened,
      protocol: headerValue(responseHeaders, 'sec-websocket-protocol') ?? '',
      extensions: headerValue(responseHeaders, 'sec-websocket-extensions') ?? '',
    },
    ...frames.map((frame, at): CapturedEvent => ({ ...page, kind: 'frame', seq: at + 3, ...frame })),
    {
      ...page,
      kind: 'closed',
      seq: frames.length + 3,
      at: endedAt ?? opened,
      ...close,
      wasClean: close.code !== 1006,
      buffered: 0,
    },
  ];
}

/** Everything that worked for the request. */
export function sourcesOf(request: NetLogSource, store: SourceStore): NetLogSource[] {
  const found = new Map<number, NetLogSource>([[request.id, request]]);
  for (const source of found.values()) {
    for (const id of source.uses) {
      const used = store.get(id);
      if (used && !found.has(id)) found.set(id, used);
    }
  }
  return [...found.values()];
}

function outcomeOf(
  request: NetLogSource,
  sources: readonly NetLogSource[],
  constants: NetErrors,
): Outcome | undefined {
  const records = sources
    .flatMap(({ id, records: own }) => own.map((record): SourcedRecord => ({ ...record, source: id })))
    .sort((a, b) => a.place - b.place);
  const own = records.filter(({ source }) => source === request.id);
  const named = (name: string): SourcedRecord | undefined => own.find((record) => record.name === name);
  const begin = named('REQUEST_ALIVE') ?? named('URL_REQUEST_START_JOB');
  if (!begin) return undefined;
  const ended = own.find(({ name, phase }) => name === 'REQUEST_ALIVE' && phase === 'end');
  const sent =
    named('HTTP_TRANSACTION_SEND_REQUEST_HEADERS') ?? named('HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS');
  const raw = rawResponse(sources, records, sent);
  const answer = named('HTTP_TRANSACTION_READ_RESPONSE_HEADERS');
  const failure = named('WEBSOCKET_UPGRADE_FAILURE');
  const message = textOf(failure?.params.message);
  // The end of a connection within its headers: what had come by then is no response.
  const isCut = /: net::ERR_/.test(message);
  const answerLines = isCut
    ? []
    : Array.isArray(answer?.params.headers)
      ? answer.params.headers
      : (raw?.lines ?? []);
  const status =
    statusIn(answerLines[0]) || Number(/Unexpected response code: (\d+)/.exec(message)?.[1] ?? 0);
  const opened = status === 101 && answer !== undefined && message === '';
  const lines = withoutSurvived(linesOf(records, constants));
  const base = {
    url: textOf(begin.params.url),
    startedAt: begin.at,
    requestSent: sent !== undefined,
    requestHeaders: headersOf(sent?.params.headers),
    status,
    responseHeaders: headersOf(answerLines.slice(1)),
    framesLeftOut: 0,
    frames: [],
  };
  if (opened) return { ...base, ...afterOpening(request, sources, records, answer, lines) };
  const telling = base.responseHeaders.filter(({ name }) => TELLING_HEADER.test(name));
  if (status > 0)
    lines.push(
      ...telling.map(
        ({ name, value }): NetLogLine => ({
          at: answer?.at ?? raw?.at ?? begin.at,
          text: `The response has ${name}: ${value}`,
          proves: true,
        }),
      ),
    );
  if (raw && raw.body !== '') {
    lines.push({ at: raw.at, text: `The response body begins with "${raw.body}"`, proves: true });
  }
  const reason = reasonOf({ own, records, ended, status, message, sent: base.requestSent, constants });
  if (reason === CLOSED_EARLY && sent && ended)
    lines.push({
      at: ended.at,
      text: `No response to the upgrade request in ${formatDuration(ended.at - sent.at)}; then the page gave up`,
      proves: true,
    });
  const end = ended?.at ?? failure?.at;
  return {
    ...base,
    ...(reason === undefined ? {} : { reason }),
    ...(end === undefined ? {} : { endedAt: end }),
    lines,
  };
}

interface Ending {
  own: readonly SourcedRecord[];
  records: readonly SourcedRecord[];
  ended: SourcedRecord | undefined;
  status: number;
  message: string;
  sent: boolean;
  constants: NetErrors;
}

/** The failure in Chromium's words for the page's console; undefined while there is none, and where the status says it. */
function reasonOf({ own, records, ended, status, message, sent, constants }: Ending): string | undefined {
  if (message !== '') return message;
  const codes = own.filter(({ phase, name }) => phase === 'end' || name === 'CANCELLED');
  const error = codes
    .map(({ params }) => errorName(constants, params.net_error))
    .findLast((name) => name !== undefined);
  if (error === 'ERR_WS_UPGRADE' || status > 0) return undefined;
  if (error !== undefined && error !== 'ERR_ABORTED')
    return `Error in connection establishment: net::${error}`;
  if (!ended) return undefined;
  if (records.some(({ name }) => name === 'SSL_CLIENT_CERT_REQUESTED') && !sent)
    return 'Error in connection establishment: net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED';
  return CLOSED_EARLY;
}

function linesOf(records: readonly SourcedRecord[], constants: NetErrors): NetLogLine[] {
  const reader = createLineReader(constants);
  const lines: NetLogLine[] = [];
  const seen = new Set<string>();
  for (const record of records) {
    for (const line of reader.read(record.source, record)) {
      const key = `${line.at} ${line.text}`;
      if (seen.has(key)) continue;
      seen.add(key);
      lines.push(line);
    }
  }
  return lines;
}

/** Where one address answered, those that refused before are no cause. */
function withoutSurvived(lines: readonly NetLogLine[]): NetLogLine[] {
  const survived = lines.some(({ text }) => /^TCP connection to .* established$/.test(text));
  if (!survived) return [...lines];
  return lines.map((line) => {
    const { proves: _proves, ...plain } = line;
    return line.text.startsWith('TCP connection to ') ? plain : line;
  });
}

/** Response headers that say who rejected a handshake, and why. */
const TELLING_HEADER =
  /^(?:www-authenticate|proxy-authenticate|location|retry-after|server|via|cf-mitigated|x-amzn-errortype|x-envoy-[\w-]+)$/i;
