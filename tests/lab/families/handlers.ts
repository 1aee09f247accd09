import type { Family } from '../family.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { createWebSocketServer } from '../websocket-server.ts';

const handlersMissing = scriptedEndpoint(
  {
    id: 'missing-handlers',
    row: 'E4',
    title: 'The page listens for messages only, so it does not notice the socket’s end.',
    settlesAfter: 2300,
  },
  async (bench) => {
    const server = createWebSocketServer((socket) => {
      socket.send('welcome');
      setTimeout(() => socket.close(1000), 1500);
    });
    return `
state('connecting');
const socket = new WebSocket(${literal(await bench.serve(server))});
socket.onmessage = ({ data }) => {
  note('message ' + data);
  state('open');
};`;
  },
);

const nobodyReads = scriptedEndpoint(
  {
    id: 'missing-handlers--onmessage',
    row: 'E4',
    title: 'The server sends messages, and the page has no handler for any.',
    settlesAfter: 3500,
  },
  async (bench) => {
    const server = createWebSocketServer((socket) => {
      let left = 13;
      const tick = setInterval(() => {
        left -= 1;
        if (left > 0) socket.send(`tick ${left}`);
        else socket.close(1000);
      }, 200);
      socket.on('close', () => clearInterval(tick));
    });
    return `
state('connecting');
const socket = new WebSocket(${literal(await bench.serve(server))});
socket.onopen = () => state('open');
socket.onerror = ({ type }) => note(type);
socket.onclose = () => state('closed');`;
  },
);

export const handlers: Family = {
  title: 'Open, but the page does not listen',
  endpoints: [handlersMissing, nobodyReads],
};
