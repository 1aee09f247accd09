import type { Endpoint, Family } from '../family.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer } from '../websocket-server.ts';

const allowed = 60;

/** A page that sends 200 messages a second, and a server that closes when it has had enough of them. */
function closing(suffix: string, code: number, reason: string): Endpoint {
  return socketEndpoint(
    {
      id: `rate-closed${suffix}`,
      row: 'C4',
      title: `The page sends 200 messages a second; after ${allowed} the server closes with ${code}${reason && `, “${reason}”`}.`,
      settlesAfter: 1000,
    },
    (bench) => {
      const server = createWebSocketServer((socket) => {
        let received = 0;
        socket.on('message', () => {
          received += 1;
          if (received === allowed) socket.close(code, reason);
        });
      });
      return bench.serve(server);
    },
    {
      onOpen: `
  const timer = setInterval(() => {
    for (let count = 0; count < 4; count++) socket.send(JSON.stringify({ type: 'cursor', x: count, y: Date.now() % 1000 }));
  }, 20);
  socket.addEventListener('close', () => clearInterval(timer));`,
    },
  );
}

export const rate: Family = {
  title: 'Sending too fast',
  endpoints: [
    closing('', 1008, 'Rate limit exceeded'),
    closing('--1008-wordless', 1008, ''),
    closing('--1013', 1013, 'Too many messages'),
    closing('--4008', 4008, 'You are being rate limited'),
    closing('--4029', 4029, ''),
  ],
};
