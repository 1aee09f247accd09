import { defineProperty, indexOf, ownProperty, safeGetter, stringSlice, uncurryThis } from './primordials.ts';

/** File, line and column. */
type Place = [string, number, number];

/** What takes our lines out of what Firefox says of an exception. */
export interface FirefoxStacks {
  /** A stack without our lines; any other value as it is. */
  withoutOurLines(stack: unknown): unknown;
  /** File, line and column of a stack's first line that is not ours. */
  placeOf(stack: unknown): Place | undefined;
  /** Whether an exception's file is this script. */
  isOurFile(file: unknown): boolean;
  /** Gives an exception that the platform threw, called by us, the place of whoever called. */
  maskPlace(error: unknown): unknown;
}

/**
 * SpiderMonkey keeps the stack of an exception where no script can change it. Pages read it by getters, which
 * `wrap-stack-getters.ts` wraps. Its own properties `fileName`, `lineNumber` and `columnNumber` can be changed.
 *
 * A function makes all of it, so that Chromium's build has none of it.
 */
export function createFirefoxStacks(): FirefoxStacks {
  const { isError } = Error as { isError?: (value: unknown) => boolean };
  const stackOf = safeGetter<unknown>(Error.prototype, 'stack');
  const lastIndexOf = uncurryThis(String.prototype, 'lastIndexOf');
  const sample = new Error().stack ?? '';
  const end = indexOf(sample, '\n');
  /** Firefox names no extension in a stack: `@<anonymous code>:`. In `wsdoctor watch` it is the script's own name. */
  const ours = stringSlice(
    sample,
    indexOf(sample, '@'),
    lastIndexOf(sample, ':', lastIndexOf(sample, ':', end) - 1) + 1,
  );
  const ourFile = stringSlice(ours, 1, -1);

  function withoutOurLines(stack: unknown): unknown {
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

  /** A line is `function@file:line:column`. */
  function placeOf(stack: unknown): Place | undefined {
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

  const isOurFile = (file: unknown): boolean => file === ourFile;

  function maskPlace(error: unknown): unknown {
    // A Proxy is no error: asking it for a property would be heard by the page.
    if (!isError?.(error) || !isOurFile(ownProperty(error as object, 'fileName')?.value)) return error;
    const place = placeOf(stackOf(error));
    const set = (key: string, value: unknown): void => {
      defineProperty(error as object, key, { __proto__: null, value } as object);
    };
    if (place) {
      set('fileName', place[0]);
      set('lineNumber', place[1]);
      set('columnNumber', place[2]);
    }
    return error;
  }

  return { withoutOurLines, placeOf, isOurFile, maskPlace };
}
