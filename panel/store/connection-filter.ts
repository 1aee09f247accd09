import type { Finding } from '../../src/diagnosis/rule.ts';
import { livedWithin } from '../../src/metrics/metrics.ts';
import { type ConnectionWithMessages, isFinished } from '../../src/session/connection.ts';
import type { TimeRange } from '../../src/session/messages/time-buckets.ts';
import { contextOf, type Session } from '../../src/session/session.ts';
import { endedBadly, lifetimeOf, statusOf } from './connection-status.ts';
import { frameOrWorker } from './initiator-of.ts';
import { causeOf, findingOf } from './list-causes.ts';
import type { ListChoice, Shown } from './list-choice.ts';
import { parseListQuery, type Searched } from './list-query.ts';

function isShown(
  connection: ConnectionWithMessages,
  worst: ReadonlyMap<string, Finding>,
  shown: Shown,
): boolean {
  switch (shown) {
    case 'all':
      return true;
    case 'open':
      return !isFinished(connection);
    case 'ended':
      return isFinished(connection);
    case 'problems':
      return endedBadly(connection) || findingOf(worst, connection.id) !== undefined;
    default:
      return shown satisfies never;
  }
}

/** Several filters may read it, so it is made once for each connection. */
function searchedOf(
  session: Session,
  connection: ConnectionWithMessages,
  worst: ReadonlyMap<string, Finding>,
): Searched {
  const { url, parsedUrl, protocols, opened, sent, received, state } = connection;
  const { word, code, name } = statusOf(connection);
  const page = contextOf(session, connection)?.url ?? '';
  const finding = worst.get(connection.id);
  const cause = finding ? `${finding.match.title ?? finding.rule.title} ${finding.rule.id}` : '';
  const protocol = opened?.protocol ?? protocols.join(' ');
  const place = frameOrWorker(session, connection);
  const problem = endedBadly(connection) || findingOf(worst, connection.id) !== undefined;
  const lower = (...texts: string[]): string => texts.join(' ').toLowerCase();
  return {
    words: lower(url, protocol, word, code, name, page, cause),
    url: url.toLowerCase(),
    host: parsedUrl.authority.toLowerCase(),
    path: parsedUrl.path.toLowerCase(),
    page: page.toLowerCase(),
    protocol: protocol.toLowerCase(),
    cause: cause.toLowerCase(),
    status: [word, code.toLowerCase(), ...(opened ? ['101'] : [])],
    states: new Set([
      state === 'not-created' || (state === 'closed' && !opened) ? 'failed' : state,
      ...(isFinished(connection) ? ['closed'] : []),
      ...(problem ? ['problem'] : []),
      ...(place === undefined ? [] : [place]),
    ]),
    bytes: sent.bytes + received.bytes,
    messages: sent.frames + received.frames,
    lifetime: lifetimeOf(connection, session.clock),
  };
}

/** Computed once per refresh; whether a connection matches is asked for each of them. Undefined: all match. */
export function connectionFilter(
  session: Session,
  worst: ReadonlyMap<string, Finding>,
  { text, shown, cause }: ListChoice,
  range: TimeRange | undefined,
): ((connection: ConnectionWithMessages) => boolean) | undefined {
  const { test } = parseListQuery(text);
  if (!test && shown === 'all' && !range && cause === undefined) return undefined;
  return (connection) =>
    (!range || livedWithin(connection, session.clock, range)) &&
    isShown(connection, worst, shown) &&
    (cause === undefined || causeOf(worst, connection).key === cause) &&
    (!test || test(searchedOf(session, connection, worst)));
}
