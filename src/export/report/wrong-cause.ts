import { block, code, inline } from './markdown-text.ts';
import type { Report, ReportVerdict } from './report.ts';

/**
 * The issue about a cause that the user says is not the right one. The report is redacted already, `said` (what it was
 * instead, empty when it is not known) is not yet.
 */
export function draftWrongCause(
  report: Report,
  verdict: ReportVerdict,
  said: string,
  traceName: string,
): string {
  const ids = new Set(verdict.connections);
  const urls = [...new Set(report.connections.filter(({ id }) => ids.has(id)).map(({ url }) => url))];
  return [
    `# Wrong cause: ${inline(verdict.title)}`,
    '',
    '**What it was**',
    '',
    said.trim() === '' ? 'Not known yet.' : block(said.trim()),
    '',
    '**What WebSocket Doctor said**',
    '',
    `- Cause: ${inline(verdict.title)} (${verdict.confidence}, rule ${code(verdict.rule)})`,
    ...urls.slice(0, 3).map((url) => `- URL: ${code(url)}`),
    `- Connections: ${verdict.connections.length}`,
    `- Browser: ${inline(report.browser)}`,
    `- Version: ${inline(report.generator)}`,
    '',
    '**Evidence it gave**',
    '',
    ...verdict.evidence.map(({ fact }) => `- ${inline(fact)}`),
    '',
    `**Attach** the trace: ${code(traceName)}, saved with “Save the trace”. Secrets in it are masked.`,
    '',
  ].join('\n');
}
