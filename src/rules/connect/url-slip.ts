import {
  endpointFacts,
  evidence,
  networkLogEvidence,
  pageEvidence,
  quote,
} from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget, withoutSecrets } from '../../fixes/command-target.ts';
import { safeJson } from '../../shared/escape-invisible.ts';
import { shellQuoteWithToken } from '../../shared/shell-quote.ts';
import { parseSocketUrl } from '../../shared/socket-url.ts';
import { findUrlTypo } from '../shared/find-url-typo.ts';

export const urlSlipRule = defineRule({
  id: 'url-slip',
  title: 'The URL is wrong',
  severity: 'error',
  scenario: 'A6',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-3',
  explains: ['connect', 'handshake'],
  specificity: 'named cause',
  requires: [],
  dependsOn: ['clock'],
  detect(connection, session) {
    const slip = findUrlTypo(connection, session);
    if (!slip) return undefined;
    const { words, known } = slip;
    const instead = known?.url ?? slip.instead ?? '';
    return {
      confidence: 'likely',
      title: instead === slip.instead ? 'The URL was joined from two base URLs' : `The URL ${words}`,
      evidence: evidence(
        known
          ? {
              fact: `In this tab ${quote(known.url)} works; this URL ${words}.`,
              events: [known.event, connection.createdEvent],
            }
          : { fact: `The URL ${quote(words)}.`, events: [connection.createdEvent] },
        networkLogEvidence(connection),
        connection.wire ? pageEvidence(connection) : undefined,
      ),
      facts: { ...endpointFacts(connection), instead, joined: known ? '' : (slip.instead ?? '') },
      howToConfirm: 'If the corrected URL opens, this was the cause.',
    };
  },
  fixes(match, connection, session) {
    const { url } = commandTarget(connection, session);
    const instead = match.facts.instead;
    if (instead === '') {
      return [
        {
          title: 'Print the URL right before new WebSocket()',
          detail: 'A part of it was not set when the URL was built.',
          snippet:
            "console.log(JSON.stringify(url));\nconst socket = new WebSocket(new URL('/ws', BASE_URL));",
          language: 'js',
        },
      ];
    }
    const known = parseSocketUrl(instead);
    const isJoined = (match.facts.joined ?? '') !== '';
    return [
      {
        title: isJoined ? 'Write the base URL with its scheme' : 'Correct the URL',
        detail: `The page requests ${withoutSecrets(url)}.`,
        snippet: `new WebSocket(${safeJson(withoutSecrets(instead))})`,
        language: 'js',
        ...(isJoined ? {} : { change: { kind: 'retarget' as const, port: known.port, path: known.path } }),
      },
      {
        title: 'Try it from a terminal first',
        detail: 'Add the query parameters that the server needs.',
        snippet: `npx wscat -c ${shellQuoteWithToken(withoutSecrets(instead))}`,
        language: 'sh',
      },
      {
        title: 'Build URLs with URL, not with +',
        detail: 'It puts the slashes where they belong and keeps the port.',
        snippet:
          "const url = new URL('ws', location.href);\nurl.protocol = url.protocol.replace('http', 'ws');",
        language: 'js',
      },
    ];
  },
});
