import { endpointFacts, evidence, frameIfKept, networkLogEvidence } from '../../diagnosis/evidence.ts';
import { defineRule, type Match } from '../../diagnosis/rule.ts';
import type { Connection, ConnectionWithMessages } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { formatSeconds } from '../../shared/format.ts';

/** A CONNECT packet without a payload: since Socket.IO 3 the server's carries `{"sid":…}`. */
const BARE_CONNECT = /^40(?:\/[^,{]{0,100},?)?$/;
/** Engine.IO 4 is what socket.io-client 3 and 4 speak. */
const SPEAKS_4 = /[?&]EIO=4(?:&|$)/;
/** Engine.IO 3 is what socket.io-client 1 and 2 speak. */
const SPEAKS_3 = /[?&]EIO=3(?:&|$)/;
/** A server that accepts the client sends its first packet at once. In milliseconds. */
const NO_PACKET = 4_000;

type Facts = ReturnType<typeof endpointFacts> & { newer: 'client' | 'server' };

/** A client of version 3 or 4 at a server of version 2: the connection stays open. */
function serverIsOlder(connection: Connection): Match<Facts> | undefined {
  if (!SPEAKS_4.test(connection.parsedUrl.query)) return undefined;
  const received = connection.firstMessages.filter(({ direction }) => direction === 'received');
  const plainConnect = received.find(({ head, size }) => head.length === size && BARE_CONNECT.test(head));
  if (!plainConnect || !received.some(({ head }) => head.startsWith('0{"sid"'))) return undefined;
  return {
    confidence: 'certain',
    evidence: evidence(
      {
        fact: `The server's CONNECT packet is "${plainConnect.head}", without the {"sid":…} that Socket.IO 3 and later send.`,
        events: frameIfKept(connection, plainConnect.event),
      },
      {
        fact: 'The URL asks for Engine.IO 4 (EIO=4), which socket.io-client 3.x and 4.x speak.',
        events: [connection.createdEvent],
      },
    ),
    facts: { ...endpointFacts(connection), newer: 'client' },
  };
}

/**
 * A client of version 1 or 2 at a server of version 3 or 4 without allowEIO3: version 4 writes an HTTP response into the
 * open connection, version 3 sends nothing.
 */
function clientIsOlder(connection: ConnectionWithMessages, session: Session): Match<Facts> | undefined {
  const { opened, closed, received, wire, parsedUrl } = connection;
  if (!SPEAKS_3.test(parsedUrl.query) || !opened || received.frames > 0) return undefined;
  const { failure } = wire ?? {};
  const broken = failure?.kind === 'protocol' && failure.problem === 'frame-header';
  const silent = (closed?.at ?? session.clock) - opened.at;
  if (!broken && silent < NO_PACKET) return undefined;
  return {
    confidence: broken ? 'likely' : 'possible',
    title: 'Socket.IO client 2 probably connected to a server of version 3 or 4',
    evidence: evidence(
      {
        fact: 'The URL asks for Engine.IO 3 (EIO=3), which socket.io-client 1.x and 2.x speak.',
        events: [connection.createdEvent],
      },
      broken ? networkLogEvidence(connection) : undefined,
      broken
        ? {
            fact: 'A server of Socket.IO 4 without allowEIO3 accepts such a WebSocket, and then writes an HTTP response into it.',
            events: [opened.event],
          }
        : {
            fact: `The server sent nothing in the ${formatSeconds(silent)} after the connection opened. One that accepts the client sends its first packet at once.`,
            events: [opened.event],
          },
    ),
    facts: { ...endpointFacts(connection), newer: 'server' },
    howToConfirm:
      'Open /socket.io/?EIO=3&transport=polling of the server in a tab: "Unsupported protocol version" confirms it.',
  };
}

export const socketIoVersion = defineRule({
  id: 'socket-io-version',
  title: 'Socket.IO client 3 or 4 connected to a server of version 2',
  severity: 'error',
  scenario: 'D2',
  spec: 'https://socket.io/docs/v4/client-installation/#version-compatibility',
  requires: ['page'],
  dependsOn: ['messages', 'clock'],
  explains: ['close'],
  specificity: 'named cause',
  detect: (connection, session) => serverIsOlder(connection) ?? clientIsOlder(connection, session),
  fixes: ({ facts }) =>
    facts.newer === 'client'
      ? [
          {
            title: 'Use versions of client and server that fit',
            detail:
              'The connection stays open, but the client never emits connect: it ends with connect_error. A server of version 2 fits socket.io-client 2.x. If you run the server, upgrade it instead: version 4 accepts clients of version 2 with allowEIO3: true.',
            snippet: 'npm install socket.io-client@2\n# or at the server\nnpm install socket.io@4',
            language: 'sh',
          },
        ]
      : [
          {
            title: 'Upgrade the client, or set allowEIO3 at the server',
            detail:
              'A server of version 3 or 4 accepts clients of version 2 only with allowEIO3: true. Clients of version 3 and 4 need no setting.',
            snippet:
              'npm install socket.io-client@4\n# or at the server\nnew Server(httpServer, { allowEIO3: true });',
            language: 'text',
          },
        ],
});
