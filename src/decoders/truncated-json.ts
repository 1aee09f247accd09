import { parseJson } from '../shared/parse-json.ts';

/** More of a text than this is never looked at, in characters: the largest frame of interest has 17,000. */
const LONGEST = 65_536;

/**
 * JSON that may have lost its end: what stands before the cut is read, what was begun and not finished is left out.
 * Undefined for what is not JSON. Never throws.
 */
export function parseTruncatedJson(text: string): unknown {
  const start = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  const whole = parseJson(start);
  return whole === undefined ? parseJson(mend(start)) : whole;
}

/** Deeper nesting than this is nobody's message. */
const DEEPEST = 64;

/** The text up to the last value that is whole, with what is open there closed. */
function mend(text: string): string {
  const open: string[] = [];
  let cut = 0;
  let tail = '';
  let inString = false;
  for (let at = 0; at < text.length && open.length <= DEEPEST; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
      continue;
    }
    if (char === '"') inString = true;
    else if (char === '{') open.push('}');
    else if (char === '[') open.push(']');
    else if (char === '}' || char === ']') open.pop();
    if (char === ',' || char === '{' || char === '[' || char === '}' || char === ']') {
      cut = char === ',' ? at : at + 1;
      tail = open.toReversed().join('');
    }
  }
  return text.slice(0, cut) + tail;
}
