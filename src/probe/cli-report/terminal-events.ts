import type { CapturedEvent, Payload } from '../../capture/captured-event.ts';
import type { TerminalProbe } from '../../experiments/cli-report.ts';
import { parseSocketUrl } from '../../shared/socket-url.ts';

const CONTEXT = 'terminal';
const SOCKET = 1;

function textPayload(text: string): Payload {
  return { opcode: 'text', size: text.length, kept: text.length, text };
}

/** The probe's handshake as a network log entry: the rules evaluate it like a browser's. */
function wireEvent(probe: TerminalProbe): CapturedEvent {
  const { handshake, failure, opened } = probe;
  const answered = handshake?.kind === 'answered' ? handshake : undefined;
  return {
    source: 'wire',
    kind: 'wire-entry',
    at: probe.finishedAt,
    entry: 1,
    by: 'terminal',
    url: probe.url,
    status: opened ? 101 : 0,
    requestSent: handshake !== null,
    requestHeaders: probe.requestHeaders,
    responseHeaders: answered?.headers ?? [],
    ...(failure === null ? {} : { reason: failure }),
    startedAt: probe.startedAt,
    frames: [],
    framesLeftOut: 0,
  };
}

/** Everything the probe saw, as the events of a session. */
export function terminalEvents(probe: TerminalProbe): CapturedEvent[] {
  return probe.opened ? [...openEvents(probe, probe.opened), wireEvent(probe)] : [wireEvent(probe)];
}

function openEvents(probe: TerminalProbe, opened: NonNullable<TerminalProbe['opened']>): CapturedEvent[] {
  let seq = -1;
  const openedAt = probe.startedAt + (probe.handshake?.ms ?? 0);
  const endedAt = openedAt + opened.heldMs;
  const own = (at: number) => {
    seq += 1;
    return { source: 'page', context: CONTEXT, seq, at } as const;
  };
  const events: CapturedEvent[] = [
    {
      ...own(probe.startedAt),
      kind: 'page-started',
      url: pageUrl(probe),
      title: 'wsdoctor probe',
      top: true,
      userAgent: 'wsdoctor probe',
    },
    {
      ...own(probe.startedAt),
      kind: 'created',
      socket: SOCKET,
      url: probe.url,
      protocols: probe.protocols,
    },
    {
      ...own(openedAt),
      kind: 'opened',
      socket: SOCKET,
      protocol: opened.protocol,
      extensions: opened.extensions,
    },
    ...opened.texts.map(
      (text): CapturedEvent => ({
        ...own(openedAt),
        kind: 'frame',
        socket: SOCKET,
        direction: 'received',
        payload: textPayload(text),
      }),
    ),
  ];
  const close = closeOf(opened.end);
  if (!close) return events;
  if (close.error) events.push({ ...own(endedAt), kind: 'errored', socket: SOCKET, readyState: 3 });
  events.push({
    ...own(endedAt),
    kind: 'closed',
    socket: SOCKET,
    code: close.code,
    reason: close.reason,
    wasClean: close.code !== 1006,
    buffered: 0,
    handlers: ['open', 'message', 'error', 'close'],
  });
  return events;
}

/** The probe has no page: its Origin comes from the command line. */
function pageUrl({ origin, url }: TerminalProbe): string {
  const { secure, authority } = parseSocketUrl(url);
  return origin === null ? `${secure ? 'https' : 'http'}://${authority}/` : `${origin}/`;
}

/** Undefined if it was still open at the end of the probe. */
function closeOf(
  end: NonNullable<TerminalProbe['opened']>['end'],
): { code: number; reason: string; error?: true } | undefined {
  switch (end.kind) {
    case 'closed':
      return { code: end.code, reason: end.reason };
    case 'cut':
      return { code: 1006, reason: '' };
    case 'broken':
      return { code: 1006, reason: '', error: true };
    case 'held':
    case 'bytes':
    case 'cancelled':
      return undefined;
    default:
      return end satisfies never;
  }
}
