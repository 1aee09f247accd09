import { createServer, type Server } from 'node:http';
import type { Endpoint, Family } from '../family.ts';
import { backend, runHaproxy } from '../haproxy.ts';
import { runNginx, upgradingLocation } from '../nginx.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { unusedPort } from '../unused-port.ts';

/** A proxy that answers every request for a tunnel with these lines. */
function refusingProxy(...lines: string[]): Server {
  return createServer().on('connect', (_request, socket) => socket.end(`${lines.join('\r\n')}`));
}

function proxied(id: string, title: string, proxy: () => Server): Endpoint {
  return socketEndpoint({ id, row: 'A5', title, settlesAfter: 1000 }, (bench) => bench.behindProxy(proxy()));
}

const loginPage = '<title>Sign in to this network</title>';

const proxyGone: Endpoint = socketEndpoint(
  {
    id: 'proxy-refused--gone',
    row: 'A5',
    title: 'The browser is told to use a proxy that is no longer there.',
    settlesAfter: 1000,
  },
  async (bench) => bench.proxyAt(`127.0.0.1:${await unusedPort(bench)}`),
);

const originWantsProxyLogin = socketEndpoint(
  {
    id: 'proxy-refused--407-from-origin',
    row: 'A5',
    title: 'A server that is no proxy answers the handshake with 407.',
  },
  (bench) => {
    const headers = { 'proxy-authenticate': 'Basic realm="lab"' };
    return bench.serve(createServer((_request, response) => response.writeHead(407, headers).end()));
  },
);

const haproxyWithoutBackend = socketEndpoint(
  {
    id: 'server-error--503-haproxy',
    row: 'B5',
    title: 'HAProxy tries a backend that is down, gives up after a retry and answers 503.',
    needs: 'haproxy',
    settlesAfter: 1500,
  },
  async (bench) => {
    const server = `127.0.0.1:${await unusedPort(bench)}`;
    return runHaproxy(bench, 'default_backend down', backend('down', [server], 'retries 1'));
  },
);

const nginxTimedOut = socketEndpoint(
  {
    id: 'server-error--504-nginx',
    row: 'B5',
    title: 'nginx passes the handshake to a backend that never answers, and answers 504 after a second.',
    needs: 'nginx',
    settlesAfter: 1500,
  },
  async (bench) => {
    const silent = await bench.listen(createServer(() => undefined));
    return runNginx(bench, upgradingLocation(silent, 'proxy_read_timeout 1s;'));
  },
);

export const proxies: Family = {
  title: 'A proxy or gateway in between',
  endpoints: [
    proxied('proxy-refused', 'The proxy of this network answers CONNECT with 403.', () =>
      refusingProxy('HTTP/1.1 403 Forbidden', 'Content-Length: 0', '', ''),
    ),
    proxied('proxy-refused--407', 'The proxy of this network wants a password that nobody gave.', () =>
      refusingProxy(
        'HTTP/1.1 407 Proxy Authentication Required',
        'Proxy-Authenticate: Basic realm="lab"',
        'Content-Length: 0',
        '',
        '',
      ),
    ),
    proxied('proxy-refused--login-page', 'A captive portal answers CONNECT with its login page.', () =>
      refusingProxy('HTTP/1.1 200 OK', `Content-Length: ${loginPage.length}`, '', loginPage),
    ),
    proxyGone,
    originWantsProxyLogin,
    haproxyWithoutBackend,
    nginxTimedOut,
  ],
};
