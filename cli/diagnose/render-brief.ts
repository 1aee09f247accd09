import { formatBrief } from '../../src/export/report/brief.ts';
import { escapeInvisible } from '../../src/shared/escape-invisible.ts';
import type { FileResult } from './evaluate-file.ts';

/** A line with the file's name, and a line per cause. */
export function renderBrief({ file, report }: FileResult & { ok: true }): string {
  return `${escapeInvisible(file)}\n${formatBrief(report)}\n`;
}
