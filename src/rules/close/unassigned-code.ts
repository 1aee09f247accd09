import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, evidence, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { closedByServer } from '../../session/close-cause.ts';
import type { Closing, Connection } from '../../session/connection.ts';
import { closeTitle, closeWords } from '../shared/server-words.ts';

/** 1004 has no meaning, 1010 is for clients (RFC 6455 section 7.4.1); the browser itself sets 1005 and 1015. */
function isNobodys(code: number): boolean {
  if (code === 1005 || code === 1015) return false;
  return code < 1000 || code === 1004 || code === 1010 || (code > 1015 && code < 3000) || code > 4999;
}

function nobodys(connection: Connection): Closing | undefined {
  const closed = closedByServer(connection);
  return closed && !connection.openclaw && isNobodys(closed.code) ? closed : undefined;
}

export const unassignedCode = defineRule({
  id: 'unassigned-code',
  title: 'Server closed with an invalid close code',
  severity: 'error',
  scenario: 'C5',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.2',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  detect(connection) {
    const closed = nobodys(connection);
    if (!closed) return undefined;
    const { code } = closed;
    const why =
      code >= 300 && code < 600
        ? `${code} is an HTTP status, not a WebSocket close code.`
        : code === 1010
          ? '1010 is for clients only (RFC 6455, section 7.4.1).'
          : `${code} is reserved or unassigned. Applications can use 4000 to 4999; libraries register 3000 to 3999.`;
    return {
      confidence: 'certain',
      title: closeTitle(
        closed,
        code >= 300 && code < 600 ? 'not a WebSocket code' : 'invalid code',
        closeWords(connection),
      ),
      evidence: evidence(
        closeFrameEvidence(connection, closed),
        { fact: why, events: [closed.event] },
        lastSent(connection, closed.at),
      ),
      facts: { ...endpointFacts(connection), code },
    };
  },
  fixes(match, connection, session) {
    const { code } = match.facts;
    const instead = code >= 400 && code < 600 ? 4000 + code : 4000;
    return [
      {
        by: 'operator',
        title: `Close with ${instead} instead of ${code}`,
        detail: 'Some clients and proxies reject an invalid code and report a protocol error instead.',
        snippet: `socket.close(${instead}, 'why');`,
        language: 'js',
      },
      checkServerLog(
        connection.closed?.at ?? session.clock,
        'Find out which part of the server sends this code, and why.',
      ),
    ];
  },
});
