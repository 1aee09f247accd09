import type { Direction, EventId, Opcode } from '../../capture/captured-event.ts';
import type { Decoded } from '../../decoders/decoded.ts';
import { answers, type FieldQuestion, parseFieldQuestion } from '../../shared/json-path.ts';
import { parseSizeRange, type SizeRange } from '../../shared/size-range.ts';
import type { Frame } from './frame-log.ts';
import type { TimeRange } from './time-buckets.ts';

/** A filter for the messages of a connection; all conditions must match. Empty texts match everything. */
export interface FrameFilter {
  direction: Direction | '';
  opcode: Opcode | '';
  /** As written, such as `>1k`. */
  size: string;
  text: string;
  /** `text` is a regular expression. */
  regex: boolean;
  /** A path and a comparison, such as `$.user.id = 5`. */
  field: string;
  /** A part of the message's name in its protocol or application. */
  name: string;
  hideBeats: boolean;
  markedOnly: boolean;
}

export const NO_FILTER: FrameFilter = {
  direction: '',
  opcode: '',
  size: '',
  text: '',
  regex: false,
  field: '',
  name: '',
  hideBeats: false,
  markedOnly: false,
};

/** What a filter needs to know about a frame beyond the frame itself. */
export interface FrameContext {
  /** The text to search; of a binary message, its bytes as Latin-1. */
  textOf(frame: Frame): string;
  /** The decoded message, or the readable part of a truncated one; undefined if no decoder applies. */
  decodedOf(frame: Frame): Partial<Pick<Decoded, 'role' | 'name' | 'value'>> | undefined;
  isMarked(id: EventId): boolean;
}

/** A condition that was not understood; of a regular expression, why. */
export type FilterFault = { field: 'size' | 'field' } | { field: 'text'; why: string };
export type CompiledFilter =
  | { ok: true; test: ((frame: Frame) => boolean) | undefined }
  | { ok: false; faults: FilterFault[] };

type Test = (frame: Frame) => boolean;
type Made = { test?: Test | undefined; fault?: FilterFault };

/**
 * Cheap conditions come first, decoding last; `test` is undefined without conditions. `range` is the time range of the
 * whole panel.
 */
export function compileFilter(filter: FrameFilter, context: FrameContext, range?: TimeRange): CompiledFilter {
  const made = [bySize(filter.size), byText(filter, context), byField(filter.field, context)];
  const faults = made.flatMap(({ fault }) => (fault ? [fault] : []));
  if (faults.length > 0) return { ok: false, faults };
  const [size, text, field] = made.map(({ test }) => test);
  const tests = [
    range && ((frame: Frame) => frame.at >= range.from && frame.at < range.until),
    plainTest(filter),
    size,
    marked(filter, context),
    text,
    decodedTest(filter, context),
    field,
  ].filter((test) => test !== undefined);
  if (tests.length === 0) return { ok: true, test: undefined };
  const [only] = tests;
  return { ok: true, test: tests.length === 1 ? only : (frame) => tests.every((test) => test(frame)) };
}

function plainTest({ direction, opcode }: FrameFilter): Test | undefined {
  if (direction === '' && opcode === '') return undefined;
  return (frame) =>
    (direction === '' || frame.direction === direction) && (opcode === '' || frame.opcode === opcode);
}

function marked({ markedOnly }: FrameFilter, context: FrameContext): Test | undefined {
  return markedOnly ? (frame) => context.isMarked(frame.id) : undefined;
}

function bySize(size: string): Made {
  if (size.trim() === '') return {};
  const range: SizeRange | undefined = parseSizeRange(size);
  if (!range) return { fault: { field: 'size' } };
  return { test: (frame) => frame.size >= range.least && frame.size <= range.most };
}

function byText({ text, regex }: FrameFilter, context: FrameContext): Made {
  if (text === '') return {};
  const pattern = regex ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  try {
    // A search with capital letters is case-sensitive.
    const compiled = new RegExp(pattern, text === text.toLowerCase() || regex ? 'i' : '');
    return { test: (frame) => compiled.test(context.textOf(frame)) };
  } catch (error) {
    const { message } = error as SyntaxError;
    return { fault: { field: 'text', why: message.replace(/^Invalid regular expression: /, '') } };
  }
}

function byField(text: string, context: FrameContext): Made {
  if (text.trim() === '') return {};
  const question: FieldQuestion | undefined = parseFieldQuestion(text);
  if (!question) return { fault: { field: 'field' } };
  return { test: (frame) => answers(context.decodedOf(frame)?.value, question) };
}

function decodedTest({ name, hideBeats }: FrameFilter, context: FrameContext): Test | undefined {
  const wanted = name.trim().toLowerCase();
  if (wanted === '' && !hideBeats) return undefined;
  return (frame) => {
    const decoded = context.decodedOf(frame);
    if (hideBeats && decoded?.role === 'heartbeat') return false;
    return wanted === '' || (decoded?.name?.toLowerCase().includes(wanted) ?? false);
  };
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  direction: ['', 'sent', 'received'],
  opcode: ['', 'text', 'binary'],
};

/** A filter from storage; missing or invalid parts match everything. Never throws. */
export function readFilter(stored: unknown): FrameFilter {
  // A copy of null or of a number has no fields.
  const from: Record<string, unknown> = { ...(stored as object | null) };
  const fits = (key: string, fallback: string | boolean): boolean => {
    const value = from[key];
    return typeof value === typeof fallback && (WORDS[key]?.includes(value as string) ?? true);
  };
  const entries = Object.entries(NO_FILTER).map(([key, fallback]) => [
    key,
    fits(key, fallback) ? from[key] : fallback,
  ]);
  return Object.fromEntries(entries) as FrameFilter;
}

export function fieldConditions(filter: FrameFilter): number {
  const { regex: _only, ...conditions } = filter;
  return Object.values(conditions).filter((value) => value !== '' && value !== false).length;
}
