import { type Bench, named } from '../bench.ts';
import type { Family } from '../family.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { apiKey, tokenScript } from '../token.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

const encryptedUrl = async (bench: Bench) =>
  named('chat', await bench.serve(createWebSocketServer(echo, { tls: bench.certificates.good }), 'wss'));

const authenticating = (url: string, seconds: number) => `${tokenScript}
const socket = watch(new WebSocket(${literal(url)}));
socket.onopen = () => socket.send(JSON.stringify({ type: 'auth', token: tokenFor(${seconds}) }));`;

export const exposed: Family = {
  title: 'It works, but secrets are exposed',
  endpoints: [
    scriptedEndpoint(
      {
        id: 'credentials-in-clear',
        row: 'F1',
        title:
          'The page sends a token over an unencrypted socket to a host that is not this machine by its name.',
        settlesAfter: 500,
      },
      async (bench) => authenticating(named('chat', await bench.serve(createWebSocketServer(echo))), 300),
    ),
    socketEndpoint(
      {
        id: 'secret-in-url',
        row: 'F2',
        title: 'The url of an encrypted socket that works carries a secret key.',
        settlesAfter: 500,
      },
      async (bench) => `${await encryptedUrl(bench)}?api_key=${apiKey()}`,
      { onOpen: "socket.send('hello');" },
    ),
    scriptedEndpoint(
      {
        id: 'token-lifetime',
        row: 'F4',
        title: 'The token in the first message is good for a year.',
        settlesAfter: 500,
      },
      async (bench) => authenticating(await encryptedUrl(bench), 365 * 24 * 3600),
    ),
  ],
};
