import { evidence, whereTo } from '../evidence.ts';
import { REFUSALS, refusalOf } from '../refusal.ts';
import { refusalWords, SETTLE_REFUSAL } from '../refusal-words.ts';
import { defineRule } from '../rule.ts';
import { spell } from '../spell.ts';
import { CLOCKS, READ_TOKEN } from '../token-fixes.ts';
import { type ReadToken, readTokens, tokenWords } from '../token-trace.ts';

const LEEWAY = 5_000;

/** How long before its time the token was used, in milliseconds. */
function early({ token, jwt }: ReadToken): number {
  return (jwt.validFrom ?? jwt.issuedAt ?? token.at) - token.at;
}

export const tokenNotYetValid = defineRule({
  id: 'token-not-yet-valid',
  title: 'The token was not valid yet',
  severity: 'error',
  row: 'B4',
  spec: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.5',
  reads: [],
  outranks: [...REFUSALS, 'api-key-rejected', 'bad-request'],
  detect(connection, session) {
    const read = readTokens(connection).find((one) => early(one) > LEEWAY);
    const refusal = read && refusalOf(connection, session);
    if (!read || !refusal) return undefined;
    return {
      confidence: refusal.strength,
      title: `The token was used ${spell(early(read))} before it is valid`,
      evidence: evidence(tokenWords(connection, read), refusalWords(refusal)),
      facts: { ...whereTo(connection), early: spell(early(read)) },
      ...(refusal.strength === 'certain' ? {} : { raise: SETTLE_REFUSAL }),
    };
  },
  fixes: () => [CLOCKS, READ_TOKEN],
});
