import { learnMore } from '../../src/diagnosis/cause-page.ts';
import { type BriefCause, briefCauses } from '../../src/export/report/brief.ts';
import type { Report } from '../../src/export/report/report.ts';
import { shorten } from '../../src/shared/shorten.ts';
import { answerWith, type ToolAnswer } from './tool-answer.ts';

/** So many causes, and characters of each part: an answer is at most 2 kB, with ten causes. */
const PER_PAGE = 10;
const LONGEST = 1_750;

type Shown = Pick<BriefCause, 'rule' | 'severity' | 'confidence' | 'cause' | 'count' | 'connections'> &
  Partial<Pick<BriefCause, 'evidence' | 'fix'>> & { learnMore: string };

const withoutUrl = ({ url: _url, evidence, fix, ...cause }: BriefCause, length: number): Shown => ({
  ...cause,
  cause: shorten(cause.cause, 90),
  learnMore: learnMore(cause.rule),
  ...(length < 20 || evidence === '' ? {} : { evidence: shorten(evidence, length) }),
  ...(length < 20 || fix === '' ? {} : { fix: shorten(fix, length) }),
});

const lineOf = ({ severity, cause, rule, confidence, count, connections, evidence, fix }: Shown): string =>
  [
    `${connections.join(' ')}${count > connections.length ? ` +${count - connections.length}` : ''} ${severity} ${rule} (${confidence}): ${cause}`,
    ...(evidence === undefined ? [] : [`  evidence: ${evidence}`]),
    ...(fix === undefined ? [] : [`  fix: ${fix}`]),
  ].join('\n');

/** The causes of a report, ten a page; of evidence and fix as much as there is room for. */
export function showCauses(
  report: Report,
  { page = 1, notes = [], words = true }: { page?: number; notes?: readonly string[]; words?: boolean } = {},
): ToolAnswer {
  const all = briefCauses(report);
  const causes = all.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const more = Math.max(0, all.length - page * PER_PAGE);
  const head = `${report.connectionCount} connections, ${all.length} causes`;
  let shown: Shown[] = [];
  for (const length of words ? [160, 120, 90, 60, 40, 0] : [0]) {
    shown = causes.map((cause) => withoutUrl(cause, length));
    if (shown.map(lineOf).join('\n').length <= LONGEST) break;
  }
  const next =
    more > 0
      ? `${more} more causes: get_diagnosis with page ${page + 1}.`
      : all.length > 0
        ? 'Next: get_diagnosis with a connection and detail for all evidence, fixes and snippets.'
        : report.connectionCount > 0
          ? 'No problems found. Next: list_connections.'
          : 'No WebSocket connection was seen. Next: open_page with more seconds, or after what opens it was done.';
  return answerWith(
    [head, ...notes.map((note) => `note: ${shorten(note, 200)}`), ...shown.map(lineOf)],
    {
      connectionCount: report.connectionCount,
      causes: shown,
      ...(more > 0 ? { more } : {}),
      ...(notes.length > 0 ? { notes: notes.map((note) => shorten(note, 200)) } : {}),
    },
    next,
  );
}
