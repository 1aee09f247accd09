export const HANDLER_NAMES = ['open', 'message', 'error', 'close'] as const;
export type HandlerName = (typeof HANDLER_NAMES)[number];

/**
 * What a field holds. `count`: a whole number from 0, `ordinal`: from 1, `number`: any. An array: one of its values.
 */
export type FieldType =
  | 'text'
  | 'flag'
  | 'count'
  | 'ordinal'
  | 'number'
  | readonly (string | number)[]
  | { list: FieldType };
export type Field = FieldType | { optional: FieldType };

const READY_STATES = [0, 1, 2, 3] as const;
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
  created: {
    socket: 'ordinal',
    /** As the browser normalised it: `socket.url`. */
    url: 'text',
    /** As the page wrote it, if different. */
    requestedUrl: { optional: 'text' },
    protocols: { list: 'text' },
    stack: { optional: 'text' },
  },
  'constructor-threw': {
    url: 'text',
    protocols: { list: 'text' },
    name: 'text',
    message: 'text',
    stack: { optional: 'text' },
  },
  opened: { socket: 'ordinal', protocol: 'text', extensions: 'text' },
  /** `send` while CONNECTING (throws InvalidStateError), or after CLOSING (silently dropped). */
  'send-refused': {
    socket: 'ordinal',
    outcome: ['threw', 'dropped'],
    readyState: READY_STATES,
    message: { optional: 'text' },
    stack: { optional: 'text' },
  },
  'close-called': {
    socket: 'ordinal',
    code: { optional: 'number' },
    reason: { optional: 'text' },
    readyState: READY_STATES,
    /** The exception's text, when the browser refused the arguments. */
    threw: { optional: 'text' },
    stack: { optional: 'text' },
  },
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
  /** The events that the page listens for while the socket is open; `types`: names separated by spaces. */
  listeners: { socket: 'ordinal', types: 'text' },
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
  /** The page started or joined a shared worker: no source sees the sockets in it. */
  'shared-worker': {},
  /** Dropped records, reported by whoever dropped them; `frames` and `bytes` count since the last such event. */
  dropped: {
    where: ['page', 'relay', 'panel'],
    frames: 'count',
    bytes: 'count',
    socket: { optional: 'ordinal' },
  },
  /** Invalid records that were rejected. */
  malformed: { where: ['relay', 'panel', 'wire'], count: 'count' },
} as const satisfies Record<string, Record<string, Field>>;

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

/** Longer texts are rejected: the hook truncates each to far less. */
const MOST_TEXT = 20_000;
const MOST_ITEMS = 100;

/** A fact of a known kind with exactly the fields of that kind; undefined for anything else. */
export function readFact(value: unknown): RareFact | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = value as Record<string, unknown>;
  const { kind } = given;
  if (typeof kind !== 'string' || !Object.hasOwn(PAGE_FACTS, kind)) return undefined;
  const fact: Record<string, unknown> = { kind };
  for (const [name, field] of Object.entries<Field>(PAGE_FACTS[kind as FactKind])) {
    const part = given[name];
    if (!isValid(field, part)) return undefined;
    if (part !== undefined) fact[name] = part;
  }
  return fact as unknown as RareFact;
}

function isValid(field: Field, value: unknown): boolean {
  switch (field) {
    case 'text':
      return typeof value === 'string' && value.length <= MOST_TEXT;
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'count':
      return Number.isSafeInteger(value) && (value as number) >= 0;
    case 'ordinal':
      return Number.isSafeInteger(value) && (value as number) > 0;
    default:
      return isValidPart(field, value);
  }
}

function isValidPart(field: Exclude<Field, string>, value: unknown): boolean {
  if ('optional' in field) return value === undefined || isValid(field.optional, value);
  if ('list' in field)
    return (
      Array.isArray(value) && value.length <= MOST_ITEMS && value.every((item) => isValid(field.list, item))
    );
  return (field as readonly unknown[]).includes(value);
}
