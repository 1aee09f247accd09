import { describeCloseCode } from '../../close-codes/registry.ts';
import { endpointFacts, endpointOf, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { formatDuration } from '../../shared/format.ts';
import { lineOf } from '../shared/call-site.ts';

export const closedByPage = defineRule({
  id: 'closed-by-page',
  title: 'The page closed the socket itself',
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
        ? `The page gave up on ${endpointOf(connection)} after ${waited}, before it was open`
        : `The page closed the socket with code ${code ?? ''}: ${describeCloseCode(code ?? 1005).name}`,
      evidence: evidence(
        {
          fact: `The page called ${withCode} ${waited} after creating the socket.`,
          events: [connection.createdEvent, event],
        },
        line === undefined ? undefined : { fact: `The call is here: ${quote(line)}`, events: [event] },
      ),
      facts: { ...endpointFacts(connection), connecting: connecting ? 'yes' : '', code },
    };
  },
  fixes(match) {
    if (!match.facts.connecting) {
      return [
        {
          title: 'Nothing to repair here',
          detail:
            'The code is the own choice of the page or of its library. If it was not meant to close, follow the call.',
        },
      ];
    }
    return [
      {
        title: 'See whether it was meant',
        detail:
          'React in StrictMode mounts twice in development and closes the first socket at once; that is harmless. A change of route, or hot reloading, does the same.',
      },
      {
        title: 'Give a handshake more than 5 s',
        detail:
          'A library with a shorter limit closes sockets that the browser has not even started: after failures it holds the next ones back for up to 5 s.',
      },
    ];
  },
});
