import type { Finding } from '../../src/diagnosis/rule.ts';
import { livedWithin } from '../../src/metrics/metrics.ts';
import { type Connection, isFinished } from '../../src/session/connection.ts';
import type { TimeRange } from '../../src/session/messages/time-buckets.ts';
import { contextOf, type Session } from '../../src/session/session.ts';
import { endedBadly, statusOf } from './connection-status.ts';
import type { ListChoice, Shown } from './list-choice.ts';

function isShown(connection: Connection, finding: Finding | undefined, shown: Shown): boolean {
  switch (shown) {
    case 'all':
      return true;
    case 'open':
      return !isFinished(connection);
    case 'ended':
      return isFinished(connection);
    case 'problems':
      return endedBadly(connection) || (finding !== undefined && finding.rule.severity !== 'info');
    default:
      return shown satisfies never;
  }
}

/** All text that the list shows of a connection, and the text of its finding. */
function wordsOf(session: Session, connection: Connection, finding: Finding | undefined): string {
  const { word, code, name } = statusOf(connection);
  const page = contextOf(session, connection)?.url ?? '';
  const verdict = finding ? `${finding.match.title ?? finding.rule.title} ${finding.rule.id}` : '';
  const protocol = connection.opened?.protocol ?? connection.protocols.join(' ');
  return [connection.url, protocol, word, code, name, page, verdict].join(' ').toLowerCase();
}

/** Computed once per refresh; whether a connection matches is asked for each of them. */
export function connectionFilter(
  session: Session,
  worst: ReadonlyMap<string, Finding>,
  { text, shown }: ListChoice,
  range: TimeRange | undefined,
): ((connection: Connection) => boolean) | undefined {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '-');
  if (words.length === 0 && shown === 'all' && !range) return undefined;
  return (connection) => {
    const finding = worst.get(connection.id);
    if (range && !livedWithin(connection, session.clock, range)) return false;
    if (!isShown(connection, finding, shown)) return false;
    if (words.length === 0) return true;
    const all = wordsOf(session, connection, finding);
    return words.every((word) => (word.startsWith('-') ? !all.includes(word.slice(1)) : all.includes(word)));
  };
}
