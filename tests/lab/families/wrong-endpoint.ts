import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { Endpoint, Family } from '../family.ts';
import { runNginx } from '../nginx.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

/** An ordinary web server, which knows nothing of WebSockets. */
function webServer(id: string, title: string, status: number, headers: OutgoingHttpHeaders = {}): Endpoint {
  return socketEndpoint({ id, row: 'B9', title }, (bench) => {
    const server = createServer((_request, response) => {
      response
        .writeHead(status, { 'content-type': 'text/html', ...headers })
        .end('<title>A web page</title>');
    });
    return bench.serve(server);
  });
}

const upgradeLost = socketEndpoint(
  {
    id: 'not-a-websocket-endpoint--426-nginx',
    row: 'B9',
    title: 'nginx drops the Upgrade header on the way to a healthy WebSocket server, which then answers 426.',
    needs: 'nginx',
  },
  async (bench) => {
    const backend = await bench.listen(createWebSocketServer(echo));
    return runNginx(bench, `location / { proxy_pass http://${backend}; }`);
  },
);

export const wrongEndpoint: Family = {
  title: 'Answered, but not by a WebSocket endpoint',
  endpoints: [
    webServer('not-a-websocket-endpoint', 'A web page is at this path; the server answers 200.', 200),
    upgradeLost,
    webServer('redirected', 'The endpoint has moved; the server answers 301 with its new url.', 301, {
      location: '/v2/redirected',
    }),
    webServer('redirected--302', 'The session has ended; the server answers 302 to the login page.', 302, {
      location: '/login',
    }),
  ],
};
