import { endpointFacts, endpointOf, evidence, lastSent, quote } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { checkServerLog, connectWithoutBrowser } from '../../fixes/common-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { abnormalClosure, closedByNavigation, droppedBeforeOpen } from '../../session/close-cause.ts';
import { type Connection, isFinished } from '../../session/connection.ts';
import { otherAttempts } from '../../session/same-endpoint.ts';
import type { Session } from '../../session/session.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';
import { serverOf } from '../../stacks/detect-server.ts';
import { ENDED_BEFORE_OPEN } from '../shared/dropped-before-open.ts';

const SHORT = 1_000;
const OFTEN = 3;
/** Codes that do not name a cause. */
const WORDLESS = [1000, 1001, 1005];

/** The longest life of a connection that the server closed before it was used, in milliseconds. */
function shortLife(connection: Connection): number | undefined {
  const { opened, closed, closeCalled } = connection;
  if (droppedBeforeOpen(connection)) return 0;
  if (!isFinished(connection) || !opened || !closed) return undefined;
  if (closeCalled || closedByNavigation(connection)) return undefined;
  const lived = closed.at - opened.at;
  if (lived > SHORT || opened.protocol === 'vite-ping') return undefined;
  if (abnormalClosure(connection)) return connection.received.frames <= 1 ? lived : undefined;
  return WORDLESS.includes(closed.code) && connection.received.frames === 0 ? lived : undefined;
}

export const closedAfterOpen = defineRule({
  id: 'closed-after-open',
  title: 'Connection ends right after opening, again and again',
  severity: 'error',
  scenario: 'C10',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.1',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  suppresses: ['server-crashed', 'service-restart', 'idle-timeout', 'message-too-big'],
  detect(connection, session) {
    const lived = shortLife(connection);
    const { opened, closed, wire } = connection;
    const accepted = opened ?? wire;
    if (lived === undefined || !accepted || !closed) return undefined;
    const others = otherAttempts(connection, session).filter((one) => shortLife(one) !== undefined);
    if (others.length + 1 < OFTEN) return undefined;
    const reason = closed.reason === '' ? '' : ` and "${quote(closed.reason)}"`;
    const dropped = closed.code === 1006;
    const times = others.length + 1;
    const when = opened ? `${formatDuration(lived)} after opening` : 'right after the 101';
    return {
      confidence: 'certain',
      title: dropped
        ? `Dropped ${when}, ${times} times (1006)`
        : `${endpointOf(connection)} closes the connection right after opening, ${times} times (${closed.code})`,
      evidence: evidence(
        {
          fact: opened
            ? `It was open for ${formatDuration(lived)} and ended with ${closed.code}${reason}. The page had not called close().`
            : ENDED_BEFORE_OPEN,
          events: [accepted.event, closed.event],
        },
        {
          fact: `${pluralize(others.length, 'other connection')} to this URL ended the same way.`,
          events: others.slice(0, 5).map((one) => one.closed?.event ?? one.createdEvent),
        },
        lastSent(connection, closed.at),
      ),
      facts: { ...endpointFacts(connection), code: closed.code, times },
    };
  },
  fixes(match, connection, session) {
    const at = connection.closed?.at ?? session.clock;
    const backoff = stackFix('reconnect', connection, session, {
      title: 'Reset the backoff only after the connection has lasted',
      detail:
        'A delay that starts from zero at every open never grows here. Reset it after the first message from the server.',
    });
    if (match.facts.code === 1006) return [...droppedFixes(connection, session, at), backoff];
    return [
      ...(serverOf(connection, session)?.name === 'Express' ? [expressRoute(connection)] : []),
      checkServerLog(
        at,
        'The server sent a close frame right after it had accepted the handshake: a check of token, room or version that fails after accepting, or a handler that returns.',
      ),
      {
        by: 'operator',
        title: 'Send a close code and a reason',
        detail:
          'A code from 4000 to 4999 and a reason of up to 123 bytes reach the page; 1000 means that nothing is wrong.',
        snippet: "socket.close(4401, 'token expired');",
        language: 'js',
      },
      backoff,
    ];
  },
});

/** https://github.com/HenningM/express-ws */
function expressRoute({ parsedUrl: { path } }: Connection): Fix {
  return {
    by: 'operator',
    title: `Check that a route of express-ws takes ${quote(path)}`,
    detail:
      'express-ws accepts every handshake, and closes the connection where no app.ws() route takes its path. A handler for unknown paths before the route has the same effect.',
    snippet: `require('express-ws')(app);\napp.ws('${quote(path)}', (socket) => { /* … */ });\napp.use((request, response) => response.sendStatus(404)); // last`,
    language: 'js',
  };
}

/** Without a close frame it may be the server, a proxy, or software on this machine: how to tell which. */
function droppedFixes(connection: Connection, session: Session, at: number): Fix[] {
  return [
    {
      ...connectWithoutBrowser(commandTarget(connection, session)),
      title: 'Connect from this machine without the browser, then from another one',
      detail:
        'If the terminal stays connected and the browser does not, software that inspects the traffic of browsers (antivirus, firewall, company proxy) or an extension drops it. If only other machines or networks stay connected, software on this machine or its network does. If all of them are dropped, it is the server or a proxy in front of it.',
    },
    checkServerLog(
      at,
      'Look for a crash or an exception right after the connection was accepted. If the log has the connection and no error, a proxy or the network dropped it.',
    ),
    {
      by: 'operator',
      title: 'Connect to the server without the proxy',
      detail:
        'If a direct connection stays open, the proxy drops it: check that it forwards Upgrade and Connection, and that its backend is the WebSocket server.',
    },
  ];
}
