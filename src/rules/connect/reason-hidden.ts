import { endpointFacts, endpointOf, evidence, pageEvidence, stageReached } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { RECORD_NET_LOG } from '../../fixes/net-export-fixes.ts';
import { curlStages, curlUpgrade, dnsCheck, tcpCheck } from '../../fixes/shell-commands.ts';
import { isOfFirefox } from '../../session/firefox-log.ts';
import { failureOf } from '../../session/handshake-outcome.ts';
import { findBlockingExtension } from '../shared/browser-block.ts';

export const reasonHidden = defineRule({
  id: 'reason-hidden',
  title: 'Handshake failed; another extension hides the reason',
  severity: 'error',
  scenario: 'A10',
  spec: 'https://developer.chrome.com/docs/extensions/reference/api/webRequest',
  scope: 'endpoint',
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
        ? `Handshake with ${endpointOf(connection)} failed; an extension hides why`
        : `Handshake with ${endpointOf(connection)} failed or was blocked; an extension hides why`,
      evidence: evidence(
        {
          fact: `${entry.by === 'console' ? 'The console' : 'The network log'} has the failure with a blank reason. Chromium does that while any extension with the permission webRequest or declarativeNetRequest is installed, such as an ad blocker.`,
          events: [event],
        },
        stageReached(connection),
        pageEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), stage: entry.requestSent ? 'handshake' : 'connection' },
      howToConfirm: entry.requestSent
        ? 'The same page in a profile without extensions shows the reason. The Test tab shows what responds here.'
        : 'If the connection opens in a profile without extensions, an extension blocks it. If it fails there too, the network log there has the reason.',
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const test: Fix = {
      title: 'Run the test connections',
      detail:
        'The Test tab sends a plain GET and other handshakes to this URL, and shows what responds and what is blocked.',
      action: 'run-test',
    };
    const clean: Fix = {
      title: 'Open the page without extensions',
      detail:
        'Extensions are off in a guest window. Switching off the ad blocker for one site does not bring the reason back: it depends on the permissions of the installed extensions.',
      snippet: 'chromium --user-data-dir=/tmp/clean-profile --auto-open-devtools-for-tabs',
      language: 'sh',
    };
    if (match.facts.stage === 'handshake') {
      const byHand = {
        title: 'Inspect the full response with curl',
        detail:
          'The request was sent, so the server or a proxy rejected it or closed the connection. The status that curl prints is the reason.',
        snippet: curlUpgrade(target),
        language: 'sh',
      } as const;
      return [RECORD_NET_LOG, byHand, test, clean];
    }
    return [
      RECORD_NET_LOG,
      findBlockingExtension(session),
      clean,
      test,
      {
        title: 'Check name, port and TLS',
        detail:
          'If the connection fails without extensions too, the name, the port, TLS or a proxy is the cause: these commands show which.',
        snippet: [dnsCheck(target), tcpCheck(target), curlStages(target)].join('\n'),
        language: 'sh',
      },
    ];
  },
});
