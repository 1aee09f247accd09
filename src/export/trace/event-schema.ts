import type { HandlerName, Header, ReadyState } from '../../capture/captured-event.ts';
import { LEFT_OUT } from '../../capture/left-out.ts';
import { PROBE_SCHEMA } from './probe-schema.ts';
import {
  type CaseOf,
  choice,
  count,
  flag,
  list,
  number,
  optional,
  ordinal,
  record,
  type Schema,
  text,
  time,
  value,
} from './schema.ts';
import type { TraceEvent, TraceFrame, TraceNote } from './trace.ts';

const header = record<Header>({ name: text(), value: text() });
const handler: Schema<HandlerName> = value('open', 'message', 'error', 'close');
const readyState: Schema<ReadyState> = value(0, 1, 2, 3);
const page = { id: ordinal, source: value('page'), context: text(200), at: time };
const wire = { id: ordinal, source: value('wire'), at: time };

/** More than this no message can be: what a trace claims to hold is never taken on trust. */
const MOST_KEPT = 2 ** 29;

function faultOfPayload(given: Record<string, unknown>): string | undefined {
  const { opcode, size, kept, text: words, base64 } = given;
  if (Number(kept) > Number(size)) return `keeps ${kept} bytes of a message of ${size}`;
  if (opcode === 'text' && base64 !== undefined) return 'is a text message with bytes in base64';
  if (opcode === 'binary' && words !== undefined) return 'is a binary message with a text';
  if (given.leftOut !== undefined && kept !== 0) return 'was left out, and yet kept';
  if (words === undefined && base64 === undefined && kept !== 0)
    return `says that ${kept} bytes were kept, and has none`;
  return undefined;
}

const frame = record<TraceFrame>(
  {
    id: ordinal,
    kind: value('frame'),
    at: time,
    connection: text(200),
    direction: value('sent', 'received'),
    opcode: value('text', 'binary'),
    size: count,
    kept: number(0, MOST_KEPT, true),
    text: optional(text()),
    base64: optional(text()),
    leftOut: optional(value(...LEFT_OUT)),
    buffered: optional(count),
  },
  {
    verify: faultOfPayload,
    note: 'One message. size: bytes of the whole message; kept: how many of them were kept before masking; leftOut: why masking left them out.',
  },
);

type Note<K extends TraceNote['kind']> = CaseOf<TraceNote, 'kind', K>;

const NOTES: { [K in Exclude<TraceNote['kind'], 'probe-run'>]: Schema<Note<K>> } = {
  'page-started': record<Note<'page-started'>>({
    ...page,
    kind: value('page-started'),
    url: text(),
    title: text(),
    top: flag,
    userAgent: text(),
  }),
  created: record<Note<'created'>>({
    ...page,
    kind: value('created'),
    socket: ordinal,
    url: text(),
    requestedUrl: optional(text()),
    protocols: list(text()),
    stack: optional(text()),
  }),
  'constructor-threw': record<Note<'constructor-threw'>>({
    ...page,
    kind: value('constructor-threw'),
    url: text(),
    protocols: list(text()),
    name: text(),
    message: text(),
    stack: optional(text()),
  }),
  opened: record<Note<'opened'>>({
    ...page,
    kind: value('opened'),
    socket: ordinal,
    protocol: text(),
    extensions: text(),
  }),
  'send-refused': record<Note<'send-refused'>>({
    ...page,
    kind: value('send-refused'),
    socket: ordinal,
    outcome: value('threw', 'dropped'),
    readyState,
    message: optional(text()),
    stack: optional(text()),
  }),
  'close-called': record<Note<'close-called'>>({
    ...page,
    kind: value('close-called'),
    socket: ordinal,
    code: optional(number(-Number.MAX_VALUE, Number.MAX_VALUE)),
    reason: optional(text()),
    readyState,
    threw: optional(text()),
    stack: optional(text()),
  }),
  errored: record<Note<'errored'>>({ ...page, kind: value('errored'), socket: ordinal, readyState }),
  closed: record<Note<'closed'>>({
    ...page,
    kind: value('closed'),
    socket: ordinal,
    code: count,
    reason: text(),
    wasClean: flag,
    buffered: count,
    handlers: optional(list(handler)),
  }),
  listeners: record<Note<'listeners'>>({
    ...page,
    kind: value('listeners'),
    socket: ordinal,
    types: text(),
  }),
  'found-closed': record<Note<'found-closed'>>({ ...page, kind: value('found-closed'), socket: ordinal }),
  'csp-violation': record<Note<'csp-violation'>>({
    ...page,
    kind: value('csp-violation'),
    blockedUrl: text(),
    directive: text(),
    policy: text(),
    disposition: value('enforce', 'report'),
    socket: optional(ordinal),
  }),
  online: record<Note<'online'>>({ ...page, kind: value('online', 'offline') }),
  offline: record<Note<'offline'>>({ ...page, kind: value('online', 'offline') }),
  visibility: record<Note<'visibility'>>({
    ...page,
    kind: value('visibility'),
    state: value('visible', 'hidden'),
  }),
  freeze: record<Note<'freeze'>>({ ...page, kind: value('freeze', 'resume') }),
  resume: record<Note<'resume'>>({ ...page, kind: value('freeze', 'resume') }),
  pagehide: record<Note<'pagehide'>>({ ...page, kind: value('pagehide', 'pageshow'), persisted: flag }),
  pageshow: record<Note<'pageshow'>>({ ...page, kind: value('pagehide', 'pageshow'), persisted: flag }),
  'long-task': record<Note<'long-task'>>({ ...page, kind: value('long-task'), duration: count }),
  'shared-worker': record<Note<'shared-worker'>>({ ...page, kind: value('shared-worker') }),
  dropped: record<Note<'dropped'>>({
    ...page,
    kind: value('dropped'),
    where: value('page', 'relay', 'panel'),
    frames: count,
    bytes: count,
    socket: optional(ordinal),
  }),
  malformed: record<Note<'malformed'>>({
    ...page,
    kind: value('malformed'),
    where: value('relay', 'panel', 'wire'),
    count,
  }),
  'wire-started': record<Note<'wire-started'>>({ ...wire, kind: value('wire-started'), browser: text() }),
  'http-response': record<Note<'http-response'>>({
    ...wire,
    kind: value('http-response'),
    url: text(),
    status: count,
    headers: list(header),
  }),
  'wire-entry': record<Note<'wire-entry'>>({
    ...wire,
    kind: value('wire-entry'),
    entry: ordinal,
    url: text(),
    status: count,
    requestSent: flag,
    requestHeaders: list(header),
    responseHeaders: list(header),
    reason: optional(text()),
    startedAt: optional(time),
    framesLeftOut: count,
    initiator: optional(text()),
    by: optional(value('terminal', 'har')),
    openedAt: optional(time),
    endedAt: optional(time),
    close: optional(record<{ code: number; reason: string }>({ code: count, reason: text() })),
    stillOpen: optional(value(true)),
  }),
};

export const EVENT_SCHEMA: Schema<TraceEvent> = choice('kind', {
  ...NOTES,
  'probe-run': PROBE_SCHEMA,
  frame,
});
