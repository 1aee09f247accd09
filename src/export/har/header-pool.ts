import type { Header } from '../../capture/captured-event.ts';

/** One object for equal headers, lists of them and URLs: a file with 100,000 handshakes repeats nearly all. */
export interface HeaderPool {
  share(headers: Header[]): Header[];
  shareUrl(url: string): string;
}

/** Begun again when full: keys and dates differ at every handshake, and the headers that do not are found soon again. */
const MOST_POOLED = 2_000;

export function createHeaderPool(): HeaderPool {
  const header = createPool<Header>();
  const list = createPool<Header[]>();
  const text = createPool<string>();
  const shareText = (value: string): string => text(value, value);
  return {
    share: (headers) => {
      let areKnown = true;
      const keys = headers.map(({ name, value }) => `${name}\n${value}`);
      const shared = headers.map((each, at) => {
        const one = header(keys[at] ?? '', each);
        if (one === each) {
          areKnown = false;
          each.name = shareText(each.name);
        }
        return one;
      });
      // A list with a new header is new as well: keys differ at every handshake, and would push out the others.
      return areKnown ? list(keys.join('\n'), shared) : shared;
    },
    shareUrl: shareText,
  };
}

function createPool<Value>(): (key: string, value: Value) => Value {
  let pooled = new Map<string, Value>();
  return (key, value) => {
    const known = pooled.get(key);
    if (known) return known;
    if (pooled.size >= MOST_POOLED) pooled = new Map();
    pooled.set(key, value);
    return value;
  };
}
