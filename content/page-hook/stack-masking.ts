import { maskPlace } from './firefox-stacks.ts';
import { MOST_STACK } from './limits.ts';
import {
  apply,
  functions,
  getPrototypeOf,
  indexOf,
  isError,
  ownProperty,
  stringSlice,
} from './primordials.ts';

type AnyFunction = (...args: never[]) => unknown;

const RealError = Error;
const capture: ((target: object, from: AnyFunction) => void) | undefined = Error.captureStackTrace;
/** Known when it is built, so that each browser's script has nothing of the other's. */
const IN_FIREFOX = import.meta.env.MODE === 'firefox';
const STACK = 'stack';
const SCHEME = '-extension://';
const HOOK = 'prepareStackTrace';
const objects = Object.prototype;

/**
 * V8 calls a page's `Error.prepareStackTrace` when a stack is first read, so with one none is read by us.
 * @see https://v8.dev/docs/stack-trace-api#customizing-stack-traces
 */
const isObserved = (): boolean =>
  // Another prototype may be a Proxy, which would hear of a question.
  getPrototypeOf(RealError) !== functions ||
  getPrototypeOf(functions) !== objects ||
  !!(ownProperty(RealError, HOOK) ?? ownProperty(functions, HOOK) ?? ownProperty(objects, HOOK));

const native = IN_FIREFOX ? undefined : ownProperty(new RealError(), STACK);
/** Where this script comes from, as stacks show it. */
const OURS = IN_FIREFOX ? undefined : ownOrigin(new RealError().stack ?? '');

/**
 * `-extension://<id>/`, or nothing. Without a regular expression: the page can read what the last one matched
 * (`RegExp.input`).
 */
function ownOrigin(stack: string): string {
  const start = indexOf(stack, SCHEME);
  return stringSlice(stack, start, indexOf(stack, '/', start + SCHEME.length) + 1);
}

/** The stack of whoever called `from`, one frame a line; undefined where the page switched stacks off. */
export function callerStack(from: AnyFunction): string | undefined {
  if (IN_FIREFOX ? !capture : isObserved()) return undefined;
  const holder: { stack?: string; __proto__: null } = { __proto__: null };
  apply(capture as AnyFunction, RealError, [holder, from] as never);
  const stack = holder.stack ?? '';
  // V8 writes the error itself on the first line, SpiderMonkey does not.
  const first = IN_FIREFOX ? 0 : indexOf(stack, '\n') + 1;
  return !IN_FIREFOX && first === 0 ? undefined : stringSlice(stack, first, first + MOST_STACK);
}

/** The stack without our lines; undefined if our line is the first, so that the platform threw, called by us. */
function withoutOurLines(stack: string, ours: string): string | undefined {
  let kept = '';
  let frames = 0;
  for (let at = 0; at < stack.length; ) {
    const end = indexOf(stack, '\n', at);
    const next = end < 0 ? stack.length : end + 1;
    const line = stringSlice(stack, at, next);
    if (indexOf(line, ours) < 0) kept += line;
    else if (frames === 0) return undefined;
    if (indexOf(line, '    at ') === 0) frames += 1;
    at = next;
  }
  return kept;
}

/**
 * Takes our frames out of the stack of an exception that passes through `from`. The platform's is captured again, as
 * seen by whoever called `from`. One of the page's own, thrown by a conversion (`mayBePages`), only loses our lines.
 */
export function maskOwnStackFrames(error: unknown, from: AnyFunction, mayBePages: boolean): unknown {
  if (IN_FIREFOX) return maskPlace(error);
  if (mayBePages) {
    const own = isError?.(error) ? ownProperty(error as object, STACK) : undefined;
    if (!OURS || !own?.get || own.get !== native?.get || isObserved()) return error;
    const stack = apply(own.get as never, error, []) as unknown;
    const masked = typeof stack === 'string' ? withoutOurLines(stack, OURS) : '';
    if (masked !== undefined) {
      if (masked !== stack && own.set) apply(own.set as never, error, [masked] as never);
      return error;
    }
  }
  apply(capture as AnyFunction, RealError, [error, from] as never);
  return error;
}
