import { createServer } from 'node:http';
import type { Family } from '../family.ts';
import { aside, literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { unusedPort } from '../unused-port.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

const endpointLock = scriptedEndpoint(
  {
    id: 'stuck-connecting--endpoint-lock',
    row: 'A8',
    title: 'A healthy path of the server waits behind a handshake to another path that gets no answer.',
    settlesAfter: 5500,
  },
  async (bench) => {
    const healthy = createWebSocketServer(echo);
    const [handle] = healthy.listeners('upgrade');
    const server = createServer().on('upgrade', (request, ...rest) => {
      if (request.url !== '/aside') handle?.call(healthy, request, ...rest);
    });
    const url = await bench.serve(server);
    return `watch(new WebSocket(${literal(aside(url))}));\nwatch(new WebSocket(${literal(url)}));`;
  },
);

const throttled = scriptedEndpoint(
  {
    id: 'stuck-connecting--throttled',
    row: 'A8',
    title: 'After many failed handshakes of the page, the browser itself delays the one to a healthy server.',
    settlesAfter: 5000,
  },
  async (bench) => {
    const healthy = await bench.serve(createWebSocketServer(echo));
    const refused = `ws://127.0.0.1:${await unusedPort(bench)}/aside`;
    return `
for (let attempt = 0; attempt < 40; attempt++) new WebSocket(${literal(refused)});
watch(new WebSocket(${literal(healthy)}));`;
  },
);

export const waiting: Family = {
  title: 'Waiting for something other than the server',
  endpoints: [endpointLock, throttled],
};
