import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { curlUpgrade } from '../../fixes/shell-commands.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';
import { credentialsOf, credentialsWords } from '../shared/credentials.ts';

export const unauthorized = defineRule({
  id: 'unauthorized',
  title: 'Handshake rejected: 401 Unauthorized',
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
        ? { title: 'Handshake rejected: 401 Unauthorized, no credentials sent' }
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
        title: 'Send the request with credentials from a terminal',
        detail:
          'The WWW-Authenticate header and the body of the response often say what is missing, such as error="invalid_token". Insert what the page should have sent.',
        snippet: curlUpgrade(target, { cookie: true }),
        language: 'sh',
      },
      sent === ''
        ? stackFix('renew', connection, session, {
            title: 'Send credentials where a browser can',
            detail:
              'A page cannot set an Authorization header on a WebSocket. What works: a cookie of the same site, the first message after opening, or a short-lived single-use ticket that the page fetches and puts into the URL.',
          })
        : stackFix('renew', connection, session, {
            title: 'Check that the credential has not expired',
            detail: `It was sent in: ${sent}. Get a fresh one before each connection attempt, not only when the page loads.`,
          }),
      {
        title: 'Check the SameSite attribute of the cookie',
        detail:
          'If the server uses a cookie: without SameSite=None; Secure, the browser does not send it when the page and the WebSocket are on different sites.',
      },
    ];
  },
});
