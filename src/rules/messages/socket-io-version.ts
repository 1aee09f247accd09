import { endpointFacts, evidence, frameIfKept } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';

/** A CONNECT packet without a payload: since Socket.IO 3 the server's carries `{"sid":…}`. */
const BARE_CONNECT = /^40(?:\/[^,{]{0,100},?)?$/;
/** Engine.IO 4 is what socket.io-client 3 and 4 speak. */
const SPEAKS_4 = /[?&]EIO=4(?:&|$)/;

export const socketIoVersion = defineRule({
  id: 'socket-io-version',
  title: 'Socket.IO client 3 or 4 connected to a server of version 2',
  severity: 'error',
  scenario: 'D2',
  spec: 'https://socket.io/docs/v4/client-installation/#version-compatibility',
  requires: ['page'],
  dependsOn: ['messages'],
  sideFinding: true,
  detect(connection) {
    if (!SPEAKS_4.test(connection.parsedUrl.query)) return undefined;
    const received = connection.firstMessages.filter(({ direction }) => direction === 'received');
    const bare = received.find(({ head, size }) => head.length === size && BARE_CONNECT.test(head));
    if (!bare || !received.some(({ head }) => head.startsWith('0{"sid"'))) return undefined;
    return {
      confidence: 'certain',
      evidence: evidence(
        {
          fact: `The server's CONNECT packet is "${bare.head}", without the {"sid":…} that Socket.IO 3 and later send.`,
          events: frameIfKept(connection, bare.event),
        },
        {
          fact: 'The URL asks for Engine.IO 4 (EIO=4), which socket.io-client 3.x and 4.x speak.',
          events: [connection.createdEvent],
        },
      ),
      facts: endpointFacts(connection),
    };
  },
  fixes: () => [
    {
      title: 'Use versions of client and server that fit',
      detail:
        'The connection stays open, but the client never emits connect: it ends with connect_error. A server of version 2 fits socket.io-client 2.x. If you run the server, upgrade it instead: version 4 accepts clients of version 2 with allowEIO3: true.',
      snippet: 'npm install socket.io-client@2\n# or at the server\nnpm install socket.io@4',
      language: 'sh',
    },
  ],
});
