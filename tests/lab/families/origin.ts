import { createServer } from 'node:http';
import type { WebSocket } from 'ws';
import type { Endpoint, Family } from '../family.ts';
import { runNginx, upgradingLocation } from '../nginx.ts';
import { socketScript } from '../page.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

function afterOpening(id: string, title: string, refuse: (socket: WebSocket) => void): Endpoint {
  return socketEndpoint({ id, row: 'B6', title }, (bench) => bench.serve(createWebSocketServer(refuse)));
}

/** An nginx that lets handshakes of one origin through. */
const nginxFor = (origin: string, backend: string) =>
  `if ($http_origin != "${origin}") { return 403; }\n${upgradingLocation(backend)}`;

const elsewhereAllowed = socketEndpoint(
  {
    id: 'forbidden--origin-nginx',
    row: 'B2',
    title: 'nginx lets only the Origin of another site through and answers 403; the browser cannot tell why.',
    needs: 'nginx',
  },
  async (bench) =>
    runNginx(bench, nginxFor('https://app.example', await bench.listen(createWebSocketServer(echo)))),
);

const frameAllowed = scriptedEndpoint(
  {
    id: 'origin-refused--403-nginx',
    row: 'B6',
    title: 'nginx answers 403 to this page, and lets a frame of another site connect to the same url.',
    needs: 'nginx',
    settlesAfter: 1000,
  },
  async (bench) => {
    let url = '';
    const frame = createServer((_request, response) => {
      const script = `const note = () => {}, state = () => {};${socketScript(url)}`;
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<!doctype html><title>the allowed site</title><script>${script}</script>`);
    });
    const site = `http://${await bench.listen(frame)}`;
    const backend = await bench.listen(createWebSocketServer(echo));
    url = await runNginx(bench, nginxFor(site, backend));
    return `
const frame = document.createElement('iframe');
frame.onload = () => watch(new WebSocket(${literal(url)}));
frame.src = ${literal(`${site}/`)};
document.body.append(frame);`;
  },
);

export const origin: Family = {
  title: 'The Origin of the page is not on the list',
  endpoints: [
    afterOpening('origin-refused', 'The server closes with 1008, “Origin not allowed”.', (socket) =>
      socket.close(1008, 'Origin not allowed'),
    ),
    afterOpening(
      'origin-refused--dev-server',
      'A development server sends an error about the Origin, in its own words, and closes.',
      (socket) => {
        socket.send(JSON.stringify({ type: 'error', data: 'Invalid Host/Origin header' }));
        socket.close();
      },
    ),
    frameAllowed,
    elsewhereAllowed,
  ],
};
