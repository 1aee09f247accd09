import type { Header } from '../../capture/captured-event.ts';
import { type ConnectionWithMessages, endOf, isFinished } from '../../session/connection.ts';
import type { Frame } from '../../session/messages/frame-log.ts';
import { contextOf, type Session } from '../../session/session.ts';
import { maskingWords } from '../masking.ts';
import { chooseConnections, chooseFrames, type ExportScope } from '../trace/choose-frames.ts';
import type { TraceMask } from '../trace/redact-trace.ts';
import { shownFrames } from '../trace/shown-frames.ts';

/** Seconds as HAR messages have them, to the microsecond, so that what is read again is written the same. */
const seconds = (at: number): number => Math.round(at * 1000) / 1e6;
const millis = (span: number): number => Math.max(0, Math.round(span * 1000) / 1000);
/** Of a connection that ended as it opened; milliseconds. */
const SHORTEST = 0.001;
const iso = (at: number): string => new Date(at).toISOString();

/**
 * The sockets as HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/) in parts, with Chromium's
 * `_webSocketMessages` and HTTP Toolkit's `_webSocketClose`.
 */
export function* harText(
  session: Session,
  choice: ExportScope,
  origin: { version: string },
  mask: TraceMask,
): Generator<string> {
  const connections = chooseConnections(session, choice).map((connection) => ({
    connection,
    frames: [...chooseFrames(connection, choice)],
  }));
  const contexts = new Set(connections.map(({ connection }) => contextOf(session, connection)));
  const pages = [...session.contexts.values()]
    .filter((context) => contexts.has(context) && context.url !== '')
    .map(({ id, url, startedAt }) => ({
      startedDateTime: iso(startedAt),
      id,
      title: mask.url(url),
      pageTimings: {},
    }));
  const creator = { name: 'WebSocket Doctor', version: origin.version };
  const log = JSON.stringify(
    { version: '1.2', creator, pages, comment: maskingWords(mask.masking) },
    null,
    1,
  ).slice(0, -2);
  yield `{"log": ${log},\n "entries": [`;
  let separator = '\n';
  for (const { connection, frames } of connections) {
    const page = contextOf(session, connection)?.id;
    const entry = entryOf(connection, pages.some(({ id }) => id === page) ? page : undefined, mask);
    yield `${separator}${JSON.stringify(entry).slice(0, -1)},"_webSocketMessages":[`;
    yield* messages(connection, frames, choice, mask);
    yield ']}';
    separator = ',\n';
  }
  yield '\n ]}\n}\n';
}

function* messages(
  { wire }: ConnectionWithMessages,
  frames: readonly Frame[],
  choice: ExportScope,
  mask: TraceMask,
): Generator<string> {
  let separator = '';
  for (const shown of shownFrames(frames, choice, mask)) {
    const said = shown.map((frame) => JSON.stringify(messageOf(frame))).join(',');
    yield said === '' ? '' : separator + said;
    if (said !== '') separator = ',';
  }
  if (wire?.entry.reason === undefined) return;
  const failure = { type: 'error', time: 0, opcode: -1, data: mask.text(wire.entry.reason) };
  yield separator + JSON.stringify(failure);
}

function messageOf({ direction, at, opcode, size, kept, text, base64, leftOut }: Frame) {
  return {
    type: direction === 'sent' ? 'send' : 'receive',
    time: seconds(at),
    opcode: opcode === 'text' ? 1 : 2,
    data: text ?? base64 ?? '',
    ...(kept < size ? { _size: size } : {}),
    ...(leftOut === undefined ? {} : { _leftOut: leftOut }),
  };
}

function endedAt(connection: ConnectionWithMessages): number {
  const { received, sent } = connection;
  return connection.closed?.at ?? Math.max(endOf(connection), received.lastAt ?? 0, sent.lastAt ?? 0);
}

/** As Chromium writes them: `receive` is 0 as long as a connection has not ended, and above 0 afterwards. */
function timingsOf(connection: ConnectionWithMessages, start: number) {
  const opened = connection.opened?.at ?? endedAt(connection);
  const wait = millis(opened - start);
  const life = millis(endedAt(connection) - opened);
  const receive = isFinished(connection) && connection.opened ? Math.max(life, SHORTEST) : 0;
  return {
    time: wait + receive,
    timings: { blocked: -1, dns: -1, ssl: -1, connect: -1, send: 0, wait, receive, _blocked_queueing: -1 },
  };
}

function entryOf(connection: ConnectionWithMessages, page: string | undefined, mask: TraceMask) {
  const { wire, opened, closed } = connection;
  const start = Math.floor(connection.createdAt);
  const headers = (list: readonly Header[] = []): Header[] =>
    list.map((header) => ({ name: header.name, value: mask.header(header.name, header.value) }));
  const status = wire?.entry.status ?? (opened ? 101 : 0);
  const { time, timings } = timingsOf(connection, start);
  return {
    ...(page === undefined ? {} : { pageref: page }),
    startedDateTime: iso(start),
    time,
    request: {
      method: 'GET',
      url: mask.url(connection.url),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headers(wire?.entry.requestHeaders),
      queryString: queryOf(mask.url(connection.url)),
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status,
      statusText: status === 101 ? 'Switching Protocols' : '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headers(wire?.entry.responseHeaders),
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings,
    _resourceType: 'websocket',
    // 1006 means that there was no close frame (RFC 6455 section 7.1.5).
    ...(closed && closed.code !== 1006
      ? { _webSocketClose: { code: closed.code, reason: mask.text(closed.reason) } }
      : {}),
  };
}

function queryOf(url: string): { name: string; value: string }[] {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? { name: pair, value: '' } : { name: pair.slice(0, at), value: pair.slice(at + 1) };
    });
}
