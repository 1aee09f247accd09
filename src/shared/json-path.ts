/** One step into a value: `.name`, `[3]`, `.*` or `[*]`, `..name`. */
type Step = { kind: 'key'; key: string } | { kind: 'every' } | { kind: 'anywhere'; key: string };

/** `exists` without a comparison. */
type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~' | 'exists';

/** A field of a message and a condition, such as `$.user.id = 5` or `$..room ~ lobby`. */
export interface FieldQuestion {
  /** As written, such as `$.user.id`. */
  path: string;
  steps: readonly Step[];
  operator: Operator;
  /** The value to compare with; numbers, `true`, `false` and `null` are parsed, anything else is text. */
  operand: unknown;
}

/** `==` and `===` are `=`, as in the code of a page. */
const QUESTION = /^(.+?)\s*(!=|<=|>=|=|<|>|~)(?:(?<=[!=])={1,2})?\s*(.*)$/s;
const STEP = /^(?:\.\.([\w$-]+)|\.([\w$-]+)|\.(\*)|\[(\*)\]|\[(\d+)\]|\["([^"]*)"\]|\['([^']*)'\])/;
/** The most values that one path may match; `..` in a large message matches many. */
const MOST = 1_000;

/** Undefined for an invalid path. */
export function parseFieldQuestion(text: string): FieldQuestion | undefined {
  const found = QUESTION.exec(text.trim());
  const path = (found?.[1] ?? text).trim();
  const steps = parsePath(path);
  if (!steps) return undefined;
  if (!found) return { path, steps, operator: 'exists', operand: undefined };
  return { path, steps, operator: found[2] as Operator, operand: operandOf((found[3] ?? '').trim()) };
}

/** `$` at the beginning is optional. */
function parsePath(text: string): Step[] | undefined {
  let rest = text.startsWith('$') ? text.slice(1) : /^[.[]/.test(text) ? text : `.${text}`;
  const steps: Step[] = [];
  while (rest !== '') {
    const found = STEP.exec(rest);
    if (!found) return undefined;
    const [all, anywhere, name, star, every, index, quoted, single] = found;
    if (anywhere !== undefined) steps.push({ kind: 'anywhere', key: anywhere });
    else if (star !== undefined || every !== undefined) steps.push({ kind: 'every' });
    else steps.push({ kind: 'key', key: name ?? index ?? quoted ?? single ?? '' });
    rest = rest.slice(all.length);
  }
  return steps;
}

function operandOf(text: string): unknown {
  if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text;
}

/** Whether any value at the path meets the condition. */
export function answers(value: unknown, question: FieldQuestion): boolean {
  const { operator, operand } = question;
  return valuesAt(value, question).some((found) => holds(found, operator, operand));
}

/** All values at a path, at most `MOST`. */
export function valuesAt(value: unknown, { steps }: Pick<FieldQuestion, 'steps'>): unknown[] {
  let found = [value];
  for (const step of steps) {
    found = found.flatMap((each) => follow(each, step)).slice(0, MOST);
    if (found.length === 0) break;
  }
  return found;
}

function follow(value: unknown, step: Step): unknown[] {
  switch (step.kind) {
    case 'key':
      return childAt(value, step.key);
    case 'every':
      return childrenOf(value);
    case 'anywhere': {
      const reached: unknown[] = [];
      descend(value, step.key, reached);
      return reached;
    }
    default:
      return step satisfies never;
  }
}

function childAt(value: unknown, key: string): unknown[] {
  if (value instanceof Map)
    return [...value].filter(([name]) => String(name) === key).map(([, child]) => child);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.hasOwn(value, key) ? [(value as Record<string, unknown>)[key]] : [];
}

function childrenOf(value: unknown): unknown[] {
  if (value instanceof Map) return [...value.values()];
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
    ? Object.values(value)
    : [];
}

function descend(value: unknown, key: string, reached: unknown[]): void {
  if (reached.length >= MOST) return;
  reached.push(...childAt(value, key));
  for (const child of childrenOf(value)) descend(child, key, reached);
}

function holds(value: unknown, operator: Operator, operand: unknown): boolean {
  switch (operator) {
    case 'exists':
      return true;
    case '=':
      return same(value, operand);
    case '!=':
      return !same(value, operand);
    case '~':
      return isPlain(value) && String(value).toLowerCase().includes(String(operand).toLowerCase());
    case '<':
    case '<=':
    case '>':
    case '>=':
      return isOrdered(value, operator, operand);
    default:
      return operator satisfies never;
  }
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** The text `5` and the number 5 are equal in a search. */
function same(value: unknown, operand: unknown): boolean {
  return isPlain(value) && String(value) === String(operand);
}

function isOrdered(value: unknown, operator: '<' | '<=' | '>' | '>=', operand: unknown): boolean {
  const numeric = (each: unknown): each is number | bigint =>
    typeof each === 'number' || typeof each === 'bigint';
  if (!numeric(value) || !numeric(operand)) return false;
  if (value === operand) return operator === '<=' || operator === '>=';
  return value < operand === operator.startsWith('<');
}
