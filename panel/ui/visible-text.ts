import { escapeName, INVISIBLE } from '../../src/shared/escape-invisible.ts';

/** A run of a text: `shown` is what to render; `hidden` runs are invisible characters. */
export interface Run {
  shown: string;
  hidden: boolean;
}

/** So many runs of a text are told apart; every one is an element, and a text may be nothing but hidden characters. */
const MOST_RUNS = 400;

/**
 * Splits untrusted text so that nothing in it is invisible: reversed or hidden text in a payload must not read as
 * something else. `lines` keeps line breaks and tabs. The text after `MOST_RUNS` runs is one more run, with its hidden
 * characters escaped.
 */
export function visibleRuns(text: string, lines = false): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(INVISIBLE)) {
    const char = match[0];
    if (lines && (char === '\n' || char === '\t')) continue;
    if (runs.length >= MOST_RUNS)
      return [...runs, { shown: escapedRest(text.slice(end), lines), hidden: false }];
    const before = runs.at(-1);
    if (match.index > end) runs.push({ shown: text.slice(end, match.index), hidden: false });
    if (match.index === end && before?.hidden) before.shown += escapeName(char);
    else runs.push({ shown: escapeName(char), hidden: true });
    end = match.index + char.length;
  }
  if (end < text.length) runs.push({ shown: text.slice(end), hidden: false });
  return runs;
}

function escapedRest(text: string, lines: boolean): string {
  return text.replace(INVISIBLE, (char) =>
    lines && (char === '\n' || char === '\t') ? char : escapeName(char),
  );
}
