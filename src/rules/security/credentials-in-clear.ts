import { endpointFacts, endpointOf, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget, retarget } from '../../fixes/command-target.ts';
import { proxyFix } from '../../fixes/stacks/proxy-fix.ts';
import { describeLocation } from '../../session/messages/credentials-seen.ts';
import { isPrivate } from '../../shared/private-address.ts';
import { isLoopback } from '../../shared/socket-url.ts';

export const credentialsInClear = defineRule({
  id: 'credentials-in-clear',
  title: 'Credentials are sent without encryption',
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
      title: `Credentials go to ${endpointOf(connection)} without encryption`,
      evidence: evidence({
        fact: `The url begins with ws://, and ${[...new Set(sent.map(describeLocation))].join(' and ')} carried something that names the user. Everyone on the way can read it.`,
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
        detail: 'The same host with TLS; where the port changes, change it as well.',
        snippet: `new WebSocket(${JSON.stringify(retarget(target, { secure: true }))})`,
        language: 'js',
      },
      proxyFix('tls', connection, session, {
        title: 'Put TLS in front of the server',
        detail: 'The server itself may stay as it is.',
      }),
      {
        title: 'Replace what has been sent',
        detail: 'Take the token or key back and issue another: it has been readable on the way.',
      },
    ];
  },
});
