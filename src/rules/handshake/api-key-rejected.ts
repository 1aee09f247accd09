import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { classifyText } from '../../server-text/classify-text.ts';
import { describeLocation } from '../../session/messages/credentials-seen.ts';
import { credentialRefusal } from '../shared/credential-refusal.ts';
import { refusalWords, SETTLE_REFUSAL } from '../shared/refusal-words.ts';
import { seenAt } from '../shared/token-claims.ts';

/** A server checks a key right after the connection opens; in milliseconds. */
const AT_ONCE = 10_000;

export const apiKeyRejected = defineRule({
  id: 'api-key-rejected',
  title: 'The server does not accept the API key',
  severity: 'error',
  scenario: 'B3',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
  explains: ['handshake', 'close'],
  specificity: 'named cause',
  scope: 'endpoint',
  requires: [],
  dependsOn: ['clock'],
  detect(connection, session) {
    const key = connection.credentialsSeen.secrets.find(({ shape }) => shape.kind !== 'token');
    const refusal = key && credentialRefusal(connection, session);
    if (!key || !refusal || refusal.at - key.at > AT_ONCE) return undefined;
    const named =
      /\bkey\b/i.test(refusal.words) && classifyText(refusal.words, 'close-reason')?.topic === 'credentials';
    const confidence = named ? 'certain' : refusal.strength === 'possible' ? 'possible' : 'likely';
    const whose = key.shape.vendor === undefined ? 'a key' : `a key of ${key.shape.vendor}`;
    return {
      confidence,
      title:
        confidence === 'possible'
          ? 'The server may not accept the API key'
          : 'The server does not accept the API key',
      evidence: evidence(
        {
          fact: `There is ${whose} in ${describeLocation(key)}, by its name or form.`,
          events: seenAt(connection, key),
        },
        refusalWords(refusal),
      ),
      facts: { ...endpointFacts(connection), place: describeLocation(key) },
      ...(confidence === 'certain' ? {} : { howToConfirm: SETTLE_REFUSAL }),
    };
  },
  fixes: (match, connection, session) => [
    {
      title: 'Check the key',
      detail:
        'It must be complete and without spaces, belong to this environment and not to the test one, not be revoked, and be allowed for this product, address and origin. Make one request with it from a terminal.',
    },
    stackFix('renew', connection, session, {
      title: 'Keep the key out of the page',
      detail: `Anyone who opens DevTools can read ${match.facts.place}. Keep the key on your own server, and give the page a ticket for one connection.`,
    }),
    {
      title: 'Create a new key',
      detail: match.facts.place.startsWith('the query')
        ? 'A key that was in a URL is in the logs of servers and proxies: replace it when this works.'
        : 'Anyone who opened this page could read it: replace it when this works.',
    },
  ],
});
