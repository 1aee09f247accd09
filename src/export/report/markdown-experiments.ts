import { code, inline } from './markdown-text.ts';
import type { Report } from './report.ts';

/** Nothing where the user tried nothing. */
export function experimentLines({ experiments, conclusions }: Report): string[] {
  if (experiments.length === 0) return [];
  return [
    '## Experiments',
    '',
    ...conclusions.map(
      ({ connection, title, confidence, next }) =>
        `- ${connection}: **${inline(title)}** (${confidence}). ${inline(next)}`,
    ),
    '',
    '| connection | experiment | from | url | result |',
    '|---|---|---|---|---|',
    ...experiments.map(
      ({ connection, title, from, url, result }) =>
        `| ${connection} | ${inline(title)} | ${from} | ${code(url).replaceAll('|', '\\|')} | ${inline(result)} |`,
    ),
    '',
  ];
}
