import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget, retarget } from '../../fixes/command-target.ts';
import { isBlockedPort } from '../../handshake/blocked-ports.ts';
import type { Connection } from '../../session/connection.ts';
import { netErrorOf } from '../../session/handshake-outcome.ts';

/** Firefox asks nobody and says nothing; from the page's side alone it looks the same in every browser. */
function isNeverTried({ wire, opened, closed, parsedUrl }: Connection): boolean {
  return !wire && !opened && closed?.code === 1006 && isBlockedPort(parsedUrl.port);
}

export const unsafePort = defineRule({
  id: 'unsafe-port',
  title: 'Browsers refuse to connect to this port',
  severity: 'error',
  scenario: 'A7',
  spec: 'https://fetch.spec.whatwg.org/#port-blocking',
  scope: 'endpoint',
  requires: [],
  detect(connection) {
    const isSaid = netErrorOf(connection) === 'ERR_UNSAFE_PORT';
    if (!isSaid && !isNeverTried(connection)) return undefined;
    const { port } = connection.parsedUrl;
    return {
      confidence: isSaid ? 'certain' : 'likely',
      title: `Browsers refuse to connect to port ${port}`,
      evidence: evidence(
        isSaid
          ? networkLogEvidence(connection)
          : {
              fact: `Port ${port} is on the list of ports that browsers block, and nothing shows that a connection was tried.`,
              events: [connection.createdEvent],
            },
        pageEvidence(connection),
      ),
      facts: endpointFacts(connection),
      ...(isSaid
        ? {}
        : {
            howToConfirm: 'The same server on a port that is not on the list, such as 8080, can be reached.',
          }),
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
