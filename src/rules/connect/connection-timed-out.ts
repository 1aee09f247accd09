import {
  endpointFacts,
  endpointOf,
  evidence,
  networkLogEvidence,
  pageEvidence,
  stageReached,
} from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { ANSWER_EVERY_UPGRADE, findFailingStage } from '../../fixes/common-fixes.ts';
import { tcpCheck } from '../../fixes/shell-commands.ts';
import { rejectionFixes } from '../../fixes/stacks/rejection-fixes.ts';
import { failureOf, netErrorOf } from '../../session/handshake-outcome.ts';

const UNREACHABLE: Record<string, string> = {
  ERR_CONNECTION_TIMED_OUT: 'did not respond',
  ERR_TIMED_OUT: 'did not respond',
  ERR_ADDRESS_UNREACHABLE: 'is unreachable (no route, or a firewall rejects it)',
  ERR_NETWORK_ACCESS_DENIED: 'was not contacted: a firewall on this machine blocks the browser',
};

export const connectionTimedOut = defineRule({
  id: 'connection-timed-out',
  title: 'The server could not be reached in time',
  severity: 'error',
  scenario: 'A2',
  spec: 'https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h',
  explains: ['connect'],
  specificity: 'class',
  scope: 'endpoint',
  requires: ['wire'],
  detect(connection) {
    const what = UNREACHABLE[netErrorOf(connection) ?? ''];
    const timeout = failureOf(connection, 'timeout') !== undefined;
    if (what === undefined && !timeout) return undefined;
    const requestSent = connection.wire?.entry.requestSent === true;
    const stalled = requestSent
      ? 'did not respond to the upgrade request in time'
      : 'accepted the connection, but the TLS handshake never finished';
    return {
      confidence: 'certain',
      title: `${endpointOf(connection)} ${what ?? stalled}`,
      evidence: evidence(
        networkLogEvidence(connection),
        pageEvidence(connection),
        timeout ? stageReached(connection) : undefined,
      ),
      facts: {
        ...endpointFacts(connection),
        stage: what === undefined ? (requestSent ? 'http' : 'tls') : 'tcp',
      },
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const { port } = target;
    if (match.facts.stage !== 'tcp') {
      return [ANSWER_EVERY_UPGRADE, findFailingStage(target)];
    }
    return [
      ...rejectionFixes(connection, session),
      {
        title: 'Try a plain TCP connection',
        detail:
          'If this hangs too, a firewall drops the packets, the machine is off, or no machine has this address. A machine that is up without a server on the port normally refuses at once.',
        snippet: tcpCheck(target),
        language: 'sh',
      },
      {
        by: 'operator',
        title: `Open port ${port} in the server's firewall`,
        detail:
          'Do the same in the security group or network rules of the cloud, for the addresses your users come from.',
        snippet: `sudo ufw allow ${port}/tcp\n# or\nsudo iptables -I INPUT -p tcp --dport ${port} -j ACCEPT`,
        language: 'sh',
      },
      findFailingStage(target),
      {
        title: 'Try another network',
        detail:
          'Company networks and antivirus software often let out only ports 80 and 443. If it works over a phone, the block is on this side.',
      },
    ];
  },
});
