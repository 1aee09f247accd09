import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { curlUpgrade } from '../../fixes/shell-commands.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';
import { credentialsOf, credentialsWords } from '../shared/credentials.ts';

export const unauthorized = defineRule({
  id: 'unauthorized',
  title: 'The server wants credentials and did not get valid ones (401)',
  severity: 'error',
  scenario: 'B1',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
  explains: ['handshake'],
  specificity: 'class',
  requires: ['wire'],
  detect(connection) {
    if (refusedWith(connection) !== 401 || !connection.wire) return undefined;
    const credentials = credentialsOf(connection);
    return {
      confidence: 'certain',
      ...(credentials.cookie === false && credentials.sent.length === 0
        ? { title: 'The server wants credentials, and none were sent (401)' }
        : {}),
      evidence: evidence(
        networkLogEvidence(connection),
        { fact: credentialsWords(credentials), events: [connection.wire.event, connection.createdEvent] },
        pageEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), status: 401, sent: credentials.sent.join(', ') },
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const sent = match.facts.sent;
    return [
      {
        title: 'Ask with credentials by hand',
        detail:
          'The WWW-Authenticate header and the body of the answer say what is missing, such as error="invalid_token". Put in what the page should have sent.',
        snippet: curlUpgrade(target, { cookie: true }),
        language: 'sh',
      },
      sent === ''
        ? stackFix('renew', connection, session, {
            title: 'Send credentials where a browser can',
            detail:
              'A page cannot set an Authorization header on a WebSocket. What works: a cookie of the same site, the first message after opening, or a short-lived single-use ticket that the page fetches and puts into the url.',
          })
        : stackFix('renew', connection, session, {
            title: 'Check that it has not expired or been revoked',
            detail: `It went along in: ${sent}. Fetch a fresh one before every connection attempt, and not only when the page loads: reconnects come hours later.`,
          }),
      {
        title: 'See whether the cookie may travel',
        detail:
          'A cookie with SameSite Lax, Strict or none set stays at home when the page is of another site than the socket. Serve both from one site, or set SameSite=None; Secure.',
      },
    ];
  },
});
