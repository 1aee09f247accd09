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
  title: 'Token valid for a very long time',
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
      title: `Token valid for ${days} days`,
      evidence: evidence(tokenWords(connection, read), {
        fact: 'Whoever obtains it can use it until then, unless the server keeps a list of revoked tokens.',
        events: [connection.createdEvent],
      }),
      facts: { ...endpointFacts(connection), days },
    };
  },
  fixes: (_match, connection, session) => [
    {
      title: 'Issue short tokens and renew them',
      detail:
        'Issue the token of a connection for a few minutes, keep the refresh token in an HttpOnly cookie, and close the connection when the user signs out.',
    },
    freshToken(connection, session),
  ],
});
