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
import { shellQuote } from '../../shared/shell-quote.ts';
import { parseSocketUrl } from '../../shared/socket-url.ts';
import { findUrlTypo } from '../shared/find-url-typo.ts';

export const urlSlipRule = defineRule({
  id: 'url-slip',
  title: 'The url is mistyped',
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
    return {
      confidence: 'likely',
      title: `The url ${words}`,
      evidence: evidence(
        known
          ? {
              fact: `In this tab ${quote(known.url)} works; this url ${words}.`,
              events: [known.event, connection.createdEvent],
            }
          : { fact: `The url ${words}.`, events: [connection.createdEvent] },
        networkLogEvidence(connection),
        connection.wire ? pageEvidence(connection) : undefined,
      ),
      facts: { ...endpointFacts(connection), instead: known?.url ?? '' },
      howToConfirm: 'If the corrected url opens, it was this.',
    };
  },
  fixes(match, connection, session) {
    const { url } = commandTarget(connection, session);
    const instead = match.facts.instead;
    if (instead === '') {
      return [
        {
          title: 'Print the url right before the socket is made',
          detail: 'A part of it was not set when the text was put together.',
          snippet:
            "console.log(JSON.stringify(url));\nconst socket = new WebSocket(new URL('/ws', BASE_URL));",
          language: 'js',
        },
      ];
    }
    const known = parseSocketUrl(instead);
    return [
      {
        title: 'Correct the url',
        detail: `The page asks for ${withoutSecrets(url)}.`,
        snippet: `new WebSocket(${safeJson(withoutSecrets(instead))})`,
        language: 'js',
        change: { kind: 'retarget', port: known.port, path: known.path },
      },
      {
        title: 'Try it from a terminal first',
        detail: 'Whatever the query has to carry must be added.',
        snippet: `npx wscat -c ${shellQuote(withoutSecrets(instead))}`,
        language: 'sh',
      },
      {
        title: 'Put urls together with URL, not with +',
        detail: 'It knows where a slash belongs and keeps the port.',
        snippet:
          "const url = new URL('ws', location.href);\nurl.protocol = url.protocol.replace('http', 'ws');",
        language: 'js',
      },
    ];
  },
});
