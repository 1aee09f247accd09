import { createServer, type OutgoingHttpHeaders, STATUS_CODES } from 'node:http';
import type { Endpoint, Family } from '../family.ts';
import { runNginx, upgradingLocation } from '../nginx.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { unusedPort } from '../unused-port.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

interface Refusal {
  id: string;
  row: string;
  title: string;
  status: number;
  headers?: OutgoingHttpHeaders;
}

const refusals: readonly Refusal[] = [
  {
    id: 'bad-request',
    row: 'B7',
    title: 'The server finds fault with the request and answers 400.',
    status: 400,
  },
  { id: 'unauthorized', row: 'B1', title: 'The server wants credentials and answers 401.', status: 401 },
  {
    id: 'unauthorized--challenge',
    row: 'B1',
    title: 'The server answers 401 and asks for Basic authentication.',
    status: 401,
    headers: { 'www-authenticate': 'Basic realm="lab"' },
  },
  { id: 'forbidden', row: 'B2', title: 'The server refuses this client and answers 403.', status: 403 },
  { id: 'not-found', row: 'B9', title: 'Nothing is at this path; the server answers 404.', status: 404 },
  {
    id: 'rate-limited',
    row: 'B12',
    title: 'Too many connections; the server answers 429 with Retry-After.',
    status: 429,
    headers: { 'retry-after': '30' },
  },
  { id: 'server-error', row: 'B5', title: 'The server fails in the handshake and answers 500.', status: 500 },
  { id: 'server-error--503', row: 'B5', title: 'The server is out of service and answers 503.', status: 503 },
  {
    id: 'server-error--504',
    row: 'B5',
    title: 'A gateway waited for its backend in vain and answers 504.',
    status: 504,
  },
];

/** An HTTP server that answers the handshake, and a plain GET alike, with the status. */
function refusing({ status, headers, ...words }: Refusal): Endpoint {
  return socketEndpoint(words, (bench) => {
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(STATUS_CODES[status]);
    });
    return bench.serve(server);
  });
}

const badGateway = socketEndpoint(
  {
    id: 'server-error--502-nginx',
    row: 'B5',
    title: 'nginx passes the handshake to a backend that is down, and answers 502.',
    needs: 'nginx',
  },
  async (bench) => runNginx(bench, upgradingLocation(`127.0.0.1:${await unusedPort(bench)}`)),
);

const otherPath = socketEndpoint(
  {
    id: 'bad-request--path',
    row: 'B7',
    title: 'The server, a plain ws one, serves another path and answers 400.',
  },
  (bench) => bench.serve(createWebSocketServer(echo, { path: '/live' })),
);

export const refusedStatus: Family = {
  title: 'Handshake refused with a status',
  endpoints: [...refusals.map(refusing), otherPath, badGateway],
};
