import {
  endpointFacts,
  evidence,
  networkLogEvidence,
  pageEvidence,
  quote,
} from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { compressionOff } from '../../fixes/server-fixes.ts';
import { failureOf } from '../../session/handshake-outcome.ts';
import { headerValue } from '../../shared/header.ts';

export const extensionMismatch = defineRule({
  id: 'extension-mismatch',
  title: 'The server agreed to an extension that the browser did not offer',
  severity: 'error',
  scenario: 'B8',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-9.1',
  requires: ['wire'],
  detect(connection) {
    const failure = failureOf(connection, 'extension');
    if (!failure || !connection.wire) return undefined;
    const offered = headerValue(connection.wire.entry.requestHeaders, 'sec-websocket-extensions');
    const deflate = /permessage-deflate|parser/i.test(failure.detail);
    return {
      confidence: 'certain',
      ...(deflate ? { title: "The server's answer about compression is faulty" } : {}),
      evidence: evidence(
        networkLogEvidence(connection),
        offered === undefined
          ? undefined
          : { fact: `The browser offered: ${quote(offered)}.`, events: [connection.wire.event] },
        pageEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), detail: quote(failure.detail) },
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    return [
      compressionOff(connection, session),
      {
        by: 'operator',
        title: 'Answer only what was offered',
        detail:
          'Sec-WebSocket-Extensions in the answer may name only extensions and parameters from the request, each once. A proxy and a server that both add the header give two.',
      },
      inspectResponseWithCurl(
        target,
        'Read the Sec-WebSocket-Extensions line of the answer. curl offers none, so there should be none.',
      ),
    ];
  },
});
