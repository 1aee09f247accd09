import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, evidence, lastSent, quote } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { topicFixes } from '../../fixes/topic-fixes.ts';
import type { TextTopic } from '../../server-text/topic.ts';
import { type AppClose, appClose } from '../shared/application-close.ts';
import { closeTitle, closeWords, type ServerWords } from '../shared/server-words.ts';

/** Words about these say that something failed; a shutdown or another session is an ordinary end. */
const ERROR_TOPICS: ReadonlySet<TextTopic> = new Set([
  'credentials',
  'permission',
  'origin',
  'unknown-resource',
  'malformed-request',
  'rate-limit',
  'payload-size',
  'backend-unreachable',
  'server-error',
]);

function titleOf({ closed, use, stack }: AppClose, words: ServerWords | undefined): string {
  const { code } = closed;
  if (use && stack) return `${stack.name} closed with ${code}: ${use.meaning}`;
  return closeTitle(closed, 'application-defined', words);
}

export const appCloseCode = defineRule({
  id: 'app-close-code',
  title: 'Server closed with an application-defined code',
  severity: 'error',
  scenario: 'C5',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.2',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  suppresses: ['error-replies'],
  detect(connection) {
    const found = appClose(connection);
    if (!found) return undefined;
    const { closed, use, stack, others, grave } = found;
    const words = closeWords(connection);
    const failed = grave || (words !== undefined && ERROR_TOPICS.has(words.topic));
    return {
      confidence: 'certain',
      ...(failed ? {} : { severity: 'info' }),
      title: titleOf(found, words),
      evidence: evidence(
        closeFrameEvidence(connection, closed),
        words?.in === 'message'
          ? { fact: `Its last message says: "${quote(words.quote)}".`, events: [words.event] }
          : undefined,
        stack?.because,
        use || others.length === 0
          ? undefined
          : {
              fact: `The application defines what ${closed.code} means. Other servers use it for: ${others.map(({ family, meaning }) => `${meaning} (${family})`).join('; ')}.`,
              events: [closed.event],
            },
        lastSent(connection, closed.at),
      ),
      facts: { ...endpointFacts(connection), code: closed.code, retry: found.retry },
    };
  },
  fixes(match, connection, session) {
    const found = appClose(connection);
    const { code, retry } = match.facts;
    const meaning: Fix = {
      by: 'operator',
      title: `Find ${code} in the source of the server`,
      detail: 'Its source or documentation says when it sends this code, and what the client should do.',
      snippet: `grep -rn "${code}" src`,
      language: 'sh',
    };
    const again: Fix =
      retry === 'no'
        ? {
            title: 'Do not retry until the cause is fixed',
            detail: 'Another connection with the same request ends the same way.',
            snippet: `socket.addEventListener('close', ({ code }) => {\n  if (code === ${code}) stopAndTell();\n  else reconnectLater();\n});`,
            language: 'js',
          }
        : {
            title: 'Handle this code in the page',
            detail: 'Reconnect later, sign in again, or tell the user: decide it in the close handler.',
            snippet: `socket.addEventListener('close', ({ code, reason }) => {\n  if (code === ${code}) console.warn('closed by the application', reason);\n});`,
            language: 'js',
          };
    return [
      ...(found?.advice ?? []),
      ...topicFixes(closeWords(connection)?.topic ?? 'unknown'),
      again,
      ...(found?.use ? [] : [meaning]),
      checkServerLog(connection.closed?.at ?? session.clock, 'It may have more than the close reason says.'),
    ];
  },
});
