import {
  defineProperty,
  indexOf,
  isError,
  ownProperty,
  safeGetter,
  stringSlice,
  uncurryThis,
} from './primordials.ts';

/*
 * SpiderMonkey keeps the stack of an exception where no script can change it. Pages read it by getters, which
 * `wrap-stack-getters.ts` wraps. Its own properties `fileName`, `lineNumber` and `columnNumber` can be changed.
 *
 * Only Firefox's build calls these functions. The constants are marked as pure, so that Chromium's has none of them.
 */

/** File, line and column. */
type Place = [string, number, number];

const PLACE = ['fileName', 'lineNumber', 'columnNumber'] as const;

const stackOf = /* @__PURE__ */ safeStack();
/** A function of its own, since the bundler would keep `Error.prototype` as an argument. */
function safeStack(): (self: unknown) => unknown {
  return safeGetter<unknown>(Error.prototype, 'stack');
}

const lastIndexOf = /* @__PURE__ */ uncurryThis('', 'lastIndexOf');

/** Firefox names no extension in a stack: `@<anonymous code>:`. In `wsdoctor watch` it is the script's own name. */
const ours = /* @__PURE__ */ ownLines();
function ownLines(): string {
  return `@${ownProperty(new Error(), PLACE[0])?.value}:`;
}

/** A stack without our lines; any other value as it is. */
export function withoutOurLines(stack: unknown): unknown {
  if (typeof stack !== 'string' || indexOf(stack, ours) < 0) return stack;
  let kept = '';
  for (let at = 0; at < stack.length; ) {
    const next = indexOf(stack, '\n', at) + 1 || stack.length;
    const line = stringSlice(stack, at, next);
    if (indexOf(line, ours) < 0) kept += line;
    at = next;
  }
  return kept;
}

/** Where a stack's first line that is not ours says it is: `function@file:line:column`. */
export function placeOf(stack: unknown): Place | undefined {
  const kept = withoutOurLines(stack);
  if (typeof kept !== 'string') return undefined;
  const stop = indexOf(kept, '\n');
  const column = lastIndexOf(kept, ':', stop);
  const line = lastIndexOf(kept, ':', column - 1);
  const file = indexOf(kept, '@') + 1;
  if (file < 1 || line < file) return undefined;
  return [
    stringSlice(kept, file, line),
    +stringSlice(kept, line + 1, column),
    +stringSlice(kept, column + 1, stop),
  ];
}

/** Whether an exception's file is this script. */
export const isOurFile = (file: unknown): boolean => typeof file === 'string' && `@${file}:` === ours;

/** Gives an exception that the platform threw, called by us, the place of whoever called. */
export function maskPlace(error: unknown): unknown {
  // A Proxy is no error: asking it for a property would be heard by the page.
  if (!isError?.(error) || !isOurFile(ownProperty(error as object, PLACE[0])?.value)) return error;
  const place = placeOf(stackOf(error));
  if (place)
    for (let i = 0; i < 3; i++)
      defineProperty(error as object, PLACE[i] as string, { __proto__: null, value: place[i] } as object);
  return error;
}
