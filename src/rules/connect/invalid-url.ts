import { evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { shownProtocols, withoutSecrets } from '../../fixes/command-target.ts';
import { correctUrl, faultOf } from '../../handshake/url-fault.ts';
import { safeJson } from '../../shared/escape-invisible.ts';

export const invalidUrl = defineRule({
  id: 'invalid-url',
  title: 'The WebSocket constructor refuses its arguments',
  severity: 'error',
  scenario: 'A6',
  spec: 'https://websockets.spec.whatwg.org/#dom-websocket-websocket',
  requires: ['page'],
  detect(connection) {
    const { constructorError } = connection;
    if (constructorError?.name !== 'SyntaxError') return undefined;
    const fault = faultOf(constructorError.message);
    return {
      confidence: 'certain',
      title: fault.title,
      evidence: evidence(
        {
          fact: `The constructor threw SyntaxError: "${quote(constructorError.message)}".`,
          events: [constructorError.event],
        },
        fault.kind === 'subprotocol' || fault.kind === 'repeated'
          ? {
              fact: `It was given these subprotocols: ${quote(shownProtocols(connection.protocols).join(', '))}.`,
              events: [constructorError.event],
            }
          : {
              fact: `It was given this url: ${quote(withoutSecrets(connection.url))}`,
              events: [constructorError.event],
            },
      ),
      facts: { fault: fault.kind },
    };
  },
  fixes(match, connection) {
    if (match.facts.fault === 'subprotocol' || match.facts.fault === 'repeated') {
      return [
        {
          title: 'Pass subprotocol names only, each once',
          detail:
            'The second argument is a name or a list of names without spaces, commas or slashes. Options and headers, as Node libraries take them, do not exist in a browser: send credentials in a cookie, in the first message, or as a short-lived ticket in the url.',
          snippet:
            "const socket = new WebSocket(url, ['chat.v1']);\nsocket.onopen = () => socket.send(JSON.stringify({ type: 'auth', token }));",
          language: 'js',
        },
      ];
    }
    const corrected = correctUrl(connection.url);
    return [
      {
        title: 'Correct the url',
        detail:
          'It takes the scheme ws: or wss: (http: and https: are turned into them), a host, a port of at most 65535, and no fragment.',
        snippet: `new WebSocket(${safeJson(withoutSecrets(corrected ?? 'wss://HOST:PORT/PATH'))})`,
        language: 'js',
        ...(corrected === undefined ? {} : { change: { kind: 'as-meant' } }),
      },
    ];
  },
});
