/** A ticket is read by people: no single text is longer than this. */
const LONGEST = 2_000;

function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/«[\w-]*$/, '')}…` : text;
}

/** Text that came from a page: nothing in it may be read as Markdown or HTML, mention anybody or link anywhere. */
export function inline(text: string): string {
  return clip(text)
    .replace(/[\\`*_[\]<>|~&#!]/g, (char) => `\\${char}`)
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '');
}

/** A code span that no backtick in the text can end. */
export function code(text: string): string {
  const clean = clip(text).replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ');
  if (clean.trim() === '') return '(empty)';
  const fence = '`'.repeat(longestRun(clean) + 1);
  const pad = /^[` ]|[` ]$/.test(clean) ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

export function block(text: string, language = ''): string {
  const clean = text.replace(/\p{Bidi_Control}/gu, '').replace(/(?![\n\t])\p{Cc}/gu, ' ');
  const fence = '`'.repeat(Math.max(3, longestRun(clean) + 1));
  return `${fence}${language}\n${clean}\n${fence}`;
}

export const indent = (text: string): string => text.replace(/^(?=.)/gm, '   ');

/** A folded block; without an empty line behind the summary GitHub reads what follows as HTML. */
export function folded(summary: string, lines: readonly string[]): string[] {
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>', ''];
}
