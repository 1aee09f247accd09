/** A place in a script; line and column count from 1, as in a stack. */
export interface ScriptPlace {
  url: string;
  line: number;
  column: number;
}

export interface StackPart {
  text: string;
  /** The text is the URL of a script, with line and column. */
  place?: ScriptPlace;
}

/** Chromium writes `at f (URL:3:14)`, Firefox `f@URL:3:14`. */
const PLACE = /\b((?:https?|file|webpack(?:-internal)?|blob):[^\s()]+?):(\d{1,7}):(\d{1,7})(?!\d|:)/g;

/** A stack with its places apart from the text between them. */
export function stackParts(stack: string): StackPart[] {
  const parts: StackPart[] = [];
  let from = 0;
  for (const found of stack.matchAll(PLACE)) {
    const [text, url = '', line, column] = found;
    if (found.index > from) parts.push({ text: stack.slice(from, found.index) });
    parts.push({ text, place: { url, line: Number(line), column: Number(column) } });
    from = found.index + text.length;
  }
  if (from < stack.length) parts.push({ text: stack.slice(from) });
  return parts;
}
