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
  title: 'The connection goes on although its token has run out',
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
        fact: 'The socket was still open a minute after that: whoever has been signed out since keeps what it gives.',
        events: [opened.event],
      }),
      facts: { ...endpointFacts(connection), expired: utcTime(expiresAt) },
      howToConfirm:
        'If the page renews the token in a later message, or the server looks at its session by other means, all is well: the log of the server says so.',
    };
  },
  fixes: (_match, connection, session) => [
    {
      title: 'End or renew it where it is checked',
      detail:
        'Let the server set a timer for exp when it takes the token: ask for a new one by a message a minute before, and close with 4401 when none came.',
      snippet:
        "const left = claims.exp * 1000 - Date.now();\nconst end = setTimeout(() => socket.close(4401, 'token expired'), Math.min(left, 2 ** 31 - 1));\nsocket.on('close', () => clearTimeout(end));",
      language: 'js',
    },
    freshToken(connection, session),
  ],
});
