import type { EventId } from '../../capture/captured-event.ts';
import type { Jwt } from '../../decoders/jwt.ts';
import { quote } from '../../diagnosis/evidence.ts';
import type { Evidence } from '../../diagnosis/rule.ts';
import type { Connection } from '../../session/connection.ts';
import { describeLocation, type SeenToken } from '../../session/messages/credentials-seen.ts';
import { findFrame } from '../../session/messages/frame-log.ts';
import { utcTime } from '../../shared/format.ts';

/** A token of a connection with readable claims. */
export interface ReadToken {
  token: SeenToken;
  jwt: Jwt;
}

export function readTokens({ credentialsSeen }: Connection): ReadToken[] {
  return credentialsSeen.tokens.flatMap((token) =>
    token.reading.kind === 'jwt' ? [{ token, jwt: token.reading.jwt }] : [],
  );
}

/** Where the token was and its times; never the token. */
export function tokenWords(connection: Connection, { token, jwt }: ReadToken): Evidence {
  const said = [
    jwt.issuedAt === undefined ? undefined : `issued ${utcTime(jwt.issuedAt)}`,
    jwt.validFrom === undefined ? undefined : `valid from ${utcTime(jwt.validFrom)}`,
    jwt.expiresAt === undefined ? undefined : `expires ${utcTime(jwt.expiresAt)}`,
  ].filter((part) => part !== undefined);
  return {
    fact: `The token in ${describeLocation(token)} (${quote(jwt.alg.slice(0, 20))}) has ${said.length === 0 ? 'no times' : `these times: ${said.join(', ')}`}.`,
    events: seenAt(connection, token),
  };
}

/** The event of a credential; a message may no longer be in memory. */
export function seenAt(
  { frames }: Connection,
  { place, event }: Pick<SeenToken, 'place' | 'event'>,
): EventId[] {
  return place !== 'message' || findFrame(frames, event) ? [event] : [];
}
