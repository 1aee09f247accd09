import { endpointFacts, endpointOf, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget, retarget } from '../../fixes/command-target.ts';
import { proxyFix } from '../../fixes/stacks/proxy-fix.ts';
import { describeLocation } from '../../session/messages/credentials-seen.ts';
import { isPrivate } from '../../shared/private-address.ts';
import { isLoopback } from '../../shared/socket-url.ts';

export const credentialsInClear = defineRule({
  id: 'credentials-in-clear',
  title: 'Credentials sent without encryption (ws://)',
  severity: 'warning',
  scenario: 'F1',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-10.6',
  requires: [],
  sideFinding: true,
  detect(connection) {
    const { parsedUrl, credentialsSeen } = connection;
    if (
      parsedUrl.secure ||
      isLoopback(parsedUrl.host) ||
      connection.constructorError ||
      connection.violation ||
      connection.openclaw
    )
      return undefined;
    const all = [...credentialsSeen.secrets, ...credentialsSeen.tokens];
    // A connection that never opened has sent at most its URL.
    const sent = connection.opened ? all : all.filter(({ place }) => place !== 'message');
    if (sent.length === 0 || (!connection.opened && !connection.wire?.entry.requestSent)) return undefined;
    return {
      confidence: 'certain',
      ...(isPrivate(parsedUrl.host) ? { severity: 'info' } : {}),
      title: `Credentials sent to ${endpointOf(connection)} without encryption (ws://)`,
      evidence: evidence({
        fact: `The URL begins with ws://, and ${[...new Set(sent.map(describeLocation))].join(' and ')} carried a credential. Anyone on the network path can read it.`,
        events: [connection.opened?.event ?? connection.createdEvent],
      }),
      facts: endpointFacts(connection),
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    return [
      {
        title: 'Use wss://',
        detail: 'Use the same host with TLS, and the port on which it serves TLS.',
        snippet: `new WebSocket(${JSON.stringify(retarget(target, { secure: true }))})`,
        language: 'js',
      },
      proxyFix('tls', connection, session, {
        title: 'Put TLS in front of the server',
        detail: 'A proxy ends TLS, and the server stays unchanged.',
      }),
      {
        title: 'Replace the credentials that were sent',
        detail: 'Revoke the token or key and issue another: it was readable on the network.',
      },
    ];
  },
});
