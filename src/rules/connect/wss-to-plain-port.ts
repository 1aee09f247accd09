import {
  endpointFacts,
  endpointOf,
  evidence,
  networkLogEvidence,
  pageEvidence,
} from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget, retarget } from '../../fixes/command-target.ts';
import { curlHead, tlsCheck } from '../../fixes/shell-commands.ts';
import { proxyFix } from '../../fixes/stacks/proxy-fix.ts';
import { netErrorOf } from '../../session/handshake-outcome.ts';
import { inferPortProtocol } from '../../session/same-endpoint.ts';

export const wssToPlainPort = defineRule({
  id: 'wss-to-plain-port',
  title: 'The page asks for wss:// on a port that does not speak TLS',
  severity: 'error',
  scenario: 'A3',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1',
  explains: ['connect'],
  specificity: 'class',
  scope: 'endpoint',
  requires: ['wire'],
  detect(connection, session) {
    if (netErrorOf(connection) !== 'ERR_SSL_PROTOCOL_ERROR') return undefined;
    const protocol = inferPortProtocol(connection, session);
    const rewritten = connection.parsedUrl.secure && /^(?:ws|http):/i.test(connection.requestedUrl ?? '');
    return {
      confidence: protocol?.speaks === 'plain' ? 'certain' : protocol ? 'possible' : 'likely',
      title:
        protocol?.speaks === 'tls'
          ? `The TLS handshake with ${endpointOf(connection)} failed`
          : `${endpointOf(connection)} does not speak TLS, and the url is wss://`,
      evidence: evidence(
        networkLogEvidence(connection),
        pageEvidence(connection),
        protocol ? { fact: protocol.because, events: protocol.events } : undefined,
        rewritten
          ? {
              fact: 'The page wrote ws:// and the browser made it wss://, as upgrade-insecure-requests demands.',
              events: [connection.createdEvent],
            }
          : undefined,
      ),
      facts: endpointFacts(connection),
      howToConfirm:
        'If the same port answers curl over http://, it is a plain port; if not, its TLS settings are broken.',
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    const plain = retarget(target, { secure: false, port: target.port });
    const plainHttp = plain.replace(/^ws/, 'http');
    return [
      {
        title: 'Ask the port over plain HTTP',
        detail:
          'Any HTTP answer proves that the port speaks no TLS. openssl then reports "wrong version number".',
        snippet: `${curlHead({ ...target, httpUrl: plainHttp })}\n${tlsCheck(target)}`,
        language: 'sh',
      },
      {
        title: 'In development, use ws://',
        detail: 'From a page on http://, or to localhost from any page, the unencrypted url works.',
        snippet: `new WebSocket(${JSON.stringify(plain)})`,
        language: 'js',
        change: { kind: 'retarget', secure: false },
      },
      proxyFix('tls', connection, session, {
        title: 'In production, put TLS in front of the server',
        detail:
          'A page on https:// needs wss://. Let a proxy end TLS on port 443, pass plain WebSocket on to the server, and leave the port out of the url.',
      }),
    ];
  },
});
