import { endpointFacts, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { addSource } from '../../handshake/content-security-policy.ts';

export const cspBlocked = defineRule({
  id: 'csp-blocked',
  title: "The page's Content-Security-Policy forbids this connection",
  severity: 'error',
  scenario: 'A7',
  spec: 'https://www.w3.org/TR/CSP3/#directive-connect-src',
  scope: 'endpoint',
  requires: ['page'],
  detect(connection) {
    const { violation, errored, opened, constructorError } = connection;
    if (!violation || opened) return undefined;
    return {
      confidence: 'certain',
      evidence: evidence(
        {
          fact: `The browser reported a violation of ${quote(violation.directive)} by this socket.`,
          events: [violation.event],
        },
        { fact: `The policy is: ${quote(violation.policy)}`, events: [violation.event] },
        errored
          ? {
              fact: 'The socket got an error event; nothing was sent to the server.',
              events: [errored.event],
            }
          : undefined,
        constructorError
          ? {
              fact: 'The constructor threw; nothing was sent to the server.',
              events: [constructorError.event],
            }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), directive: violation.directive, policy: violation.policy },
    };
  },
  fixes(match, connection, session) {
    const { url } = commandTarget(connection, session);
    const source = /^wss?:\/\/[^/?]*/.exec(url)?.[0] ?? url;
    const directive = addSource(match.facts.policy, source);
    return [
      {
        title: `Add ${source} to connect-src`,
        detail: 'Write this directive into the header or the meta element that has the policy.',
        snippet: directive,
        language: 'http',
      },
      {
        title: 'Name scheme and host',
        detail:
          "https: does not cover wss:, http: does not cover ws:, and host:port without a scheme takes the page's own. 'self' covers ws and wss on the page's own host and port only.",
      },
    ];
  },
});
