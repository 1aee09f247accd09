/** One string of JSON: `end` is behind its quote, or the text's end where it was cut. */
export interface JsonString {
  raw: string;
  end: number;
  cut: boolean;
}

export function readString(text: string, quote: number): JsonString {
  let at = quote + 1;
  while (at < text.length) {
    const char = text.charCodeAt(at);
    if (char === 92) at += 2;
    else if (char === 34) return { raw: text.slice(quote + 1, at), end: at + 1, cut: false };
    else at += 1;
  }
  return { raw: text.slice(quote + 1), end: text.length, cut: true };
}

/** What a string of JSON says; of one that was cut within an escape, what is before it. Never throws. */
export function decodeString({ raw, cut }: JsonString): string {
  if (!raw.includes('\\')) return raw;
  const whole = cut ? raw.replace(/(?<!\\)((?:\\\\)*)\\(?:u[0-9a-f]{0,3})?$/i, '$1') : raw;
  try {
    return JSON.parse(`"${whole.replace(/\p{Cc}/gu, (char) => JSON.stringify(char).slice(1, -1))}"`);
  } catch {
    return whole.replace(/\\(.)/gs, '$1');
  }
}

export function encodeString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const BEGINNING = /[{[](?=\s*(?:["{[\]}]|-?\d|true|false|null|$))/g;

/** Where JSON may begin, from `from` on; -1 for nowhere. */
export function findJson(text: string, from: number): number {
  BEGINNING.lastIndex = from;
  return BEGINNING.exec(text)?.index ?? -1;
}

const PLAIN = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

export function readPlain(text: string, at: number): string {
  PLAIN.lastIndex = at;
  return PLAIN.exec(text)?.[0] ?? '';
}
