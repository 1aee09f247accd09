import type { Header } from '../../capture/captured-event.ts';
import type { Field, FieldType } from '../../capture/fact-fields.ts';
import { LEFT_OUT } from '../../capture/left-out.ts';
import { LOG_TOPICS } from '../../capture/log-line.ts';
import { type FactKind, PAGE_FACTS } from '../../capture/page-facts.ts';
import { WIRE_SOURCES } from '../../capture/wire-entry.ts';
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
    sizeAtLeast: optional(flag),
    kept: number(0, MOST_KEPT, true),
    text: optional(text()),
    base64: optional(text()),
    leftOut: optional(value(...LEFT_OUT)),
    buffered: optional(count),
  },
  {
    verify: faultOfPayload,
    note: 'One message. size: bytes of the whole message, or at least so many (sizeAtLeast); kept: how many of them were kept before masking; leftOut: why masking left them out.',
  },
);

type Note<K extends TraceNote['kind']> = CaseOf<TraceNote, 'kind', K>;

/** Kinds that have one object of fields have one schema. */
function kindsLike(kind: FactKind): FactKind[] {
  return FACT_KINDS.filter((other) => PAGE_FACTS[other] === PAGE_FACTS[kind]);
}

function schemaOf(type: FieldType): Schema<unknown> {
  if (typeof type !== 'string') return 'list' in type ? list(schemaOf(type.list)) : value(...type);
  switch (type) {
    case 'text':
      return text();
    case 'flag':
      return flag;
    case 'count':
      return count;
    case 'ordinal':
      return ordinal;
    case 'number':
      return number(-Number.MAX_VALUE, Number.MAX_VALUE);
    default:
      return type satisfies never;
  }
}

function fieldOf(field: Field): Schema<unknown> | { optional: Schema<unknown> } {
  return typeof field === 'object' && 'optional' in field
    ? optional(schemaOf(field.optional))
    : schemaOf(field);
}

const FACT_KINDS = Object.keys(PAGE_FACTS) as FactKind[];

/** The type is that of the table which both are derived from. */
const FACTS = Object.fromEntries(
  FACT_KINDS.map((kind) => {
    const fields = Object.entries<Field>(PAGE_FACTS[kind]).map(([name, field]) => [name, fieldOf(field)]);
    const kinds = value(...kindsLike(kind));
    return [kind, record<Record<string, unknown>>({ ...page, kind: kinds, ...Object.fromEntries(fields) })];
  }),
) as { [K in FactKind]: Schema<Note<K>> };

const NOTES: { [K in Exclude<TraceNote['kind'], 'probe-run'>]: Schema<Note<K>> } = {
  ...FACTS,
  'wire-started': record<Note<'wire-started'>>({ ...wire, kind: value('wire-started'), browser: text() }),
  'http-response': record<Note<'http-response'>>({
    ...wire,
    kind: value('http-response'),
    url: text(),
    status: count,
    headers: list(header),
  }),
  'log-line': record<Note<'log-line'>>({
    ...wire,
    kind: value('log-line'),
    entry: ordinal,
    log: text(),
    text: text(),
    topic: optional(value(...LOG_TOPICS)),
    proves: optional(value(true)),
    byTime: optional(value(true)),
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
    by: optional(value(...WIRE_SOURCES)),
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
