import type { EventId } from '../../capture/captured-event.ts';
import type { Connection } from '../../session/connection.ts';
import { neverOpened } from '../../session/connection.ts';
import { netErrorOf, refusedWith } from '../../session/handshake-outcome.ts';
import type { Session } from '../../session/session.ts';
import type { SocketUrl } from '../../shared/socket-url.ts';
import { findJoinedBaseUrl } from './joined-base-url.ts';
import { failedUnwanted } from './unexplained.ts';

export interface UrlTypo {
  /** What is wrong, after "the URL". */
  words: string;
  /** A URL that differs only by this typo, and that opened in this tab. */
  known?: { url: string; event: EventId };
  /** The URL that was probably meant, if no similar one is known. */
  instead?: string;
}

/** A part that was missing when the URL was built. */
const UNSET = /(?:^|[/?&=.:])(undefined|null|NaN|%5Bobject%20\w+%5D|\[object \w+\])(?:$|[/?&:#])/;
const WORDS: Readonly<Record<string, string>> = {
  undefined: 'an unset variable',
  null: 'the word null',
  NaN: 'a number that is none',
};
const NOBODY = /^ERR_(?:CONNECTION_REFUSED|CONNECTION_TIMED_OUT|ADDRESS_UNREACHABLE|NAME_NOT_RESOLVED)$/;
const LOOKED_AT = 4_096;
const MOST_SLASHES = 8;

/** A handshake that failed as it does when no server is at the URL. */
function wentAstray(connection: Connection, session: Session): boolean {
  if (!neverOpened(connection) || !failedUnwanted(connection, session)) return false;
  const { wire } = connection;
  const status = refusedWith(connection);
  if (!wire || wire.failure?.kind === 'hidden') return true;
  if (status !== undefined) return status !== 401 && status !== 429;
  return NOBODY.test(netErrorOf(connection) ?? '') || wire.failure?.kind === 'no-response';
}

/** A typo that the constructor accepts. Undefined if the failure has another cause, or no typo is found. */
export function findUrlTypo(connection: Connection, session: Session): UrlTypo | undefined {
  if (!wentAstray(connection, session)) return undefined;
  const { parsedUrl } = connection;
  for (const [url, id] of session.openedUrls) {
    const known = session.connections.get(id);
    const words = known?.opened && difference(parsedUrl, known.parsedUrl);
    if (known?.opened && words) return { words, known: { url, event: known.opened.event } };
  }
  const joined = findJoinedBaseUrl(connection);
  if (joined) return joined;
  const unset = UNSET.exec(`${parsedUrl.host}${parsedUrl.path}${parsedUrl.query}`.slice(0, LOOKED_AT))?.[1];
  return unset === undefined
    ? undefined
    : { words: `has ${WORDS[unset] ?? 'an object as text'} where a value belongs` };
}

function difference(slip: SocketUrl, known: SocketUrl): string | undefined {
  if (slip.host.toLowerCase() !== known.host.toLowerCase() || slip.secure !== known.secure) return undefined;
  if (slip.port !== known.port) {
    const isHostOnly = slip.authority.length === slip.host.length;
    return isHostOnly && slip.path === known.path ? `lacks the port ${known.port}` : undefined;
  }
  if (slip.path === known.path || Math.abs(slip.path.length - known.path.length) > MOST_SLASHES)
    return undefined;
  if (plain(slip.path) !== plain(known.path)) return undefined;
  if (/\/\//.test(slip.path)) return 'has two slashes in a row';
  if (slip.path === `${known.path}/`) return 'ends with a slash too many';
  if (`${slip.path}/` === known.path) return 'lacks the slash at its end';
  if (slip.path.toLowerCase() === known.path.toLowerCase()) return 'differs in small and capital letters';
  return undefined;
}

function plain(path: string): string {
  return path
    .replace(/\/{2,}/g, '/')
    .replace(/(.)\/$/, '$1')
    .toLowerCase();
}
