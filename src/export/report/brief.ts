import { escapeInvisible } from '../../shared/escape-invisible.ts';
import { formatCount, pluralize } from '../../shared/format.ts';
import { shorten } from '../../shared/shorten.ts';
import type { Report, ReportVerdict } from './report.ts';
import { crashLines } from './terminal.ts';

/** One cause for a reader with little room: a coding agent, a test report, an alert. Masked as its report is. */
export interface BriefCause {
  rule: string;
  severity: ReportVerdict['severity'];
  confidence: ReportVerdict['confidence'];
  /** How many connections show it. */
  count: number;
  /** Ids of the first ones. */
  connections: string[];
  /** Of the first one; empty where the report does not describe its connections. */
  url: string;
  cause: string;
  evidence: string;
  /** Empty where there is none. */
  fix: string;
}

/** The longest line of one cause, in UTF-16 units. */
const LONGEST = 400;
const LONGEST_CAUSE = 90;
const LONGEST_URL = 60;
const MOST_NAMED = 3;

/** The causes of a report, worst first. */
export function briefCauses({ verdicts, connections: described }: Report): BriefCause[] {
  const urls = new Map(described.map(({ id, url }) => [id, url]));
  return verdicts.map(({ rule, severity, confidence, title, connections, evidence, fixes: [fix] }) => ({
    rule,
    severity,
    confidence,
    count: connections.length,
    connections: connections.slice(0, MOST_NAMED),
    url: escapeInvisible(urls.get(connections[0] ?? '') ?? ''),
    cause: escapeInvisible(title),
    evidence: escapeInvisible(evidence[0]?.fact ?? ''),
    fix: fix ? escapeInvisible(`${fix.title}: ${fix.detail}`) : '',
  }));
}

/** A cause on one line of at most 400 UTF-16 units; of evidence and fix as much as there is room for. */
export function briefLine({
  severity,
  confidence,
  rule,
  count,
  connections,
  url,
  ...words
}: BriefCause): string {
  const others = count - connections.length;
  const named = `${connections.join(' ')}${others > 0 ? ` +${formatCount(others)}` : ''}`;
  const where = `${pluralize(count, 'connection')} (${named})${url === '' ? '' : ` ${shorten(url, LONGEST_URL)}`}`;
  const head = `${severity}: ${shorten(words.cause, LONGEST_CAUSE)} [${rule}, ${confidence}] | ${where}`;
  const proof = words.evidence === '' ? '' : ` | Evidence: ${words.evidence}`;
  const advice = words.fix === '' ? '' : ` | Fix: ${words.fix}`;
  const room = LONGEST - head.length;
  const shown = shorten(proof, Math.max(Math.ceil(room / 2), room - advice.length));
  return `${head}${shown}${shorten(advice, room - shown.length)}`;
}

/** A line per cause and per rule of ours that failed; without any, how many connections there were. */
export function formatBrief(report: Report): string {
  const crashes = crashLines(report).map((line) => shorten(line, LONGEST));
  const lines = [...briefCauses(report).map(briefLine), ...crashes];
  if (lines.length > 0) return lines.join('\n');
  return report.connectionCount === 0
    ? 'No WebSocket connections'
    : `No problems found: ${pluralize(report.connectionCount, 'connection')}`;
}
