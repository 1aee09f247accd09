type Sent = string | number | boolean | undefined | readonly Sent[] | ((...args: never[]) => unknown);

function expressionFor(value: Sent): string {
  return typeof value === 'function' ? `(${value})` : (JSON.stringify(value) ?? 'undefined');
}

/**
 * An expression that calls a function of ours in the inspected page. What is sent is the function's text: it may use
 * its arguments and the page's globals, and nothing else of its file. An argument that is a function is sent likewise.
 */
export function callInPage<Args extends readonly Sent[]>(
  run: (...args: Args) => unknown,
  ...args: Args
): string {
  return `(${run})(${args.map(expressionFor).join(', ')})`;
}

/** Names a script, so that stacks show it. */
export function withSourceUrl(expression: string, name: string): string {
  return `${expression}\n//# sourceURL=${name}`;
}

export interface PageRegister<Entry> {
  get(): Entry | undefined;
  set(entry: Entry): void;
  /** The last entry takes the register along: nothing is left in the page. */
  remove(): void;
}

/** Runs in the page: where a later script finds what an earlier one has made there, under a name and a number. */
export function pageRegister<Entry>(name: string, id: number): PageRegister<Entry> {
  const key = Symbol.for(name);
  const page = globalThis as unknown as Record<symbol, Map<number, Entry> | undefined>;
  return {
    get() {
      return page[key]?.get(id);
    },
    set(entry) {
      if (!page[key]) Object.defineProperty(page, key, { value: new Map(), configurable: true });
      page[key]?.set(id, entry);
    },
    remove() {
      page[key]?.delete(id);
      if (page[key]?.size === 0) delete page[key];
    },
  };
}
