import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderHtml } from '../src/export/report/html.ts';
import { renderMarkdown } from '../src/export/report/markdown.ts';
import type { Report } from '../src/export/report/report.ts';

/** Writes report.md, report.html, report.json and a picture of the panel as it stands; returns their paths. */
export async function writeReport(
  report: Report,
  out: string,
  picture: () => Promise<Buffer>,
): Promise<string[]> {
  mkdirSync(out, { recursive: true });
  const files = {
    'report.md': renderMarkdown(report),
    'report.html': renderHtml(report),
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(out, name), text);
  writeFileSync(join(out, 'panel.png'), await picture());
  return [...Object.keys(files), 'panel.png'].map((name) => join(out, name));
}
