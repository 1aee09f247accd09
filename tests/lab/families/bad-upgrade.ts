import type { IncomingMessage } from 'node:http';
import type { Endpoint, Family } from '../family.ts';
import { acceptFor, createSwitchingServer, switchingHeaders } from '../handshake-answer.ts';
import type { SocketUse } from '../page.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer, echo, type WebSocketServerUse } from '../websocket-server.ts';

type HeadersFor = (request: IncomingMessage) => Record<string, string>;

function badSwitch(id: string, title: string, headersFor: HeadersFor): Endpoint {
  return socketEndpoint({ id, row: 'B11', title }, (bench) =>
    bench.serve(createSwitchingServer(headersFor, (socket) => socket.resume())),
  );
}

function badSubprotocol(id: string, title: string, server: WebSocketServerUse, use: SocketUse): Endpoint {
  return socketEndpoint(
    { id, row: 'B8', title },
    (bench) => bench.serve(createWebSocketServer(echo, server)),
    use,
  );
}

const offering: SocketUse = { protocols: ['chat.v2'] };

const wrongAccept: HeadersFor = (request) => ({
  ...switchingHeaders(request),
  'Sec-WebSocket-Accept': acceptFor('the key of somebody else'),
});

const withExtension: HeadersFor = (request) => ({
  ...switchingHeaders(request),
  'Sec-WebSocket-Extensions': 'x-webkit-deflate-frame',
});

const withoutUpgrade: HeadersFor = (request) => {
  const { Upgrade: _, ...others } = switchingHeaders(request);
  return others;
};

export const badUpgrade: Family = {
  title: 'Upgraded, but not as the browser asked',
  endpoints: [
    badSubprotocol(
      'subprotocol-mismatch',
      'The page offers a subprotocol and the server chooses none.',
      { handleProtocols: () => false },
      offering,
    ),
    badSubprotocol(
      'subprotocol-mismatch--other',
      'The server chooses a subprotocol other than the one on offer.',
      { handleProtocols: () => 'chat.v1' },
      offering,
    ),
    badSubprotocol(
      'subprotocol-mismatch--unsolicited',
      'The server chooses a subprotocol although the page offers none.',
      { onHeaders: (lines) => lines.push('Sec-WebSocket-Protocol: chat.v1') },
      {},
    ),
    socketEndpoint(
      {
        id: 'extension-mismatch',
        row: 'B8',
        title: 'The server turns on an extension that the browser did not offer.',
      },
      (bench) => bench.serve(createSwitchingServer(withExtension, (socket) => socket.resume())),
    ),
    badSwitch(
      'bad-upgrade-response',
      'The 101 answer proves the wrong key in Sec-WebSocket-Accept.',
      wrongAccept,
    ),
    badSwitch(
      'bad-upgrade-response--missing-upgrade',
      'The 101 answer has no Upgrade header.',
      withoutUpgrade,
    ),
  ],
};
