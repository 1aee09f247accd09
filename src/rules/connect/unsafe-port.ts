import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget, retarget } from '../../fixes/command-target.ts';
import { netErrorOf } from '../../session/handshake-outcome.ts';

export const unsafePort = defineRule({
  id: 'unsafe-port',
  title: 'Browsers refuse to connect to this port',
  severity: 'error',
  scenario: 'A7',
  spec: 'https://fetch.spec.whatwg.org/#port-blocking',
  scope: 'endpoint',
  requires: ['wire'],
  detect(connection) {
    if (netErrorOf(connection) !== 'ERR_UNSAFE_PORT') return undefined;
    return {
      confidence: 'certain',
      title: `Browsers refuse to connect to port ${connection.parsedUrl.port}`,
      evidence: evidence(networkLogEvidence(connection), pageEvidence(connection)),
      facts: endpointFacts(connection),
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    return [
      {
        title: 'Let the server listen on another port',
        detail: `Port ${target.port} belongs to another protocol and is on the list of ports that no page may reach. 8080 is not on it.`,
        snippet: `new WebSocket(${JSON.stringify(retarget(target, { port: 8080 }))})`,
        language: 'js',
      },
      {
        title: 'Or put a proxy in front of it',
        detail: 'A proxy on port 80 or 443 can pass the connection on to any port.',
      },
    ];
  },
});
