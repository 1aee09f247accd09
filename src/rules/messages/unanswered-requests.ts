import { endpointFacts, endpointOf, evidence, frameIfKept, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import type { RequestKind } from '../../session/messages/request-response.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';
import { clockOf } from '../shared/page-clock.ts';

/** Replies that have not arrived by then will not come, in milliseconds. */
const WAITED = 10_000;
const SEVERAL = 3;

/** Some requests of this kind were answered, and later ones were not. */
function fellSilent(kind: RequestKind, now: number): boolean {
  const { answered, sinceAnswer, firstSince, latestRequest: latestAsked } = kind;
  if (answered < 2 || sinceAnswer < SEVERAL || !firstSince) return false;
  return now - latestAsked.at >= WAITED || now - firstSince.at >= 3 * WAITED;
}

export const unansweredRequests = defineRule({
  id: 'unanswered-requests',
  title: 'Server stopped replying on an open connection',
  severity: 'warning',
  scenario: 'D6',
  spec: 'https://www.jsonrpc.org/specification#response_object',
  requires: [],
  dependsOn: ['messages', 'clock'],
  sideFinding: true,
  detect(connection, session) {
    const { messageStats, opened, state } = connection;
    if (!messageStats || !opened || state !== 'open' || connection.openclaw) return undefined;
    const now = clockOf(connection, session);
    for (const kind of messageStats.pairs.kinds) {
      if (!fellSilent(kind, now) || !kind.firstSince) continue;
      const name = kind.name === '' ? 'requests' : `requests of the kind ${quote(kind.name)}`;
      const waited = formatDuration(now - kind.latestRequest.at);
      return {
        confidence: 'likely',
        title: `${endpointOf(connection)} stopped replying to ${name}`,
        evidence: evidence(
          {
            fact: `The last ${kind.sinceAnswer} ${name} have no reply, the latest for ${waited}; before that ${pluralize(kind.answered, 'request')} had one.`,
            events: [
              ...frameIfKept(connection, kind.firstSince.event),
              ...frameIfKept(connection, kind.latestRequest.event),
            ],
          },
          { fact: 'The connection is still open.', events: [opened.event] },
        ),
        facts: { ...endpointFacts(connection), kind: quote(kind.name) },
        howToConfirm: 'The server log shows whether these requests arrived.',
      };
    }
    return undefined;
  },
  fixes: () => [
    {
      title: 'Set a timeout for every request',
      detail: 'The page then notices, and can retry or show an error.',
      snippet:
        "function ask(message, limit = 10_000) {\n  return new Promise((resolve, reject) => {\n    const timer = setTimeout(() => reject(new Error('no answer')), limit);\n    pending.set(message.id, (answer) => { clearTimeout(timer); resolve(answer); });\n    socket.send(JSON.stringify(message));\n  });\n}",
      language: 'js',
    },
    {
      title: 'Look for a handler that never returns',
      detail:
        'Usual causes: a promise that is not awaited or caught, a lock, a full queue, a database call without a timeout.',
    },
    {
      title: 'Send an error reply when a request fails',
      detail: 'If the server replies only to requests that succeed, the page waits forever for the others.',
    },
  ],
});
