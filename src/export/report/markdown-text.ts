import { escapeInvisible, escapeInvisibleLines } from '../../shared/escape-invisible.ts';

/** A ticket is read by people: no single text is longer than this. */
const LONGEST = 2_000;

function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/«[\w:-]*$/, '')}…` : text;
}

/** Several lines as one, with nothing in it that is invisible. */
function oneLine(text: string): string {
  return escapeInvisible(text.replace(/[\n\r\t]+/g, ' '));
}

/** What a viewer makes a link of by itself (https://github.github.com/gfm/#autolinks-extension-). */
const ADDRESS = /((?:(?:https?|ftp):\/\/|www\.)[^\s|]*[^\s|.,:;!?'")\]}])/i;

/** Text that came from a page: nothing in it may be read as Markdown or HTML, mention anybody or link anywhere. */
export function inline(text: string): string {
  return oneLine(clip(text))
    .split(ADDRESS)
    .map((part, at) => (at % 2 === 1 ? code(part) : plain(part)))
    .join('');
}

function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~&#!]/g, (char) => `\\${char}`)
    .replace(/(https?|ftp):(?=\/\/)/gi, '$1\\:')
    .replace(/www\./gi, (start) => `${start.slice(0, -1)}\\.`)
    .replace(/@(?=\w)/g, '@\u200b');
}

/** A code span that no backtick in the text can end. */
export function code(text: string): string {
  const clean = oneLine(clip(text));
  if (clean.trim() === '') return '(empty)';
  const fence = '`'.repeat(longestRun(clean) + 1);
  const pad = /^[` ]|[` ]$/.test(clean) ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

export function block(text: string, language = ''): string {
  const clean = escapeInvisibleLines(text);
  const fence = '`'.repeat(Math.max(3, longestRun(clean) + 1));
  return `${fence}${language}\n${clean}\n${fence}`;
}

export const indent = (text: string): string => text.replace(/^(?=.)/gm, '   ');

/** A folded block; without an empty line behind the summary GitHub reads what follows as HTML. */
export function folded(summary: string, lines: readonly string[]): string[] {
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>', ''];
}
