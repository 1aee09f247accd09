import type { Family } from '../family.ts';
import { leaveAndReturn } from '../leave-and-return.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

const mountedTwice = scriptedEndpoint(
  {
    id: 'closed-by-page',
    row: 'C6',
    title: 'A component is mounted twice; the first socket is closed before its handshake is over.',
    settlesAfter: 500,
  },
  async (bench) => `
function mount() {
  const socket = watch(new WebSocket(${literal(await bench.serve(createWebSocketServer(echo)))}));
  return () => socket.close();
}
const unmount = mount();
unmount();
mount();`,
);

const impatient = scriptedEndpoint(
  {
    id: 'closed-by-page--impatient',
    row: 'C6',
    title: 'The page gives up after half a second on a server that takes a second to answer a handshake.',
    settlesAfter: 2500,
  },
  async (bench) => {
    const server = createWebSocketServer(echo);
    const [upgrade] = server.listeners('upgrade');
    server.removeAllListeners('upgrade');
    server.on('upgrade', (...args) => setTimeout(() => upgrade?.apply(server, args), 1000));
    return `
function connect(attempt) {
  const socket = watch(new WebSocket(${literal(await bench.serve(server))}));
  const timer = setTimeout(() => socket.close(), 500);
  socket.onopen = () => clearTimeout(timer);
  socket.onclose = () => {
    if (attempt < 3) setTimeout(connect, 200 * 2 ** attempt * (0.8 + Math.random() / 2), attempt + 1);
  };
}
connect(1);`;
  },
);

const lostInCache = leaveAndReturn({
  id: 'page-left',
  row: 'C7',
  title:
    'The user leaves and comes back; the browser has closed the socket meanwhile, and the page opens another.',
  onReturn: 'connect();',
});

const neverAgain = leaveAndReturn({
  id: 'no-reconnect',
  row: 'E2',
  title:
    'The user leaves and comes back; the browser has closed the socket meanwhile, and the page does nothing about it.',
  onReturn: '',
  settlesAfter: 13_000,
});

export const pageCloses: Family = {
  title: 'Ended on the page’s side',
  endpoints: [mountedTwice, impatient, lostInCache, neverAgain],
};
