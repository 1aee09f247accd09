import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderHtml } from '../src/export/report/html.ts';
import { renderMarkdown } from '../src/export/report/markdown.ts';
import type { Report } from '../src/export/report/report.ts';
import type { DoctorBrowser } from './doctor-browser.ts';

/** Writes report.md, report.html, report.json and a picture of the panel as it stands; returns their paths. */
export async function writeReport(doctor: DoctorBrowser, report: Report, out: string): Promise<string[]> {
  mkdirSync(out, { recursive: true });
  const files = {
    'report.md': renderMarkdown(report),
    'report.html': renderHtml(report),
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(out, name), text);
  await doctor.devtools.screenshot({ path: join(out, 'panel.png') });
  return [...Object.keys(files), 'panel.png'].map((name) => join(out, name));
}
