import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, endpointOf, evidence, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { closedByServer } from '../../session/close-cause.ts';
import type { Closing, Connection } from '../../session/connection.ts';

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
  title: 'The server closed with a code that it may not use',
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
        ? `${code} is a status of HTTP, and none of WebSocket.`
        : code === 1010
          ? 'Only a client may send 1010: it says that the server lacks an extension.'
          : `${code} is not given to anybody: applications have 4000 to 4999, libraries 3000 to 3999.`;
    return {
      confidence: 'certain',
      title: `${endpointOf(connection)} closed with ${code}, a code that a server may not use`,
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
        title: `Close with ${instead} in place of ${code}`,
        detail:
          'Some clients and proxies refuse a code that is not allowed and report a protocol error, so that nobody sees what was meant.',
        snippet: `socket.close(${instead}, 'why');`,
        language: 'js',
      },
      checkServerLog(
        connection.closed?.at ?? session.clock,
        'The place that closes with this code knows what is wrong.',
      ),
    ];
  },
});
