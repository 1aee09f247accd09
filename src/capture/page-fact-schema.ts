import type { FrameSeen, PageFact } from './captured-event.ts';

/** Everything the hook reports except frames, which have their own format. */
export type RareFact = Exclude<PageFact, FrameSeen>;

type Check = (value: unknown) => boolean;
type Shape<F> = { [K in Exclude<keyof F, 'kind'>]-?: Check };

/** Longer texts are rejected: the hook truncates each to far less. */
const MOST_TEXT = 20_000;
const MOST_ITEMS = 100;

const text: Check = (value) => typeof value === 'string' && value.length <= MOST_TEXT;
const flag: Check = (value) => typeof value === 'boolean';
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const number: Check = (value) => Number.isSafeInteger(value) && (value as number) > 0;
const texts: Check = (value) => Array.isArray(value) && value.length <= MOST_ITEMS && value.every(text);
const oneOf =
  (...allowed: unknown[]): Check =>
  (value) =>
    allowed.includes(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const state = oneOf(0, 1, 2, 3);
const left = { persisted: flag };

const SHAPES: { [K in RareFact['kind']]: Shape<Extract<PageFact, { kind: K }>> } = {
  'page-started': { url: text, title: text, top: flag, userAgent: text },
  created: {
    socket: number,
    url: text,
    requestedUrl: optional(text),
    protocols: texts,
    stack: optional(text),
  },
  'constructor-threw': { url: text, protocols: texts, name: text, message: text, stack: optional(text) },
  opened: { socket: number, protocol: text, extensions: text },
  'send-refused': {
    socket: number,
    outcome: oneOf('threw', 'dropped'),
    readyState: state,
    message: optional(text),
    stack: optional(text),
  },
  'close-called': {
    socket: number,
    code: optional((value) => typeof value === 'number'),
    reason: optional(text),
    readyState: state,
    threw: optional(text),
    stack: optional(text),
  },
  errored: { socket: number, readyState: state },
  closed: {
    socket: number,
    code: count,
    reason: text,
    wasClean: flag,
    buffered: count,
    handlers: optional(texts),
  },
  listeners: { socket: number, types: text },
  'found-closed': { socket: number },
  'csp-violation': {
    blockedUrl: text,
    directive: text,
    policy: text,
    disposition: oneOf('enforce', 'report'),
    socket: optional(number),
  },
  online: {},
  offline: {},
  visibility: { state: oneOf('visible', 'hidden') },
  freeze: {},
  resume: {},
  pagehide: left,
  pageshow: left,
  'long-task': { duration: count },
  'shared-worker': {},
  dropped: { where: oneOf('page', 'relay', 'panel'), frames: count, bytes: count, socket: optional(number) },
  malformed: { where: oneOf('relay', 'panel', 'wire'), count },
};

/** A fact of a known kind with exactly the fields of that kind; undefined for anything else. */
export function readFact(value: unknown): RareFact | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = value as Record<string, unknown>;
  const { kind } = given;
  if (typeof kind !== 'string' || !Object.hasOwn(SHAPES, kind)) return undefined;
  const fact: Record<string, unknown> = { kind };
  for (const [field, check] of Object.entries(SHAPES[kind as RareFact['kind']] as Record<string, Check>)) {
    const part = given[field];
    if (!check(part)) return undefined;
    if (part !== undefined) fact[field] = part;
  }
  return fact as unknown as RareFact;
}
