import type { WebSocket } from 'ws';
import type { Endpoint, Family } from '../family.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { apiKey, jsonWebToken, secondsFromNow, tokenScript } from '../token.ts';
import { createWebSocketServer } from '../websocket-server.ts';

interface Refusal {
  id: string;
  row: 'B3' | 'B4';
  title: string;
  /** Of the handshake's answer, or of the close frame when it is above 999. */
  code: number;
  reason?: string;
  query: () => string;
}

const token = (claims: Record<string, unknown>) => `token=${jsonWebToken({ sub: 'ada', ...claims })}`;
const minutes = (count: number) => secondsFromNow(60 * count);

const refusals: readonly Refusal[] = [
  {
    id: 'api-key-rejected',
    row: 'B3',
    title: 'The url carries an API key, and the server answers 401.',
    code: 401,
    query: () => `api_key=${apiKey()}`,
  },
  {
    id: 'api-key-rejected--403',
    row: 'B3',
    title: 'The url carries an API key, and the server answers 403.',
    code: 403,
    query: () => `apikey=${apiKey()}`,
  },
  {
    id: 'api-key-rejected--1008',
    row: 'B3',
    title: 'The url carries an API key, and the server closes with 1008 as soon as the socket is open.',
    code: 1008,
    reason: 'Invalid API key',
    query: () => `api_key=${apiKey()}`,
  },
  {
    id: 'api-key-rejected--4001',
    row: 'B3',
    title: 'The url carries an API key, and the server closes with 4001 without a reason.',
    code: 4001,
    query: () => `api_key=${apiKey()}`,
  },
  {
    id: 'token-expired',
    row: 'B4',
    title: 'The token in the url ran out 12 minutes before the handshake; the server answers 401.',
    code: 401,
    query: () => token({ iat: minutes(-72), exp: minutes(-12) }),
  },
  {
    id: 'token-not-yet-valid',
    row: 'B4',
    title:
      'The token in the url is valid from an hour from now on, as with a wrong clock; the server answers 401.',
    code: 401,
    query: () => token({ iat: minutes(60), nbf: minutes(60), exp: minutes(120) }),
  },
  {
    id: 'token-malformed',
    row: 'B4',
    title: 'The token in the url was cut in the middle of its claims; the server answers 401.',
    code: 401,
    query: () => token({ iat: minutes(-1), exp: minutes(15), name: 'Ada Lovelace' }).slice(0, 90),
  },
  {
    id: 'token-audience',
    row: 'B4',
    title: 'The token in the url is for another service; the server closes with 4401 and says so.',
    code: 4401,
    reason: 'jwt audience invalid. expected: live',
    query: () => token({ aud: 'billing', iat: minutes(-1), exp: minutes(15) }),
  },
];

function refusing({ id, row, title, code, reason, query }: Refusal): Endpoint {
  return socketEndpoint({ id, row, title }, async (bench) => {
    const server = createWebSocketServer(
      (socket) => socket.close(code, reason),
      code < 1000 ? { refuse: () => code } : {},
    );
    return `${await bench.serve(server)}?${query()}`;
  });
}

const inSubprotocol = socketEndpoint(
  {
    id: 'token-expired--subprotocol',
    row: 'B4',
    title: 'The token offered as a subprotocol ran out an hour ago; the server answers 403.',
  },
  (bench) => bench.serve(createWebSocketServer((socket) => socket.close(), { refuse: () => 403 })),
  { protocols: ['access_token', jsonWebToken({ sub: 'ada', iat: minutes(-120), exp: minutes(-60) })] },
);

const inFirstMessage = socketEndpoint(
  {
    id: 'token-expired--4401',
    row: 'B4',
    title: 'The token in the first message ran out five minutes ago; the server closes with 4401.',
  },
  (bench) =>
    bench.serve(
      createWebSocketServer((socket) => socket.once('message', () => socket.close(4401, 'Unauthorized'))),
    ),
  {
    onOpen: `socket.send(${literal(
      JSON.stringify({
        type: 'auth',
        token: jsonWebToken({ sub: 'ada', iat: minutes(-20), exp: minutes(-5) }),
      }),
    )});`,
  },
);

/** Closes the socket in the second in which the token of its first message runs out. */
function closeAtExpiry(socket: WebSocket): void {
  socket.once('message', (data) => {
    const [, claims = ''] = JSON.parse(String(data)).token.split('.');
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const tick = setInterval(() => socket.send('tick'), 500);
    const end = setTimeout(() => socket.close(4401), exp * 1000 - Date.now() + 50);
    socket.on('close', () => {
      clearInterval(tick);
      clearTimeout(end);
    });
  });
}

const outlived = scriptedEndpoint(
  {
    id: 'token-outlived',
    row: 'B4',
    title: 'The socket is open when its token runs out; the server closes it in that second.',
    settlesAfter: 3500,
  },
  async (bench) => `${tokenScript}
const socket = watch(new WebSocket(${literal(await bench.serve(createWebSocketServer(closeAtExpiry)))}));
socket.onopen = () => socket.send(JSON.stringify({ type: 'auth', token: tokenFor(3) }));`,
);

export const credentials: Family = {
  title: 'Credentials that are not accepted',
  endpoints: [...refusals.map(refusing), inSubprotocol, inFirstMessage, outlived],
};
