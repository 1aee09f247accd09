import type { NamedForms } from './named-forms.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;
const NAME = /^\s*["']?[\p{L}_][\p{L}\p{M}\p{N}_ .-]{0,60}["']?\s*$/u;
const LONGEST_HEAD = 4_000;

/** The values of columns with the name of a secret, in a table whose first line has the names: CSV and its like. */
export function maskColumns(text: string, { isSecret, mask }: NamedForms): string {
  const end = text.indexOf('\n');
  if (end < 0 || end > LONGEST_HEAD) return text;
  const head = text.slice(0, end);
  for (const separator of SEPARATORS) {
    const names = head.split(separator);
    if (names.length < 2 || !names.every((name) => NAME.test(name))) continue;
    const secret = names.map((name) => isSecret(name.replace(/["']/g, '').trim()));
    if (!secret.includes(true)) return text;
    const rows = text
      .slice(end + 1)
      .split('\n')
      .map((row) => {
        const cells = cellsOf(row, separator);
        if (cells.length !== names.length) return row;
        return cells.map((cell, at) => (secret[at] ? maskCell(cell, mask) : cell)).join(separator);
      });
    return `${head}\n${rows.join('\n')}`;
  }
  return text;
}

/** A separator between quotes parts no cells. */
function cellsOf(row: string, separator: string): string[] {
  const cells: string[] = [];
  let isOpen = false;
  for (const part of row.split(separator)) {
    if (isOpen) cells.push(`${cells.pop()}${separator}${part}`);
    else cells.push(part);
    if ((part.split('"').length - 1) % 2 === 1) isOpen = !isOpen;
  }
  return cells;
}

function maskCell(cell: string, mask: (value: string) => string): string {
  const [, before = '', value = '', after = ''] = /^(\s*["']?)([\s\S]*?)(["']?\s*)$/.exec(cell) ?? [];
  return value === '' || value.includes('«') ? cell : before + mask(value) + after;
}
