import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { CLOCKS, READ_TOKEN } from '../../fixes/token-fixes.ts';
import { formatDuration } from '../../shared/format.ts';
import { serverClock } from '../../stacks/server-clock.ts';
import { credentialRefusal } from '../shared/credential-refusal.ts';
import { refusalWords, SETTLE_REFUSAL } from '../shared/refusal-words.ts';
import { type ReadToken, readTokens, tokenWords } from '../shared/token-claims.ts';

const LEEWAY = 5_000;
const SETTLE_CLOCK =
  'It is so by the clock of this machine, and the server told no time of its own: compare the two clocks.';

/**
 * How long before its start the token was used, in milliseconds, by a clock that is ahead of the page's by the given
 * time.
 */
function early({ token, jwt }: ReadToken, beyond: number): number {
  const used = token.at + beyond;
  return (jwt.validFrom ?? jwt.issuedAt ?? used) - used;
}

export const tokenNotYetValid = defineRule({
  id: 'token-not-yet-valid',
  title: 'The token was not valid yet',
  severity: 'error',
  scenario: 'B4',
  spec: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.5',
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
    const beyond = clock?.beyond ?? 0;
    const read = tokens.find((one) => early(one, beyond) > LEEWAY);
    const refusal = read && credentialRefusal(connection, session);
    if (!read || !refusal) return undefined;
    const confidence = refusal.strength === 'certain' && !clock ? 'likely' : refusal.strength;
    const time = formatDuration(early(read, beyond));
    return {
      confidence,
      title: `The token was used ${time} before it is valid`,
      evidence: evidence(tokenWords(connection, read), refusalWords(refusal), clock?.words),
      facts: { ...endpointFacts(connection), early: time },
      ...(confidence === 'certain' ? {} : { howToConfirm: clock ? SETTLE_REFUSAL : SETTLE_CLOCK }),
    };
  },
  fixes: () => [CLOCKS, READ_TOKEN],
});
