import manifest from '../manifest.json';
import type { UserRule } from '../src/redaction/user-rule.ts';
import { renderHtml } from '../src/report/html.ts';
import { renderMarkdown } from '../src/report/markdown.ts';
import { buildRedactedReport, type Report } from '../src/report/report.ts';
import { parseSocketUrl } from '../src/socket-url.ts';
import { type Choice, EVERYTHING } from '../src/trace/choose-frames.ts';
import type { Doctor } from './doctor.ts';

/** What is chosen of the session as it stands now, judged and redacted, with the user's own rules as well. */
export function currentRedactedReport(
  doctor: Pick<Doctor, 'session' | 'diagnosis'>,
  rules: readonly UserRule[],
  choice: Choice = EVERYTHING,
): ReturnType<typeof buildRedactedReport> {
  return buildRedactedReport(doctor.session(), doctor.diagnosis(), {
    now: Date.now(),
    version: manifest.version,
    redact: { rules },
    choice,
  });
}

export interface ExportFormat {
  name: string;
  extension: 'md' | 'json' | 'html';
  type: string;
  render(report: Report): string;
}

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  { name: 'Markdown', extension: 'md', type: 'text/markdown', render: renderMarkdown },
  {
    name: 'JSON',
    extension: 'json',
    type: 'application/json',
    render: (report) => JSON.stringify(report, null, 2),
  },
  { name: 'HTML', extension: 'html', type: 'text/html', render: renderHtml },
];

/** `websocket-doctor-app.example.com-20260102-030405.md`: the page's host, the time in UTC. */
export function exportName({ page, generatedAt }: Report, { extension }: { extension: string }): string {
  const host = parseSocketUrl(page.url).host.replace(/[^\w.-]+/g, '');
  const time = generatedAt.replace(/[-:]|\..*$/g, '').replace('T', '-');
  return `websocket-doctor-${host === '' ? 'page' : host}-${time}.${extension}`;
}
