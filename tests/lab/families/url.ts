import type { IncomingMessage } from 'node:http';
import { named } from '../bench.ts';
import type { Endpoint, Family } from '../family.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { unusedPort } from '../unused-port.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

/** A page whose constructor call throws. */
function throwing(suffix: string, title: string, call: (url: string) => string): Endpoint {
  return scriptedEndpoint({ id: `invalid-url${suffix}`, row: 'A6', title }, async (bench) => {
    const url = await bench.serve(createWebSocketServer(echo));
    return `state('connecting');\nwatch(${call(url)});`;
  });
}

/** A page on which one url works and another, nearly the same, does not. */
function slipping(
  suffix: string,
  title: string,
  slip: (url: string) => string,
  status: number = 404,
): Endpoint {
  const id = `url-slip${suffix}`;
  return scriptedEndpoint({ id, row: 'A6', title, settlesAfter: 500 }, async (bench) => {
    const refuse = (request: IncomingMessage) => (request.url === `/${id}` ? undefined : status);
    const url = await bench.serve(createWebSocketServer(echo, { refuse }));
    return slipScript(url, slip(url));
  });
}

const slipScript = (known: string, slip: string) => `
const known = watch(new WebSocket(${literal(known)}));
known.onopen = () => {
  known.send('hello');
  const other = new WebSocket(${literal(slip)});
  other.onopen = () => state('open');
  other.onclose = () => state('failed');
};`;

const missingPort = scriptedEndpoint(
  {
    id: 'url-slip--missing-port',
    row: 'A6',
    title: 'The url lacks the port that another socket of the page has; nothing listens on port 80.',
    settlesAfter: 500,
  },
  async (bench) => {
    const url = named('no-port', await bench.serve(createWebSocketServer(echo)));
    const { hostname, pathname } = new URL(url);
    bench.mapPort('no-port', 80, await unusedPort(bench));
    return slipScript(url, `ws://${hostname}${pathname}`);
  },
);

export const url: Family = {
  title: 'A mistake in the url',
  endpoints: [
    throwing(
      '',
      'The url has a fragment; the constructor throws.',
      (url) => `new WebSocket(${literal(`${url}#top`)})`,
    ),
    throwing(
      '--scheme',
      'The url begins with ftp://; the constructor throws.',
      (url) => `new WebSocket(${literal(url.replace('ws:', 'ftp:'))})`,
    ),
    throwing(
      '--port',
      'The port is above 65535; the constructor throws.',
      (url) => `new WebSocket(${literal(url.replace(/:\d+/, ':99999'))})`,
    ),
    throwing(
      '--headers',
      'The page passes an object with headers, as Node would take it, where subprotocols belong.',
      (url) => `new WebSocket(${literal(url)}, { headers: { Authorization: 'Bearer abc' } })`,
    ),
    slipping('', 'The path ends in a slash too many; the same path without it works.', (url) => `${url}/`),
    slipping(
      '--double-slash',
      'The path begins with two slashes; with one it works.',
      (url) => url.replace(/(:\d+)\//, '$1//'),
      400,
    ),
    missingPort,
  ],
};
