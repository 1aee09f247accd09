import type { Endpoint, Family } from '../family.ts';
import { runNginx, upgradingLocation } from '../nginx.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

const perAddress = scriptedEndpoint(
  {
    id: 'rate-limited--nginx',
    row: 'B12',
    title: 'nginx allows two connections per address; the third of this page gets 429.',
    needs: 'nginx',
    settlesAfter: 500,
  },
  async (bench) => {
    const backend = await bench.listen(createWebSocketServer(echo));
    const url = await runNginx(
      bench,
      `limit_conn lab 2; limit_conn_status 429; ${upgradingLocation(backend)}`,
      'limit_conn_zone $binary_remote_addr zone=lab:1m;',
    );
    return `
for (let count = 0; count < 3; count++) watch(new WebSocket(${literal(url)})).onopen = (event) => event.target.send('hello');`;
  },
);

const perRenderer: Endpoint = {
  id: 'too-many-sockets',
  row: 'E3',
  title: 'The page opens socket after socket until the browser has no room for one more.',
  settlesAfter: 1000,
  open: async (bench) => ({
    drive: async (page) => void (await page.waitForFunction(() => document.body.dataset.state === 'failed')),
    script: `
function openMore(left) {
  const socket = new WebSocket(${literal(await bench.serve(createWebSocketServer(echo)))});
  socket.onopen = () => {
    state('open');
    if (left > 1) openMore(left - 1);
  };
  socket.onclose = ({ code }) => {
    note('close ' + code);
    state('failed');
  };
}
openMore(256);`,
  }),
};

export const limits: Family = { title: 'Too many at once', endpoints: [perAddress, perRenderer] };
