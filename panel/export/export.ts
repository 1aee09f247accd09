import manifest from '../../manifest.json';
import type { UserRule } from '../../src/capture/masking-rule.ts';
import { renderHtml } from '../../src/export/report/html.ts';
import { renderMarkdown } from '../../src/export/report/markdown.ts';
import { type RedactedReport, type Report, redactedReportInParts } from '../../src/export/report/report.ts';
import { EVERYTHING, type ExportScope } from '../../src/export/trace/choose-frames.ts';
import { createRedactor } from '../../src/redaction/redactor-factory.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import { type Session, topContext } from '../../src/session/session.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';
import { parseSocketUrl } from '../../src/shared/socket-url.ts';
import type { LiveSession } from '../session/live-session.ts';

/** The whole session as it is now, diagnosed and redacted, with the user's own rules too. */
export function currentRedactedReport(
  liveSession: Pick<LiveSession, 'session' | 'diagnosis'>,
  rules: readonly UserRule[],
  strict?: Vocabulary,
): RedactedReport {
  return runToEnd(redactedReportSteps(liveSession, rules, EVERYTHING, strict));
}

/** The chosen part of the session; yields while it works. */
export function redactedReportSteps(
  liveSession: Pick<LiveSession, 'session' | 'diagnosis'>,
  rules: readonly UserRule[],
  choice: ExportScope,
  strict?: Vocabulary,
): Generator<void, RedactedReport> {
  return redactedReportInParts(liveSession.session(), liveSession.diagnosis(), {
    now: Date.now(),
    version: manifest.version,
    redact: { rules, strict },
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

/**
 * `websocket-doctor-app.example.com-20260102-030405.md`: the page's host, masked by the user's own rules, and the time
 * in UTC; `now` is in epoch milliseconds.
 */
export function exportName(
  session: Session,
  now: number,
  rules: readonly UserRule[],
  { extension }: { extension: string },
): string {
  const page = createRedactor({ rules }).url(topContext(session)?.url ?? '');
  const host = parseSocketUrl(page).host.replace(/[^\w.-]+/g, '');
  const time = new Date(now)
    .toISOString()
    .replace(/[-:]|\..*$/g, '')
    .replace('T', '-');
  return `websocket-doctor-${host === '' ? 'page' : host}-${time}.${extension}`;
}
