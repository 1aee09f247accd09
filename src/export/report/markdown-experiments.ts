import { code, inline } from './markdown-text.ts';
import type { Report } from './report.ts';

/** Nothing where the user tried nothing. */
export function experimentLines({ experiments, conclusions }: Report): string[] {
  if (experiments.length === 0) return [];
  return [
    '## Tests',
    '',
    ...conclusions.map(
      ({ connection, title, confidence, next }) =>
        `- ${connection}: **${inline(title)}** (${confidence}). ${inline(next)}`,
    ),
    '',
    '| connection | test | from | URL | result |',
    '|---|---|---|---|---|',
    ...experiments.map(
      ({ connection, title, from, url, result }) =>
        `| ${connection} | ${inline(title)} | ${from} | ${code(url).replaceAll('|', '\\|')} | ${inline(result)} |`,
    ),
    '',
  ];
}
