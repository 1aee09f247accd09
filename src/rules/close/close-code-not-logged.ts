import { endpointFacts, endpointOf, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { RECORD_RAW_BYTES } from '../../fixes/net-export-fixes.ts';
import { logLineOn } from '../../session/log-lines.ts';
import { formatDuration } from '../../shared/format.ts';

export const closeCodeNotLogged = defineRule({
  id: 'close-code-not-logged',
  title: 'Server closed the connection; the log has no close code',
  severity: 'info',
  scenario: 'C5',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5',
  explains: ['close'],
  specificity: 'fallback',
  requires: ['wire'],
  detect(connection) {
    const line = logLineOn(connection, 'server-closed-first');
    if (!line || !connection.opened || connection.closed) return undefined;
    return {
      confidence: 'certain',
      title: `${endpointOf(connection)} closed the connection; the log has no close code`,
      evidence: evidence({
        fact: `The server sent its close frame ${formatDuration(line.at - connection.opened.at)} after opening, before the browser sent one. The log has the frame without its content.`,
        events: [line.event],
      }),
      facts: endpointFacts(connection),
      howToConfirm: 'The close code says whether this is an error: 1000 and 1001 are ordinary ends.',
    };
  },
  fixes: (_match, connection, session) => [
    RECORD_RAW_BYTES,
    {
      title: 'Log the close code in the page',
      detail: 'The close event of the WebSocket has the code and the reason.',
      snippet: "socket.addEventListener('close', ({ code, reason }) => console.log(code, reason));",
      language: 'js',
    },
    checkServerLog(
      connection.wire?.entry.endedAt ?? session.clock,
      'The server decided to close: its log at that time says why.',
    ),
  ],
});
