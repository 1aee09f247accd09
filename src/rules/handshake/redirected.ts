import {
  endpointFacts,
  evidence,
  networkLogEvidence,
  pageEvidence,
  quote,
} from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget, retarget } from '../../fixes/command-target.ts';
import { curlUpgrade } from '../../fixes/shell-commands.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';
import { headerValue } from '../../shared/header.ts';

export const redirected = defineRule({
  id: 'redirected',
  title: 'The server redirects the handshake, and browsers do not follow',
  severity: 'error',
  scenario: 'B9',
  spec: 'https://websockets.spec.whatwg.org/#concept-websocket-establish',
  explains: ['handshake'],
  specificity: 'class',
  requires: ['wire'],
  detect(connection) {
    const status = refusedWith(connection) ?? 0;
    if (status < 300 || status > 399 || !connection.wire) return undefined;
    const location = headerValue(connection.wire.entry.responseHeaders, 'location');
    return {
      confidence: 'certain',
      title: `The server redirects the handshake (${status}), and browsers do not follow`,
      evidence: evidence(
        networkLogEvidence(connection),
        location === undefined
          ? undefined
          : { fact: `It points to ${quote(location)}.`, events: [connection.wire.event] },
        pageEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), status, location },
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const port = target.port === 80 ? 443 : target.port;
    const secure = retarget(target, { secure: true, port });
    return [
      match.facts.location === undefined
        ? {
            title: 'Find the target of the redirect',
            detail:
              'The network log has no Location header. Run the command, and connect to that URL, with ws or wss as its scheme.',
            snippet: curlUpgrade(target),
            language: 'sh' as const,
          }
        : {
            title: 'Connect to the target of the redirect',
            detail: `If ${quote(match.facts.location)} is the endpoint and not a login page, use this URL in the page, with ws or wss as its scheme.`,
          },
      ...(target.secure
        ? []
        : [
            {
              title: 'Use wss:// at once',
              detail: 'The most common redirect is the one from http to https.',
              snippet: `new WebSocket(${JSON.stringify(secure)})`,
              language: 'js' as const,
              change: { kind: 'retarget' as const, secure: true, port },
            },
          ]),
      {
        title: 'Check slash and login',
        detail:
          'Routers redirect /ws to /ws/ or back; an application redirects to its login page when the session has ended. Exempt the endpoint from both, and let it answer 401.',
        change: { kind: 'other-end' },
      },
    ];
  },
});
