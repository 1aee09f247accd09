import { apply, defineProperty, has, methodOf, ownProperty, stringSlice } from './platform.ts';

type AnyFunction = (...args: never[]) => unknown;

const RealError = Error;
const capture: ((target: object, from: AnyFunction) => void) | undefined = Error.captureStackTrace;
const indexOf = methodOf(String.prototype, 'indexOf');
const STACK_LIMIT = 2000;
const STACK = 'stack';
const CUSTOM = 'prepareStackTrace';

const nativeStack = ownProperty(new RealError(), STACK);
const isError = (RealError as { isError?: (value: unknown) => boolean }).isError;

/**
 * V8 calls a page's `Error.prepareStackTrace` when a stack is first read; ours must not be noticed by it.
 * @see https://v8.dev/docs/stack-trace-api#customizing-stack-traces
 */
function readQuietly(read: () => unknown): string | undefined {
  const custom = ownProperty(RealError, CUSTOM);
  let stack: unknown;
  if (!custom) {
    if (has(RealError, CUSTOM)) return undefined;
    stack = read();
  } else {
    if (!('value' in custom)) return undefined;
    if (!defineProperty(RealError, CUSTOM, { ...custom, value: undefined, __proto__: null } as object))
      return undefined;
    try {
      stack = read();
    } finally {
      defineProperty(RealError, CUSTOM, custom);
    }
  }
  return typeof stack === 'string' ? stack : undefined;
}

/** The stack of whoever called `from`, one frame a line; undefined where the page switched stacks off. */
export function callerStack(from: AnyFunction): string | undefined {
  if (!capture) return undefined;
  const holder: { stack?: unknown; __proto__: null } = { __proto__: null };
  apply(capture, RealError, [holder, from] as never);
  const stack = readQuietly(() => holder.stack) ?? '';
  const first = indexOf(stack, '\n');
  return first < 0 ? undefined : stringSlice(stack, first + 1, first + 1 + STACK_LIMIT);
}

/** Where this script comes from, as it stands in stacks: `chrome-extension://<id>/`. */
const OURS = /[\w-]+-extension:\/\/[^/)]+\//.exec(new RealError().stack ?? '')?.[0];

/** The stack without our lines; undefined if our line is the first, so that the platform threw, called by us. */
function withoutOurLines(stack: string, ours: string): string | undefined {
  let kept = '';
  let frames = 0;
  for (let at = 0; at < stack.length; ) {
    const end = indexOf(stack, '\n', at);
    const next = end < 0 ? stack.length : end + 1;
    const line = stringSlice(stack, at, next);
    const frame = indexOf(line, '    at ') === 0;
    if (indexOf(line, ours) < 0) kept += line;
    else if (frames === 0) return undefined;
    if (frame) frames += 1;
    at = next;
  }
  return kept;
}

/**
 * Takes our frames out of the stack of an exception that passes through `from`. The platform's is taken anew, as
 * seen by whoever called `from`. One of the page's own, thrown by a conversion (`mayBePages`), only loses our lines.
 */
export function hidden(error: unknown, from: AnyFunction, mayBePages: boolean): unknown {
  if (!capture) return error;
  if (mayBePages) {
    const own = isError?.(error) ? ownProperty(error as object, STACK) : undefined;
    if (!OURS || !own?.get || own.get !== nativeStack?.get || has(RealError, CUSTOM)) return error;
    const stack = apply(own.get as never, error, []) as unknown;
    const mended = typeof stack === 'string' ? withoutOurLines(stack, OURS) : '';
    if (mended !== undefined) {
      if (mended !== stack && own.set) apply(own.set as never, error, [mended] as never);
      return error;
    }
  }
  apply(capture, RealError, [error, from] as never);
  return error;
}
