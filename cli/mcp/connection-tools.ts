import type { Report, ReportVerdict } from '../../src/export/report/report.ts';
import { stateWords } from '../../src/export/report/report-connection.ts';
import { shorten } from '../../src/shared/shorten.ts';
import { type Given, numberOf, oneOf, textOf } from './arguments.ts';
import { showCauses } from './show-causes.ts';
import { answerWith, type ToolAnswer } from './tool-answer.ts';
import { connectionOf, shownReport, sourceOf, type ToolState } from './tool-state.ts';

const STATES = ['connecting', 'open', 'closing', 'closed', 'not-created'] as const;
const PER_PAGE = 10;
const LONGEST_DETAIL = 8_000;

export function listConnections(state: ToolState, given: Given): ToolAnswer {
  const wanted = oneOf(given, 'state', STATES);
  const page = numberOf(given, 'page', 1, Number.MAX_SAFE_INTEGER, 1);
  const { connections, verdicts } = shownReport(state);
  const chosen = connections.filter((each) => wanted === undefined || each.state === wanted);
  const pages = Math.max(1, Math.ceil(chosen.length / PER_PAGE));
  const shown = chosen.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((each) => {
    const verdict = verdicts.find(({ connections: ids }) => ids.includes(each.id));
    return {
      id: each.id,
      url: shorten(each.url, 80),
      state: stateWords(each),
      ...(each.closeCode === null ? {} : { code: each.closeCode }),
      sent: each.sent.frames,
      received: each.received.frames,
      ...(verdict ? { rule: verdict.rule } : {}),
    };
  });
  const lines = shown.map(
    ({ id, url, state: now, code, sent, received, rule }) =>
      `${id} ${now}${code === undefined ? '' : ` ${code}`} ↑${sent} ↓${received} ${url}${rule === undefined ? '' : ` ${rule}`}`,
  );
  return answerWith(
    [`${chosen.length} connections, page ${page} of ${pages}`, ...lines],
    { connections: shown, pages, total: chosen.length },
    page < pages
      ? `Next: list_connections with page ${page + 1}.`
      : 'Next: get_diagnosis or list_messages with a connection.',
  );
}

export function getDiagnosis(state: ToolState, given: Given): ToolAnswer {
  const id = textOf(given, 'connection');
  const page = numberOf(given, 'page', 1, Number.MAX_SAFE_INTEGER, 1);
  const report = shownReport(state);
  if (id === undefined) return showCauses(report, { page });
  connectionOf(state, id);
  const verdicts = report.verdicts.filter(({ connections }) => connections.includes(id));
  const about: Report = { ...report, verdicts };
  if (verdicts.length === 0) {
    const causes = { connectionCount: report.connectionCount, causes: [] };
    return answerWith([`${id}: no problems found`], causes, 'Next: list_messages with this connection.');
  }
  if (given.detail !== true) return showCauses(about, { page });
  const { notes } = sourceOf(state);
  return answerWith(
    [
      shorten(verdicts.map(detailOf).join('\n\n'), LONGEST_DETAIL),
      ...notes.map((note) => `note: ${shorten(note, 200)}`),
    ],
    {
      connectionCount: report.connectionCount,
      causes: verdicts.map(
        ({ rule, severity, confidence, title, connections, evidence, fixes, raise, learnMore }) => ({
          rule,
          severity,
          confidence,
          cause: title,
          count: connections.length,
          connections: connections.slice(0, 3),
          evidence: evidence.map(({ fact }) => fact).join(' '),
          fix: fixes.map((fix) => fix.title).join('; '),
          ...(raise === null ? {} : { toConfirm: raise }),
          learnMore,
        }),
      ),
    },
    'Next: run_isolation_test with this connection, if it is not certain.',
  );
}

/** A verdict with all evidence and fixes; snippets for other products are left out. */
function detailOf({
  rule,
  title,
  severity,
  confidence,
  evidence,
  fixes,
  raise,
  spec,
  learnMore,
}: ReportVerdict): string {
  return [
    `${severity} ${rule} (${confidence}): ${title}`,
    ...evidence.map(
      ({ fact, events }) =>
        `- ${fact}${events.length > 0 ? ` [event ${events.slice(0, 4).join(', ')}]` : ''}`,
    ),
    ...(raise === null ? [] : [`to confirm: ${raise}`]),
    ...fixes.flatMap((fix, index) => [
      `${index + 1}. ${fix.title}: ${fix.detail}`,
      ...(fix.snippet === undefined ? [] : [fix.snippet.replace(/^/gm, '   ')]),
    ]),
    `see ${spec}`,
    `learn more: ${learnMore}`,
  ].join('\n');
}
