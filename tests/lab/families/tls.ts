import { named } from '../bench.ts';
import type { Certificates } from '../certificates.ts';
import type { Endpoint, Family } from '../family.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

function badCertificate(
  id: string,
  shown: Exclude<keyof Certificates, 'authority'>,
  title: string,
): Endpoint {
  return socketEndpoint({ id, row: 'B10', title }, (bench) =>
    bench.serve(createWebSocketServer(echo, { tls: bench.certificates[shown] }), 'wss'),
  );
}

const clientCertificate = socketEndpoint(
  {
    id: 'client-certificate',
    row: 'B10',
    title: 'The server wants a certificate of the client, which a browser never offers for a WebSocket.',
  },
  (bench) => {
    const { authority, good } = bench.certificates;
    const wantsOne = { ...good, ca: authority, requestCert: true, rejectUnauthorized: true };
    return bench.serve(createWebSocketServer(echo, { tls: wantsOne }), 'wss');
  },
);

const outdated = socketEndpoint(
  {
    id: 'tls-version',
    row: 'B10',
    title: 'The server speaks no TLS newer than 1.1, which browsers refuse.',
  },
  (bench) => {
    // OpenSSL 3 signs with SHA-1, as TLS 1.1 does, only at security level 0.
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    return bench.serve(createWebSocketServer(echo, { tls: { ...bench.certificates.good, ...old } }), 'wss');
  },
);

export const tls: Family = {
  title: 'TLS',
  endpoints: [
    badCertificate('certificate-expired', 'expired', 'The certificate ran out a month ago.'),
    badCertificate(
      'certificate-wrong-host',
      'wrongHost',
      'The certificate is made out to another host name.',
    ),
    badCertificate(
      'certificate-untrusted',
      'selfSigned',
      'The certificate vouches for itself; nobody else does.',
    ),
    clientCertificate,
    outdated,
    socketEndpoint(
      {
        id: 'wss-to-plain-port',
        row: 'A3',
        title: 'The page asks for wss:// on a port that speaks plain ws://.',
      },
      (bench) => bench.serve(createWebSocketServer(echo), 'wss'),
    ),
    socketEndpoint(
      {
        id: 'ws-to-tls-port',
        row: 'A3',
        title: 'The page asks for ws:// on port 443, which speaks only wss://.',
      },
      async (bench) => {
        const server = await bench.listen(createWebSocketServer(echo, { tls: bench.certificates.good }));
        bench.mapPort('encrypted', 443, Number(new URL(`tcp://${server}`).port));
        return named('encrypted', `ws://127.0.0.1:443/${bench.id}`);
      },
    ),
  ],
};
