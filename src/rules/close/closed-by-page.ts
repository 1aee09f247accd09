import { describeCloseCode } from '../../close-codes/registry.ts';
import { endpointFacts, endpointOf, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { formatDuration } from '../../shared/format.ts';
import { lineOf } from '../shared/call-site.ts';

export const closedByPage = defineRule({
  id: 'closed-by-page',
  title: 'The page closed the connection',
  severity: 'info',
  scenario: 'C6',
  spec: 'https://websockets.spec.whatwg.org/#dom-websocket-close',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  detect(connection) {
    const { closeCalled } = connection;
    if (!closeCalled) return undefined;
    const { code, reason, connecting, at, event, stack } = closeCalled;
    if (!connecting && (code === undefined || code === 1000)) return undefined;
    const line = lineOf(stack);
    const withCode = code === undefined ? 'close()' : `close(${code}${reason ? `, "${quote(reason)}"` : ''})`;
    const waited = formatDuration(at - connection.createdAt);
    return {
      confidence: 'certain',
      title: connecting
        ? `The page closed the connection to ${endpointOf(connection)} after ${waited}, before it opened`
        : `The page closed the connection with ${code ?? ''}: ${describeCloseCode(code ?? 1005).name}`,
      evidence: evidence(
        {
          fact: `The page called ${withCode} ${waited} after new WebSocket().`,
          events: [connection.createdEvent, event],
        },
        line === undefined ? undefined : { fact: `Called at ${quote(line)}`, events: [event] },
      ),
      facts: { ...endpointFacts(connection), connecting: connecting ? 'yes' : '', code },
    };
  },
  fixes(match) {
    if (!match.facts.connecting) {
      return [
        {
          title: 'Check whether the page meant to close it',
          detail:
            'The page or its library chose this code. If it should not have closed the connection, look at the place of the call.',
        },
      ];
    }
    return [
      {
        title: 'Check whether it was meant',
        detail:
          'In development React StrictMode mounts components twice and closes the first connection at once: that is harmless. A route change or hot reload does the same.',
      },
      {
        title: 'Allow more than 5 s for a handshake',
        detail:
          'If a timeout of the page or its library closed it: after several failed connections Chromium delays the next handshakes by up to 5 s.',
      },
    ];
  },
});
