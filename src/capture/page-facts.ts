import { CALL_FACTS, READY_STATES } from './call-facts.ts';
import { type FactTable, type Field, readFields } from './fact-fields.ts';

export const HANDLER_NAMES = ['open', 'message', 'error', 'close'] as const;
export type HandlerName = (typeof HANDLER_NAMES)[number];

const networkChange = {} as const;
const freezing = {} as const;
const leaving = {
  /** True when the page enters or leaves the back/forward cache. */
  persisted: 'flag',
} as const;

/**
 * Everything the hook reports except messages, which have their own format, by kind. Types, the check of what comes from
 * the page, and the schema of saved traces are derived from it. Kinds with one and the same object are documented
 * together.
 */
export const PAGE_FACTS = {
  'page-started': { url: 'text', title: 'text', top: 'flag', userAgent: 'text' },
  created: CALL_FACTS.created,
  'constructor-threw': CALL_FACTS['constructor-threw'],
  opened: { socket: 'ordinal', protocol: 'text', extensions: 'text' },
  'send-refused': CALL_FACTS['send-refused'],
  'close-called': CALL_FACTS['close-called'],
  errored: { socket: 'ordinal', readyState: READY_STATES },
  closed: {
    socket: 'ordinal',
    code: 'count',
    reason: 'text',
    wasClean: 'flag',
    /** Bytes passed to `send` that never reached the network. */
    buffered: 'count',
    /** The events that the page listened for at that moment. */
    handlers: { optional: { list: HANDLER_NAMES } },
  },
  listeners: CALL_FACTS.listeners,
  /** The socket was found closed without a close event: nobody listened, so neither did the hook. */
  'found-closed': { socket: 'ordinal' },
  'csp-violation': {
    blockedUrl: 'text',
    directive: 'text',
    policy: 'text',
    disposition: ['enforce', 'report'],
    /** The socket under construction when it was raised, if any. */
    socket: { optional: 'ordinal' },
  },
  online: networkChange,
  offline: networkChange,
  visibility: { state: ['visible', 'hidden'] },
  freeze: freezing,
  resume: freezing,
  pagehide: leaving,
  pageshow: leaving,
  /** The document went away and no `pagehide` came, as after a crash of the tab: noted by the panel, told by no page. */
  'page-lost': {},
  /** The page's main thread was busy for `duration` milliseconds, until `at`: a long task, recorded from 200 ms on. */
  'long-task': { duration: 'count' },
  'shared-worker': CALL_FACTS['shared-worker'],
  dropped: CALL_FACTS.dropped,
  /** Invalid records that were rejected. */
  malformed: { where: ['relay', 'panel', 'wire'], count: 'count' },
} as const satisfies FactTable;

type Table = typeof PAGE_FACTS;
export type FactKind = keyof Table;

type ValueOf<F> = F extends 'text'
  ? string
  : F extends 'flag'
    ? boolean
    : F extends 'count' | 'ordinal' | 'number'
      ? number
      : F extends readonly (infer V)[]
        ? V
        : F extends { list: infer Item }
          ? ValueOf<Item>[]
          : never;

type OptionalNames<T> = { [N in keyof T]: T[N] extends { optional: unknown } ? N : never }[keyof T];
type FieldsOf<T> = { -readonly [N in Exclude<keyof T, OptionalNames<T>>]: ValueOf<T[N]> } & {
  -readonly [N in OptionalNames<T>]?: T[N] extends { optional: infer F } ? ValueOf<F> : never;
};
type Flat<T> = { [N in keyof T]: T[N] };

export type FactOf<K extends FactKind> = K extends FactKind ? Flat<{ kind: K } & FieldsOf<Table[K]>> : never;
/** Any fact but a message. */
export type RareFact = FactOf<FactKind>;

/** The kinds that tell of a socket which `created` has begun; messages are the others. */
type KindOfSocket = {
  [K in FactKind]: Table[K] extends { socket: 'ordinal' } ? K : never;
}[Exclude<FactKind, 'created'>];

/** Whether the fact is about a socket that an earlier one has begun. */
export function isOfSocket<F extends { kind: string }>(
  fact: F,
): fact is Extract<F, { kind: KindOfSocket | 'frame' }> {
  const { kind } = fact;
  if (kind === 'frame') return true;
  if (kind === 'created' || !Object.hasOwn(PAGE_FACTS, kind)) return false;
  const fields: Record<string, Field> = PAGE_FACTS[kind as FactKind];
  return fields.socket === 'ordinal';
}

/** A fact of a known kind with exactly the fields of that kind; undefined for anything else. */
export const readFact = (value: unknown): RareFact | undefined =>
  readFields(PAGE_FACTS, value) as RareFact | undefined;
