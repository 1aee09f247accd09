import { endpointFacts, endpointOf, evidence, pageEvidence, stageReached } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { curlStages, curlUpgrade, dnsCheck, tcpCheck } from '../../fixes/shell-commands.ts';
import { isOfFirefox } from '../../session/firefox-log.ts';
import { failureOf } from '../../session/handshake-outcome.ts';

export const reasonHidden = defineRule({
  id: 'reason-hidden',
  title: 'The handshake failed, and another extension hides the reason',
  severity: 'error',
  scenario: 'A10',
  spec: 'https://developer.chrome.com/docs/extensions/reference/api/webRequest',
  requires: ['wire'],
  explains: ['connect', 'handshake'],
  specificity: 'fallback',
  detect(connection) {
    if (!failureOf(connection, 'hidden') || !connection.wire) return undefined;
    if (connection.closeCalled?.connecting || connection.documentUnloaded) return undefined;
    const { event, entry } = connection.wire;
    if (isOfFirefox(entry)) return undefined;
    return {
      confidence: 'certain',
      title: entry.requestSent
        ? `${endpointOf(connection)} did not complete the handshake; an extension hides why`
        : `No usable connection to ${endpointOf(connection)}; an extension hides the reason`,
      evidence: evidence(
        {
          fact: "The browser's network log has the failure with a blank reason. An extension with the permission webRequest or declarativeNetRequest has that effect, as most ad blockers do.",
          events: [event],
        },
        stageReached(connection),
        pageEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), stage: entry.requestSent ? 'handshake' : 'connection' },
      howToConfirm:
        'The same page in a profile without extensions shows the reason; the Test tab tells what answers without one.',
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const byHand: Fix =
      match.facts.stage === 'handshake'
        ? {
            title: 'Ask the server by hand',
            detail:
              'The request had arrived, so the server or a proxy refused it or hung up. The status that curl prints is the reason.',
            snippet: curlUpgrade(target),
            language: 'sh',
          }
        : {
            title: 'Try the connection stage by stage',
            detail:
              "The request was never sent, so it is the name, the port, TLS, a proxy or a rule of the browser, and not the server's answer.",
            snippet: [dnsCheck(target), tcpCheck(target), curlStages(target)].join('\n'),
            language: 'sh',
          };
    return [
      byHand,
      {
        title: 'Open the page in a clean profile',
        detail:
          'A guest window will do, as extensions are off in it. It is the installed permission that counts: pausing the blocker on this site does not help, switching the extension off does.',
        snippet: 'chromium --user-data-dir=/tmp/clean-profile --auto-open-devtools-for-tabs',
        language: 'sh',
      },
    ];
  },
});
