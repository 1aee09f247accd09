import { createFirefoxStacks } from './firefox-stacks.ts';
import { apply, getPrototypeOf, indexOf, ownProperty, stringSlice } from './primordials.ts';

type AnyFunction = (...args: never[]) => unknown;

const RealError = Error;
const capture: ((target: object, from: AnyFunction) => void) | undefined = Error.captureStackTrace;
const isError = (RealError as { isError?: (value: unknown) => boolean }).isError;
const STACK_LIMIT = 2000;
const STACK = 'stack';
const HOOK = 'prepareStackTrace';
const functions = Function.prototype;
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

const sample = new RealError();
const native = ownProperty(sample, STACK);
/** V8 writes the error itself on the first line, SpiderMonkey does not. */
const HAS_HEADER = indexOf(sample.stack ?? '', 'Error') === 0;
/** Where this script comes from, as stacks show it: `chrome-extension://<id>/`. */
const OURS = /[\w-]+-extension:\/\/[^/)]+\//.exec(sample.stack ?? '')?.[0];

/** Of Firefox's build alone. */
export const firefoxStacks = import.meta.env.MODE === 'firefox' ? createFirefoxStacks() : undefined;

/** The stack of whoever called `from`, one frame a line; undefined where the page switched stacks off. */
export function callerStack(from: AnyFunction): string | undefined {
  if (!capture || isObserved()) return undefined;
  const holder: { stack?: string; __proto__: null } = { __proto__: null };
  apply(capture, RealError, [holder, from] as never);
  const stack = holder.stack ?? '';
  const first = HAS_HEADER ? indexOf(stack, '\n') + 1 : 0;
  return HAS_HEADER && first === 0 ? undefined : stringSlice(stack, first, first + STACK_LIMIT);
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
  if (firefoxStacks) return firefoxStacks.maskPlace(error);
  if (!capture) return error;
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
  apply(capture, RealError, [error, from] as never);
  return error;
}
