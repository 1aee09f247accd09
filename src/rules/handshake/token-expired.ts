import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { CLOCKS, freshToken, READ_TOKEN } from '../../fixes/token-fixes.ts';
import { formatDuration } from '../../shared/format.ts';
import { serverClock } from '../../stacks/server-clock.ts';
import { credentialRefusal } from '../shared/credential-refusal.ts';
import { refusalWords, SETTLE_REFUSAL } from '../shared/refusal-words.ts';
import { type ReadToken, readTokens, tokenWords } from '../shared/token-claims.ts';

/** Clocks differ by up to this much, in milliseconds. */
const LEEWAY = 30_000;

export const tokenExpired = defineRule({
  id: 'token-expired',
  title: 'The token had expired',
  severity: 'error',
  scenario: 'B4',
  spec: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4',
  explains: ['handshake', 'close'],
  specificity: 'named cause',
  scope: 'endpoint',
  requires: [],
  dependsOn: ['clock'],
  suppresses: ['api-key-rejected'],
  detect(connection, session) {
    const tokens = readTokens(connection);
    if (tokens.length === 0) return undefined;
    const clock = serverClock(connection);
    const lateness = ({ token, jwt }: ReadToken): number =>
      token.at + (clock?.beyond ?? 0) - (jwt.expiresAt ?? Number.POSITIVE_INFINITY);
    const read = tokens.find((one) => lateness(one) > 0);
    const refusal = read && credentialRefusal(connection, session);
    if (!read || !refusal) return undefined;
    const late = lateness(read);
    const confidence = late > LEEWAY || refusal.strength === 'possible' ? refusal.strength : 'likely';
    return {
      confidence,
      title: `The token had expired ${formatDuration(late)} before it was used`,
      evidence: evidence(tokenWords(connection, read), refusalWords(refusal), clock?.words),
      facts: { ...endpointFacts(connection), late: formatDuration(late) },
      ...(confidence === 'certain' ? {} : { howToConfirm: SETTLE_REFUSAL }),
    };
  },
  fixes: (_match, connection, session) => [
    ...(serverClock(connection)?.words ? [CLOCKS] : []),
    freshToken(connection, session),
    READ_TOKEN,
  ],
});
