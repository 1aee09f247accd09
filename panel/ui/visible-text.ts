import { escapeName, INVISIBLE } from '../../src/shared/escape-invisible.ts';

/** A run of a text: `shown` is what to render; `hidden` runs stand for invisible characters. */
export interface Run {
  shown: string;
  hidden: boolean;
}

/**
 * Splits untrusted text so that nothing in it is invisible: reversed or hidden text in a payload must not read as
 * something else. `lines` keeps line breaks and tabs.
 */
export function visibleRuns(text: string, lines = false): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(INVISIBLE)) {
    const char = match[0];
    if (lines && (char === '\n' || char === '\t')) continue;
    if (match.index > end) runs.push({ shown: text.slice(end, match.index), hidden: false });
    runs.push({ shown: escapeName(char), hidden: true });
    end = match.index + char.length;
  }
  if (end < text.length) runs.push({ shown: text.slice(end), hidden: false });
  return runs;
}
