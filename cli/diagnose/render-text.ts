import { formatReport } from '../../src/export/report/terminal.ts';
import { escapeInvisible } from '../../src/shared/escape-invisible.ts';
import type { FileResult } from './evaluate-file.ts';

/** What a person at a terminal reads. */
export function renderText({ file, report, changes, notes }: FileResult & { ok: true }): string {
  const lines = [`── ${escapeInvisible(file)} ──`, ...notes.map((note) => escapeInvisible(`(${note})`))];
  if (report.connectionCount > 0 || notes.length === 0) lines.push(formatReport(report));
  if (changes.length > 0) {
    lines.push('', 'Since the trace was saved:');
    for (const { kind, rule, title, detail } of changes)
      lines.push(escapeInvisible(`  ${kind}: ${title} (${rule}) ${detail}`));
  }
  return `${lines.join('\n')}\n\n`;
}
