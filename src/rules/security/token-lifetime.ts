import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { freshToken } from '../../fixes/token-fixes.ts';
import { isLoopback } from '../../shared/socket-url.ts';
import { readTokens, tokenWords } from '../shared/token-claims.ts';

const DAY = 86_400_000;
/** A stolen token that is valid for longer is useful; one valid for more than a month is like a password. */
const LONG = DAY;
const VERY_LONG = 30 * DAY;

export const tokenLifetime = defineRule({
  id: 'token-lifetime',
  title: 'The token is good for very long',
  severity: 'warning',
  scenario: 'F4',
  spec: 'https://www.rfc-editor.org/rfc/rfc8725',
  requires: [],
  sideFinding: true,
  detect(connection) {
    const lives = ({ token, jwt }: ReturnType<typeof readTokens>[number]): number =>
      (jwt.expiresAt ?? 0) - (jwt.issuedAt ?? token.at);
    const read = readTokens(connection).find((one) => lives(one) > LONG);
    if (!read) return undefined;
    const days = Math.floor(lives(read) / DAY);
    const mild = days < VERY_LONG / DAY || isLoopback(connection.parsedUrl.host);
    return {
      confidence: 'certain',
      ...(mild ? { severity: 'info' } : {}),
      title: `The token is good for ${days} days`,
      evidence: evidence(tokenWords(connection, read), {
        fact: 'Whoever gets hold of it can use it until then, unless the server keeps a list of revoked ones.',
        events: [connection.createdEvent],
      }),
      facts: { ...endpointFacts(connection), days },
    };
  },
  fixes: (_match, connection, session) => [
    {
      title: 'Issue short tokens and renew them',
      detail:
        'Some minutes for the token of a socket, with a refresh token that stays in an HttpOnly cookie; and close the socket when the user is signed out.',
    },
    freshToken(connection, session),
  ],
});
