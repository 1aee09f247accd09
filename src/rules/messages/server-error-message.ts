import {
  endpointFacts,
  endpointOf,
  evidence,
  frameIfKept,
  lastSent,
  quote,
} from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { frameworkFixes } from '../../fixes/stacks/service-fixes.ts';
import { topicFixes } from '../../fixes/topic-fixes.ts';
import { closedByNavigation } from '../../session/close-cause.ts';
import { type Connection, isFinished } from '../../session/connection.ts';
import { otherAttempts } from '../../session/same-endpoint.ts';
import { formatDuration } from '../../shared/format.ts';
import { appClose } from '../shared/application-close.ts';
import { othersEndedTheSameWay } from '../shared/same-end.ts';
import { closeWords, errorBefore, type ServerWords } from '../shared/server-words.ts';

/** The error message after which the server, or the transport, ended the connection. */
function errorThatEnded(connection: Connection): ServerWords | undefined {
  const { opened, closed, closeCalled, openclaw } = connection;
  if (!opened || !closed || closeCalled || openclaw || closedByNavigation(connection)) return undefined;
  // A code that the stack itself defines says more.
  if (appClose(connection)?.use) return undefined;
  const words = closeWords(connection);
  if (words) return words.in === 'message' ? words : undefined;
  return errorBefore(connection, closed.at);
}

export const serverErrorMessage = defineRule({
  id: 'server-error-message',
  title: 'The server sent an error message and closed',
  severity: 'error',
  scenario: 'D2',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5',
  explains: ['close'],
  specificity: 'named cause',
  requires: ['page'],
  suppresses: ['error-replies', 'api-key-rejected'],
  detect(connection, session) {
    const words = errorThatEnded(connection);
    const { closed } = connection;
    if (!words || !closed) return undefined;
    const said = quote(words.quote === '' ? (words.code ?? '') : words.quote).replace(/\.$/, '');
    const others = otherAttempts(connection, session).filter((one) => errorThatEnded(one) !== undefined);
    const at = connection.frames.kept.find(({ id }) => id === words.event)?.at ?? closed.at;
    return {
      confidence: closed.code === 1006 ? 'likely' : 'certain',
      title: `Server error: "${said}"`,
      evidence: evidence(
        {
          fact: `The last message of ${endpointOf(connection)} reports an error: "${said}"${words.code === undefined || words.code === words.quote ? '' : ` (${quote(words.code)})`}.`,
          events: [...frameIfKept(connection, words.event), closed.event],
        },
        {
          fact: `The connection ended ${formatDuration(closed.at - at)} later with code ${closed.code}.`,
          events: [closed.event],
        },
        othersEndedTheSameWay(others),
        lastSent(connection, closed.at),
      ),
      facts: { ...endpointFacts(connection), topic: words.topic },
      ...(closed.code === 1006
        ? { howToConfirm: 'The server log at that time shows whether it closed because of this error.' }
        : {}),
    };
  },
  fixes(_match, connection, session) {
    const topic = errorThatEnded(connection)?.topic ?? 'unknown';
    const stop: Fix = {
      title: 'Handle the error message in the page',
      detail: 'Show it, and do not reconnect unchanged: the next connection ends the same way.',
    };
    const log = checkServerLog(
      connection.closed?.at ?? session.clock,
      'If the server is yours, its log at that time has the details.',
    );
    return [
      ...(isFinished(connection) ? frameworkFixes(connection, session) : []),
      ...topicFixes(topic),
      stop,
      log,
    ];
  },
});
