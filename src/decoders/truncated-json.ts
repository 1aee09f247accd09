import { parseJson } from '../shared/parse-json.ts';

/** At most this much of a text is parsed, in characters: the largest frame of interest has 17,000. */
const LONGEST = 65_536;

/**
 * JSON that may be truncated: everything before the cut is read, incomplete values are left out. Undefined for anything
 * else. Never throws.
 */
export function parseTruncatedJson(text: string): unknown {
  const start = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  const whole = parseJson(start);
  return whole === undefined ? parseJson(closeOpenValues(start)) : whole;
}

/** No real message is nested more deeply. */
const DEEPEST = 64;

/** The text up to the last complete value, with open brackets closed. */
function closeOpenValues(text: string): string {
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
