import {
  endpointFacts,
  endpointOf,
  evidence,
  networkLogEvidence,
  pageEvidence,
  stageReached,
} from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { captureClosePackets, tlsCheck } from '../../fixes/shell-commands.ts';
import { rejectionFixes } from '../../fixes/stacks/rejection-fixes.ts';
import { failureOf } from '../../session/handshake-outcome.ts';

const BROKEN = [
  'ERR_CONNECTION_RESET',
  'ERR_CONNECTION_CLOSED',
  'ERR_CONNECTION_ABORTED',
  'ERR_SOCKET_NOT_CONNECTED',
  'ERR_EMPTY_RESPONSE',
];

export const handshakeReset = defineRule({
  id: 'handshake-reset',
  title: 'Connection closed or reset during the handshake',
  severity: 'error',
  scenario: 'B5',
  spec: 'https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h',
  requires: ['wire'],
  detect(connection) {
    const failure = failureOf(connection, 'net');
    if (!failure || !BROKEN.includes(failure.error)) return undefined;
    const stage = failure.stage === 'handshake' ? 'http' : connection.parsedUrl.secure ? 'tls' : 'tcp';
    const title = {
      http: `Connection to ${endpointOf(connection)} ended after the request, without a response`,
      tls: `Connection to ${endpointOf(connection)} ended during the TLS handshake`,
      tcp: `Connection to ${endpointOf(connection)} ended before the request was sent`,
    }[stage];
    return {
      confidence: 'certain',
      title,
      evidence: evidence(networkLogEvidence(connection), stageReached(connection), pageEvidence(connection)),
      facts: { ...endpointFacts(connection), stage, error: failure.error },
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const who: Fix = {
      by: 'operator',
      title: 'Find out which side closes the TCP connection',
      detail:
        'Run it on the server, then load the page. If the server sends no FIN or RST, a firewall or proxy between browser and server does.',
      snippet: captureClosePackets(target),
      language: 'sh',
    };
    switch (match.facts.stage) {
      case 'tls':
        return [
          ...rejectionFixes(connection, session),
          {
            title: 'Test TLS with openssl',
            detail:
              'A server that does not serve this host name, or a firewall that inspects TLS, may close the connection at this point.',
            snippet: tlsCheck(target),
            language: 'sh',
          },
          who,
        ];
      case 'tcp':
        return [
          ...rejectionFixes(connection, session),
          {
            by: 'operator',
            title: 'Check what the port forwards to',
            detail:
              'A port that accepts connections and closes them at once often forwards to a target that is down: a Docker port whose container has stopped, or a load balancer without a backend. A connection limit looks the same.',
            snippet: 'docker ps --all --format "{{.Names}} {{.Status}} {{.Ports}}"',
            language: 'sh',
          },
          who,
        ];
      default:
        return [
          ...rejectionFixes(connection, session),
          {
            by: 'operator',
            title: 'Check the server for a crash',
            detail:
              'The browser had sent the request. A process that crashes during the upgrade, or a web application firewall that blocks the request, ends the connection like this.',
          },
          inspectResponseWithCurl(
            target,
            'If curl is reset as well, leave out one header after the other, the cookie first.',
          ),
          who,
        ];
    }
  },
});
