import type { Family } from '../family.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { unusedPort } from '../unused-port.ts';

export const unreachable: Family = {
  title: 'No connection',
  endpoints: [
    socketEndpoint(
      { id: 'connection-refused', row: 'A1', title: 'Nothing listens on the port.' },
      async (bench) => `ws://127.0.0.1:${await unusedPort(bench)}/${bench.id}`,
    ),
    socketEndpoint(
      {
        id: 'host-not-found',
        row: 'A4',
        title: 'The host name does not exist; no name under .invalid ever does (RFC 6761, section 6.4).',
        settlesAfter: 1000,
      },
      ({ id }) => `ws://nowhere.invalid/${id}`,
    ),
    socketEndpoint(
      {
        id: 'connection-timed-out',
        row: 'A2',
        title:
          'No route leads to the address: nothing may be connected to the broadcast address of loopback.',
      },
      ({ id }) => `ws://127.255.255.255:9080/${id}`,
    ),
    socketEndpoint(
      {
        id: 'unsafe-port',
        row: 'A7',
        title: 'Port 6000 belongs to X11, and browsers refuse to connect to it.',
      },
      ({ id }) => `ws://127.0.0.1:6000/${id}`,
    ),
  ],
};
