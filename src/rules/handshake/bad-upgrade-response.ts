import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { upgradeFaultOf } from '../shared/upgrade-fault.ts';

export const badUpgradeResponse = defineRule({
  id: 'bad-upgrade-response',
  title: "The server's answer to the upgrade is faulty",
  severity: 'error',
  scenario: 'B11',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2',
  requires: ['wire'],
  detect(connection) {
    const fault = upgradeFaultOf(connection);
    if (!fault || !connection.wire) return undefined;
    return {
      confidence: fault.header === '' ? 'likely' : 'certain',
      title: fault.title,
      evidence: evidence(
        networkLogEvidence(connection),
        { fact: fault.because, events: [connection.wire.event] },
        pageEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), header: fault.header },
      ...(fault.header === ''
        ? { howToConfirm: 'If the handshake works over HTTP/1.1, WebSockets over HTTP/2 are the cause.' }
        : {}),
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    if (match.facts.header === '') {
      return [
        {
          by: 'operator',
          title: 'Switch WebSockets over HTTP/2 off',
          detail:
            'Then browsers open a connection of HTTP/1.1 for them. In Envoy it is allow_connect; in Node, enableConnectProtocol.',
        },
        inspectResponseWithCurl(
          target,
          'If the handshake works over HTTP/1.1, as curl makes it here, HTTP/2 is the cause.',
        ),
      ];
    }
    return [
      inspectResponseWithCurl(
        target,
        'The key in this command is the example of RFC 6455, whose right answer is Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=. Upgrade: websocket and Connection: Upgrade must be there as well, each once.',
      ),
      {
        by: 'operator',
        title: 'Use a WebSocket library on the server',
        detail:
          'The accept value is the base64 of the SHA-1 of key and GUID together. The usual bugs are a missing GUID, hex instead of base64, and an extra space.',
        snippet: "createHash('sha1').update(key + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64')",
        language: 'js',
      },
      {
        by: 'operator',
        title: 'Keep caches and filters off this path',
        detail:
          'Ask the server directly, past the proxy. If the answer is right there, the proxy changes it: exclude the path from caching and from header rules.',
      },
    ];
  },
});
