import type { CapturedEvent } from '../../capture/captured-event.ts';
import type { LogLine } from '../../capture/log-line.ts';
import { pluralize } from '../../shared/format.ts';
import { alertName } from '../../shared/tls-alerts.ts';
import type { LogFile, LooseLine } from '../log-file.ts';
import type { Stream, StreamStore } from './streams.ts';

const LOG = 'packet capture';
/** Fewer are normal on a network that works. */
const MANY_REPEATED = 3;

/** In Chromium's words. */
const NO_RESPONSE = 'Connection closed before receiving a handshake response';

interface Told {
  at: number;
  text: string;
  proves: boolean;
}

/** The WebSockets of a capture; what it has of other connections are lines without a request. */
export function packetLog(store: StreamStore, broken: number): LogFile {
  const streams = store.all();
  const sockets = streams.filter(isSocket);
  const peers = new Map<number, string>();
  const keys = new Map<number, string>();
  const events: CapturedEvent[] = [];
  for (const [index, stream] of sockets.entries()) {
    peers.set(index + 1, stream.client);
    if (stream.request?.key) keys.set(index + 1, stream.request.key);
    events.push(...eventsOf(stream, index + 1));
  }
  const loose = streams
    .filter((stream) => !isSocket(stream))
    .flatMap((stream) =>
      linesOf(stream)
        .filter(({ proves }) => proves)
        .map(({ at, text }): LooseLine => ({ log: LOG, text, at, peer: stream.client })),
    );
  return {
    format: 'Packet capture',
    connections: sockets.length,
    events,
    peers,
    keys,
    loose: loose.slice(0, 1_000),
    notes: [
      ...(broken > 0 ? [`${pluralize(broken, 'packet')} skipped: not JSON`] : []),
      ...(store.dropped() > 0
        ? [`${pluralize(store.dropped(), 'packet')} skipped: too many connections`]
        : []),
      ...(sockets.length === 0 ? [whyNone(streams, loose)] : []),
    ],
    endedAt: events.reduce((latest, { at }) => Math.max(latest, at), 0),
  };
}

const isSocket = ({ request, frames, response }: Stream): boolean =>
  request?.upgrade === true || (frames && response?.status === 101);

function whyNone(streams: readonly Stream[], loose: readonly LooseLine[]): string {
  const isEncrypted = streams.some(({ serverName, alerts }) => serverName !== '' || alerts.length > 0);
  const why = isEncrypted
    ? 'No WebSocket connections to be seen in this capture: TLS hides them. Join it with a net log of the browser, or give tshark the keys (-o tls.keylog_file:FILE)'
    : 'No WebSocket connections in this capture';
  const [first] = loose;
  return first ? `${why}. What it has: ${first.text}` : why;
}

/** What the packets say besides the handshake, by time. */
function linesOf(stream: Stream): Told[] {
  const { server, response, closes, fins, resets, alerts, repeated, attempts, answered, startedAt } = stream;
  const lines: Told[] = [];
  const who = (by: 'client' | 'server'): string => (by === 'client' ? 'The client' : `The server ${server}`);
  if (!answered && attempts > 0)
    lines.push({
      at: startedAt,
      text: `${pluralize(attempts, 'attempt')} to connect to ${server} got no answer (SYN without SYN-ACK)`,
      proves: true,
    });
  const [reset] = resets;
  const refused =
    reset?.by === 'server' && !response && !stream.request && fins.length === 0 && alerts.length === 0;
  if (refused && attempts > 0 && stream.serverName === '')
    lines.push({
      at: reset.at,
      text: `${server} answered the attempt to connect with RST: nothing listens there, or a firewall rejects it`,
      proves: true,
    });
  if (response)
    lines.push({
      at: response.at,
      text: `The server ${server} answered the handshake with ${response.status}${response.phrase === '' ? '' : ` ${response.phrase}`}${response.server === '' ? '' : ` (Server: ${response.server})`}`,
      proves: response.status >= 400,
    });
  else if (stream.request?.upgrade && fins[0])
    lines.push({
      at: fins[0].at,
      text: `${who(fins[0].by)} closed the TCP connection (FIN); the capture has no HTTP response to the handshake`,
      proves: true,
    });
  for (const { at, by, code, reason } of closes)
    lines.push({
      at,
      text: `${who(by)} sent a close frame with ${code === 1005 ? 'no code' : `code ${code}`}${reason === '' ? '' : ` and the reason "${reason}"`}`,
      proves: true,
    });
  for (const { at, by, level, code } of alerts)
    if (code !== 0)
      lines.push({
        at,
        text: `${who(by)} sent the TLS alert ${alertName(code)} (${code}${level === '2' ? ', fatal' : ''})`,
        proves: true,
      });
  if (closes.length === 0 && response?.status === 101 && fins[0])
    lines.push({
      at: fins[0].at,
      text: `${who(fins[0].by)} closed the TCP connection first (FIN), without a close frame`,
      proves: true,
    });
  if (reset && !(refused && attempts > 0) && (closes.length === 0 || reset.at < (closes[0]?.at ?? 0)))
    lines.push({ at: reset.at, text: `${who(reset.by)} reset the TCP connection (RST)`, proves: true });
  for (const by of ['client', 'server'] as const)
    if (repeated[by] >= MANY_REPEATED)
      lines.push({
        at: stream.endedAt,
        text: `${repeated[by]} packets of ${by === 'client' ? 'the client' : 'the server'} had to be sent again: packets are lost on the path`,
        proves: true,
      });
  return lines.sort((a, b) => a.at - b.at);
}

function eventsOf(stream: Stream, entry: number): CapturedEvent[] {
  const { request, response, startedAt, endedAt, server, closes, fins, resets } = stream;
  const status = response?.status ?? 0;
  const isOver = fins.length > 0 || resets.length > 0 || closes.length > 0;
  const opened = status === 101 ? response?.at : undefined;
  const path = (request?.uri ?? '/').replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/s, '');
  const url = `ws://${request?.host ?? server}${path.startsWith('/') ? path : '/'}`;
  const [close] = closes;
  const ends = [...closes, ...fins, ...resets].sort((a, b) => a.at - b.at);
  const byServer = ends[0]?.by === 'server';
  const wire: CapturedEvent = {
    source: 'wire',
    kind: 'wire-entry',
    at: endedAt,
    entry,
    url,
    status,
    requestSent: request !== undefined,
    requestHeaders: request?.headers ?? [],
    responseHeaders: response?.server ? [{ name: 'Server', value: response.server }] : [],
    frames: [],
    framesLeftOut: 0,
    by: 'packet-capture',
    startedAt: request?.at ?? startedAt,
    ...(opened === undefined ? {} : { openedAt: opened }),
    ...(isOver ? { endedAt: ends[0]?.at ?? endedAt } : { stillOpen: true as const }),
    ...(status === 0 && byServer && request ? { reason: NO_RESPONSE } : {}),
    ...(opened !== undefined && byServer
      ? { close: { code: close?.code ?? 1006, reason: close?.reason ?? '' } }
      : {}),
  };
  return [
    wire,
    ...linesOf(stream).map(
      (line): CapturedEvent => ({ source: 'wire', at: line.at, ...asLine(line, entry) }),
    ),
  ];
}

const asLine = ({ text, proves }: Told, entry: number): LogLine => ({
  kind: 'log-line',
  entry,
  log: LOG,
  text,
  ...(proves ? { proves: true } : {}),
});
