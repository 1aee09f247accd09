import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { describeLocation } from '../../session/messages/credentials-seen.ts';
import { isLoopback } from '../../shared/socket-url.ts';

export const secretInUrl = defineRule({
  id: 'secret-in-url',
  title: 'The url carries a secret',
  severity: 'warning',
  scenario: 'F2',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-17.9',
  requires: [],
  sideFinding: true,
  detect(connection) {
    const { secrets, tokens } = connection.credentialsSeen;
    const inUrl = [...secrets, ...tokens].filter(({ place }) => place === 'url');
    const [first] = inUrl;
    if (!first) return undefined;
    const keys = secrets.filter(({ place, shape }) => place === 'url' && shape.kind !== 'token');
    const vendor = keys.find(({ shape }) => shape.vendor !== undefined)?.shape.vendor;
    // A ticket for one connection may well stand in the url: which one it is the page cannot tell.
    const mild = keys.length === 0 || isLoopback(connection.parsedUrl.host);
    return {
      confidence: keys.length > 0 ? 'certain' : 'possible',
      ...(mild ? { severity: 'info' } : {}),
      title: `The url carries ${keys.length > 0 ? (vendor ? `a secret key of ${vendor}` : 'a secret key') : 'a token'}`,
      evidence: evidence({
        fact: `It stands in ${[...new Set(inUrl.map(describeLocation))].join(' and ')}. Urls are written into the logs of servers and proxies, and into what is exported from DevTools.`,
        events: [connection.createdEvent],
      }),
      facts: { ...endpointFacts(connection), place: describeLocation(first) },
      ...(keys.length > 0
        ? {}
        : { howToConfirm: 'A ticket that is good for one connection and some seconds is harmless here.' }),
    };
  },
  fixes: (match, connection, session) => [
    {
      title: 'Send it in the first message',
      detail: `In place of ${match.facts.place}: over wss it is seen by the server only.`,
      snippet: "socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'auth', token })));",
      language: 'js',
    },
    stackFix('renew', connection, session, {
      title: 'Or use a cookie, or a ticket',
      detail:
        'A cookie with HttpOnly, Secure and SameSite goes along by itself. A ticket that is good for one connection and a few seconds may stand in the url.',
    }),
    {
      title: 'Replace what has leaked',
      detail: 'A key that has been in urls counts as known: revoke it and make a new one.',
    },
  ],
});
