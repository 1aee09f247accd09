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
  title: 'The connection was broken off during the handshake',
  severity: 'error',
  scenario: 'B5',
  spec: 'https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h',
  requires: ['wire'],
  detect(connection) {
    const failure = failureOf(connection, 'net');
    if (!failure || !BROKEN.includes(failure.error)) return undefined;
    const stage = failure.stage === 'handshake' ? 'http' : connection.parsedUrl.secure ? 'tls' : 'tcp';
    const title = {
      http: `${endpointOf(connection)} broke off the connection after the request`,
      tls: `${endpointOf(connection)} broke off the connection during the TLS handshake`,
      tcp: `${endpointOf(connection)} took the connection and dropped it at once`,
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
      title: 'See who broke it off',
      detail:
        'Run it on the server, then load the page. If no reset leaves the server, a firewall or proxy on the way sends it.',
      snippet: captureClosePackets(target),
      language: 'sh',
    };
    switch (match.facts.stage) {
      case 'tls':
        return [
          ...rejectionFixes(connection, session),
          {
            title: 'Try TLS by hand',
            detail:
              'A server that does not serve this host name, or a firewall that inspects TLS, hangs up here.',
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
            title: 'Look behind the port',
            detail:
              'A port that accepts and hangs up at once is mostly a forwarder without a target: a Docker port whose container is dead, a balancer without a backend, or a connection limit.',
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
            title: 'Look for a crash in the server',
            detail:
              'The request had arrived. A process that dies while it upgrades, or a web application firewall that dislikes the request, resets the connection.',
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
