import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { dnsCheck } from '../../fixes/shell-commands.ts';
import { netErrorOf } from '../../session/handshake-outcome.ts';
import { nearestName } from '../../shared/edit-distance.ts';
import { knownHosts } from '../shared/known-hosts.ts';

const NAMING = /^ERR_(?:NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|ICANN_NAME_COLLISION|DNS_\w+)$/;

export const hostNotFound = defineRule({
  id: 'host-not-found',
  title: 'The host name cannot be resolved',
  severity: 'error',
  scenario: 'A4',
  spec: 'https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h',
  explains: ['connect'],
  specificity: 'class',
  scope: 'endpoint',
  requires: ['wire'],
  detect(connection, session) {
    if (!NAMING.test(netErrorOf(connection) ?? '')) return undefined;
    const facts = endpointFacts(connection);
    const near = nearestName(facts.host, knownHosts(connection, session));
    return {
      confidence: 'certain',
      title: `No address is found for ${facts.host || 'the host in the url'}`,
      evidence: evidence(
        networkLogEvidence(connection),
        pageEvidence(connection),
        near === undefined
          ? undefined
          : { fact: `This tab uses a name much like it: ${near}.`, events: [connection.createdEvent] },
      ),
      facts: { ...facts, near },
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const { host, near } = match.facts;
    const fixes: Fix[] = [
      {
        title: 'Ask the name server',
        detail:
          'No output means that the name has no address here: a typo, a record that is missing, or a name that only a VPN or company network knows.',
        snippet: dnsCheck(target),
        language: 'sh',
      },
    ];
    if (near !== undefined) {
      fixes.unshift({ title: `Check the spelling: is it ${near}?`, detail: `The url says ${host}.` });
    }
    if (host !== '' && !host.includes('.')) {
      fixes.push({
        title: 'Use a name that the browser can resolve',
        detail:
          'A name without dots is often a service name of Docker or Kubernetes. It exists inside that network only; the browser needs the published host and port.',
      });
    }
    fixes.push({
      title: 'Give the name an address on this machine',
      detail:
        'For a test, a line in /etc/hosts (on Windows C:\\Windows\\System32\\drivers\\etc\\hosts) replaces DNS.',
      snippet: `127.0.0.1 ${target.host}`,
      language: 'text',
    });
    return fixes;
  },
});
