import type { Finding } from '../../src/diagnosis/rule.ts';
import { livedWithin } from '../../src/metrics/metrics.ts';
import { type ConnectionWithMessages, isFinished } from '../../src/session/connection.ts';
import type { TimeRange } from '../../src/session/messages/time-buckets.ts';
import { contextOf, type Session } from '../../src/session/session.ts';
import { closeCodeName, endedBadly, lifetimeOf, statusOf } from './connection-status.ts';
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

const lower = (...texts: string[]): string => texts.join(' ').toLowerCase();

/** Each part is made when a condition reads it: there may be 10,000 connections. */
function searchedOf(
  session: Session,
  connection: ConnectionWithMessages,
  worst: ReadonlyMap<string, Finding>,
): Searched {
  const { url, parsedUrl, opened, sent, received } = connection;
  const finding = worst.get(connection.id);
  const part: Searched = {
    get words() {
      const { word, label, code } = statusOf(connection);
      const name = closeCodeName(connection);
      return lower(url, part.protocol, word, label, code, name, part.page, part.cause);
    },
    get url() {
      return url.toLowerCase();
    },
    get host() {
      return parsedUrl.authority.toLowerCase();
    },
    get path() {
      return parsedUrl.path.toLowerCase();
    },
    get page() {
      return lower(contextOf(session, connection)?.url ?? '');
    },
    get protocol() {
      return lower(opened?.protocol ?? connection.protocols.join(' '));
    },
    get cause() {
      return finding ? lower(finding.match.title ?? finding.rule.title, finding.rule.id) : '';
    },
    get status() {
      const { word, label, code } = statusOf(connection);
      return [word, label.toLowerCase(), code.toLowerCase(), ...(opened ? ['101'] : [])];
    },
    get states() {
      return statesOf(session, connection, worst);
    },
    bytes: sent.bytes + received.bytes,
    messages: sent.frames + received.frames,
    get lifetime() {
      return lifetimeOf(connection, session.clock);
    },
  };
  return part;
}

function statesOf(
  session: Session,
  connection: ConnectionWithMessages,
  worst: ReadonlyMap<string, Finding>,
): Set<string> {
  const { state, opened, id } = connection;
  const place = frameOrWorker(session, connection);
  const states = new Set([
    state === 'not-created' || (state === 'closed' && !opened) ? 'failed' : state,
    ...(isFinished(connection) ? ['closed'] : []),
  ]);
  if (place !== undefined) states.add(place);
  if (endedBadly(connection) || findingOf(worst, id) !== undefined) states.add('problem');
  return states;
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
