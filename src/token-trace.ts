import { type CarriedToken, placeWords } from './carried.ts';
import type { Connection } from './connection.ts';
import type { EventId } from './event.ts';
import { quote } from './evidence.ts';
import { findFrame } from './frame-log.ts';
import type { Jwt } from './jwt.ts';
import type { Evidence } from './rule.ts';
import { utcTime } from './spell.ts';

/** A token of a connection whose claims could be read. */
export interface ReadToken {
  token: CarriedToken;
  jwt: Jwt;
}

export function readTokens({ carried }: Connection): ReadToken[] {
  return carried.tokens.flatMap((token) =>
    token.reading.kind === 'jwt' ? [{ token, jwt: token.reading.jwt }] : [],
  );
}

/** Where the token stood and what it says of its time; never the token. */
export function tokenWords(connection: Connection, { token, jwt }: ReadToken): Evidence {
  const said = [
    jwt.issuedAt === undefined ? undefined : `issued ${utcTime(jwt.issuedAt)}`,
    jwt.validFrom === undefined ? undefined : `valid from ${utcTime(jwt.validFrom)}`,
    jwt.expiresAt === undefined ? undefined : `expires ${utcTime(jwt.expiresAt)}`,
  ].filter((part) => part !== undefined);
  return {
    fact: `The token in ${placeWords(token)} (${quote(jwt.alg.slice(0, 20))}) says of itself: ${said.join(', ') || 'nothing of time'}.`,
    events: seenAt(connection, token),
  };
}

/** The event that brought a credential; a message may have been let go for want of room. */
export function seenAt(
  { frames }: Connection,
  { place, event }: Pick<CarriedToken, 'place' | 'event'>,
): EventId[] {
  return place !== 'message' || findFrame(frames, event) ? [event] : [];
}
