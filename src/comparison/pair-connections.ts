import type { ConnectionWithMessages } from '../session/connection.ts';
import type { Session } from '../session/session.ts';
import { ownConnections } from '../session/synthetic-connection.ts';
import { pathPattern } from '../shared/path-pattern.ts';
import { worked } from './compare-outcome.ts';

export interface ConnectionPair {
  left: ConnectionWithMessages;
  right: ConnectionWithMessages;
}

const placeOf = ({ parsedUrl }: ConnectionWithMessages): string => pathPattern(parsedUrl.path);

function byPlace(session: Session): Map<string, ConnectionWithMessages[]> {
  const places = new Map<string, ConnectionWithMessages[]>();
  for (const connection of ownConnections(session.connections)) {
    const place = placeOf(connection);
    places.set(place, [...(places.get(place) ?? []), connection]);
  }
  return places;
}

/** Of several attempts, the latest that did not work; else the latest. */
function representative(attempts: readonly ConnectionWithMessages[]): ConnectionWithMessages | undefined {
  return attempts.findLast((one) => !worked(one)) ?? attempts.at(-1);
}

/** The connection to compare one with: of the same path, else of the same kind of path, else the only one there is. */
export function counterpartOf(
  connection: ConnectionWithMessages,
  session: Session,
): ConnectionWithMessages | undefined {
  const others = ownConnections(session.connections).filter((other) => other !== connection);
  const samePath = others.filter(({ parsedUrl }) => parsedUrl.path === connection.parsedUrl.path);
  const alike = others.filter((other) => placeOf(other) === placeOf(connection));
  const candidates =
    samePath.length > 0 ? samePath : alike.length > 0 ? alike : others.length === 1 ? others : [];
  const wanted = !worked(connection);
  return candidates.findLast((one) => worked(one) === wanted) ?? candidates.at(-1);
}

/**
 * Connections of two sessions that belong together, by their path; those of which one worked and the other did not come
 * first. Where no path is in both and each has one connection, these two.
 */
export function pairConnections(left: Session, right: Session): ConnectionPair[] {
  const [mine, theirs] = [byPlace(left), byPlace(right)];
  const pairs = [...mine].flatMap(([place, attempts]) => {
    const one = representative(attempts);
    const other = one && representative(theirs.get(place) ?? []);
    return one && other ? [{ left: one, right: other }] : [];
  });
  if (pairs.length === 0) {
    const [one, ...more] = ownConnections(left.connections);
    const [other, ...others] = ownConnections(right.connections);
    if (one && other && more.length + others.length === 0) return [{ left: one, right: other }];
  }
  const differ = ({ left: one, right: other }: ConnectionPair): number =>
    worked(one) === worked(other) ? 1 : 0;
  return pairs.sort((a, b) => differ(a) - differ(b));
}
