import { endpointFacts, endpointOf, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { proxyFix } from '../../fixes/stacks/proxy-fix.ts';
import { logLineOn } from '../../session/log-lines.ts';

export const proxyIdleTimeout = defineRule({
  id: 'proxy-idle-timeout',
  title: 'Proxy closed the idle connection (its log says so)',
  severity: 'error',
  scenario: 'C2',
  spec: 'https://nginx.org/en/docs/http/websocket.html',
  explains: ['close'],
  specificity: 'named cause',
  requires: ['wire'],
  detect(connection) {
    const line = logLineOn(connection, 'proxy-idle-timeout');
    if (!line || !connection.opened) return undefined;
    return {
      confidence: 'certain',
      title: `Proxy closed the idle connection to ${endpointOf(connection)}`,
      evidence: evidence({
        fact: `The ${quote(line.log)} has the end of this connection: ${quote(line.text)}.`,
        events: [line.event],
      }),
      facts: endpointFacts(connection),
    };
  },
  fixes: (_match, connection, session) => [
    {
      by: 'operator',
      title: 'Send a ping more often than the limit',
      detail:
        'Any frame in either direction restarts the timer of the proxy. A ping of the server every 30 s keeps the connection open, and also finds dead clients.',
    },
    proxyFix('idle', connection, session, {
      title: 'Raise the idle timeout of the proxy',
      detail: 'Set it well above the interval of the pings.',
    }),
  ],
});
