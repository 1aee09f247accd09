import type { Endpoint, Family } from '../family.ts';
import { createSwitchingServer, switchingHeaders } from '../handshake-answer.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { closeFrame } from '../server-frame.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

type Row = readonly [id: string, row: string, code: number, reason: string];

const hello = { onOpen: "socket.send('hello');" };

const rows: readonly Row[] = [
  ['policy-violation', 'C5', 1008, 'Messages of this kind are not allowed'],
  ['internal-error', 'C5', 1011, 'Unhandled exception in the message handler'],
  ['internal-error--wordless', 'C5', 1011, ''],
  ['service-restart', 'C8', 1012, 'A new version is being deployed'],
  ['try-again-later', 'C5', 1013, 'Overloaded'],
  ['unsupported-data', 'C5', 1003, 'Only binary messages are accepted'],
  ['invalid-payload', 'C5', 1007, 'Invalid JSON'],
  ['protocol-error-code', 'C5', 1002, 'Invalid frame'],
  ['bad-gateway-code', 'C5', 1014, 'The upstream sent no valid answer'],
  ['unauthorized-code', 'C5', 3000, 'Unauthorized'],
  ['forbidden-code', 'C5', 3003, 'Forbidden'],
  ['timeout-code', 'C5', 3008, 'Timeout'],
  ['app-close-code', 'C5', 4321, 'Room is full'],
];

/** A server that answers the page's first message with a close frame. */
function closing([id, row, code, reason]: Row): Endpoint {
  return socketEndpoint(
    { id, row, title: `The server closes with ${code}${reason && `, “${reason}”`}.` },
    (bench) => {
      const server = createWebSocketServer((socket) => {
        socket.once('message', () => socket.close(code, reason));
      });
      return bench.serve(server);
    },
    hello,
  );
}

/** The same with a code that no library would send, in bytes of our own. */
function closingRaw(id: string, code: number, reason: string, title: string): Endpoint {
  return socketEndpoint(
    { id, row: 'C5', title },
    (bench) => {
      const server = createSwitchingServer(switchingHeaders, (socket) => {
        socket.once('data', () => socket.end(closeFrame(code, reason))).on('end', () => socket.end());
      });
      return bench.serve(server);
    },
    hello,
  );
}

const messageTooBig = socketEndpoint(
  {
    id: 'message-too-big',
    row: 'D3',
    title: 'The page sends 64 KiB to a server that takes at most 16 KiB in a message.',
  },
  (bench) => bench.serve(createWebSocketServer(echo, { maxPayload: 16 * 1024 })),
  { onOpen: "socket.send('x'.repeat(64 * 1024));" },
);

const cutAtSize = socketEndpoint(
  {
    id: 'message-too-big--cut',
    row: 'D3',
    title: 'The connection ends without a close frame as soon as the page has sent a message of 1 MiB.',
    settlesAfter: 1000,
  },
  (bench) => {
    const server = createWebSocketServer((socket) => {
      socket.on('message', (data) => {
        if (String(data).length > 64 * 1024) socket.terminate();
        else socket.send('saved');
      });
    });
    return bench.serve(server);
  },
  {
    onOpen: "socket.send('a small document');",
    onMessage: "setTimeout(() => socket.send('x'.repeat(1024 * 1024)), 300);",
  },
);

const manyRestarted = scriptedEndpoint(
  {
    id: 'service-restart--1001-many',
    row: 'C8',
    title: 'Six connections to one host are closed with 1001 in the same moment.',
    settlesAfter: 1500,
  },
  async (bench) => {
    const open = new Set<{ close(code: number): void }>();
    const server = createWebSocketServer((socket) => {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      socket.on('message', () => socket.send('welcome'));
      if (open.size === 6) setTimeout(() => [...open].map((each) => each.close(1001)), 800);
    });
    return `
for (let room = 1; room <= 6; room++) {
  const socket = watch(new WebSocket(${literal(await bench.serve(server))} + '/' + room));
  socket.onopen = () => socket.send('hello');
}`;
  },
);

export const closedByCode: Family = {
  title: 'Open, then closed with a code',
  endpoints: [
    ...rows.map(closing),
    closingRaw('unassigned-code', 2500, 'Bye', 'The server closes with 2500, a code that nobody may use.'),
    closingRaw(
      'unassigned-code--status',
      401,
      'Unauthorized',
      'The server closes with 401, as if it were HTTP.',
    ),
    messageTooBig,
    cutAtSize,
    manyRestarted,
  ],
};
