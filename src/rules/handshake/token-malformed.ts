import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { READ_TOKEN } from '../../fixes/token-fixes.ts';
import { describeLocation } from '../../session/messages/credentials-seen.ts';
import { credentialRefusal } from '../shared/credential-refusal.ts';
import { refusalWords, SETTLE_REFUSAL } from '../shared/refusal-words.ts';
import { seenAt } from '../shared/token-claims.ts';

export const tokenMalformed = defineRule({
  id: 'token-malformed',
  title: 'The token is damaged',
  severity: 'error',
  scenario: 'B4',
  spec: 'https://www.rfc-editor.org/rfc/rfc7519#section-7.2',
  explains: ['handshake', 'close'],
  specificity: 'named cause',
  scope: 'endpoint',
  requires: [],
  dependsOn: ['clock'],
  suppresses: ['api-key-rejected'],
  detect(connection, session) {
    const token = connection.credentialsSeen.tokens.find(({ reading }) => reading.kind === 'malformed');
    const refusal = token && credentialRefusal(connection, session);
    if (!refusal || token?.reading.kind !== 'malformed') return undefined;
    return {
      confidence: refusal.strength,
      title: `The token in ${describeLocation(token)} is damaged`,
      evidence: evidence(
        {
          fact: `The value in ${describeLocation(token)} begins like a JSON Web Token, but ${token.reading.fault}.`,
          events: seenAt(connection, token),
        },
        refusalWords(refusal),
      ),
      facts: endpointFacts(connection),
      ...(refusal.strength === 'certain' ? {} : { howToConfirm: SETTLE_REFUSAL }),
    };
  },
  fixes: () => [
    {
      title: 'Find where it is cut or changed',
      detail:
        'Compare its length where it is made, stored and sent. Usual: a column or cookie that is too short, a + or = that was not encoded for the url, quotes or "Bearer " around it.',
      snippet: "url.searchParams.set('token', token.trim());\nconsole.assert(token.split('.').length === 3);",
      language: 'js',
    },
    READ_TOKEN,
  ],
});
