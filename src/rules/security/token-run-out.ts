import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { freshToken } from '../../fixes/token-fixes.ts';
import { endOf, isFinished } from '../../session/connection.ts';
import { utcTime } from '../../shared/format.ts';
import { clockOf } from '../shared/page-clock.ts';
import { readTokens, tokenWords } from '../shared/token-claims.ts';

/** Servers tolerate this difference between clocks, in milliseconds. */
const LEEWAY = 60_000;

export const tokenRunOut = defineRule({
  id: 'token-run-out',
  title: 'Connection still open after its token expired',
  severity: 'info',
  scenario: 'F4',
  spec: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4',
  requires: ['page'],
  dependsOn: ['clock'],
  sideFinding: true,
  detect(connection, session) {
    const { opened } = connection;
    // Evaluated whenever the clock changes: most connections have no token.
    if (!opened || connection.credentialsSeen.tokens.length === 0) return undefined;
    const [longest] = readTokens(connection).sort(
      (a, b) => (b.jwt.expiresAt ?? Infinity) - (a.jwt.expiresAt ?? Infinity),
    );
    const expiresAt = longest?.jwt.expiresAt;
    if (!longest || expiresAt === undefined || expiresAt < opened.at) return undefined;
    const end = isFinished(connection) ? endOf(connection) : clockOf(connection, session);
    if (end < expiresAt + LEEWAY) return undefined;
    return {
      confidence: 'likely',
      evidence: evidence(tokenWords(connection, longest), {
        fact: 'The connection was still open a minute later. A user who signed out since then still receives its messages.',
        events: [opened.event],
      }),
      facts: { ...endpointFacts(connection), expired: utcTime(expiresAt) },
      howToConfirm:
        'If the page renews the token in a message, or the server checks the session in another way, ignore this: the server log shows it.',
    };
  },
  fixes: (_match, connection, session) => [
    {
      title: 'Close or renew the connection when the token expires',
      detail:
        'Set a timer for exp in the server when it accepts the token: request a new token in a message a minute before, and close with 4401 if none arrives.',
      snippet:
        "const left = claims.exp * 1000 - Date.now();\nconst end = setTimeout(() => socket.close(4401, 'token expired'), Math.min(left, 2 ** 31 - 1));\nsocket.on('close', () => clearTimeout(end));",
      language: 'js',
    },
    freshToken(connection, session),
  ],
});
