import { createServer } from 'node:http';
import type { Endpoint, Family } from '../family.ts';
import { createBilingualServer, createHttp2Server } from '../http2-server.ts';
import { leaveAndReturn } from '../leave-and-return.ts';
import { socketScript } from '../page.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';
import { exchange } from './healthy.ts';

const workerPrelude = `
const note = (text) => postMessage({ note: text });
const state = (value) => postMessage({ state: value });`;

const workerEcho: Endpoint = {
  id: 'worker-echo',
  row: '',
  title: 'The socket belongs to a dedicated worker.',
  async open(bench) {
    const client = socketScript(await bench.serve(createWebSocketServer(echo)), exchange);
    return {
      script: `
const worker = new Worker('worker-echo/worker.js');
worker.onmessage = ({ data }) => ('note' in data ? note('worker: ' + data.note) : state(data.state));`,
      files: { 'worker.js': { type: 'text/javascript', body: workerPrelude + client } },
    };
  },
};

const iframeEcho: Endpoint = {
  id: 'echo--iframe',
  row: '',
  title: 'The socket belongs to a srcdoc iframe.',
  async open(bench) {
    const client = socketScript(await bench.serve(createWebSocketServer(echo)), exchange);
    const document = `<!doctype html><title>frame</title><script>const { note, state } = parent;${client}</script>`;
    return {
      script: `
const frame = document.createElement('iframe');
frame.srcdoc = ${JSON.stringify(document).replaceAll('</', '<\\/')};
document.body.append(frame);`,
    };
  },
};

const navigationAway: Endpoint = {
  id: 'navigation-away',
  row: '',
  title: 'The page leaves for another one while its socket is open.',
  async open(bench) {
    const url = await bench.serve(createWebSocketServer(echo));
    const use = { onOpen: "socket.send('hello');", onMessage: "location.assign('navigation-away/next');" };
    return { script: socketScript(url, use), files: { next: { type: 'text/html', body: nextPage } } };
  },
};

const nextPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>navigation-away, next page</title>
<link rel="icon" href="data:,">
<body data-state="closed">
<p>The page before this one left its socket open.</p>
</body>
</html>
`;

const sharedWorker: Endpoint = {
  id: 'shared-worker-echo',
  row: '',
  title: 'One socket belongs to the page, and one to a shared worker, where no one can watch it.',
  settlesAfter: 1000,
  async open(bench) {
    const client = socketScript(await bench.serve(createWebSocketServer(echo)), exchange);
    return {
      script: `${client}
const worker = new SharedWorker('shared-worker-echo/worker.js');
worker.port.onmessage = ({ data }) => ('note' in data ? note('worker: ' + data.note) : state(data.state));`,
      files: { 'worker.js': { type: 'text/javascript', body: sharedPrelude + client } },
    };
  },
};

const sharedPrelude = `
let port;
const waiting = [];
const post = (message) => (port ? port.postMessage(message) : waiting.push(message));
onconnect = (event) => {
  [port] = event.ports;
  for (const message of waiting.splice(0)) port.postMessage(message);
};
const note = (text) => post({ note: text });
const state = (value) => post({ state: value });`;

const otherSite: Endpoint = {
  id: 'echo--other-site',
  row: '',
  title: 'The socket belongs to an iframe of another site.',
  settlesAfter: 1000,
  async open(bench) {
    const client = socketScript(await bench.serve(createWebSocketServer(echo)), exchange);
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>frame</title>
<script>
const note = (text) => parent.postMessage({ note: text }, '*');
const state = (value) => parent.postMessage({ state: value }, '*');
${client}</script>`);
    });
    return {
      script: `
addEventListener('message', ({ data }) => ('note' in data ? note('frame: ' + data.note) : state(data.state)));
const frame = document.createElement('iframe');
frame.src = ${literal(`http://${await bench.listen(server)}/`)};
document.body.append(frame);`,
    };
  },
};

const reloaded: Endpoint = {
  id: 'reload',
  row: '',
  title: 'The page is reloaded while its socket is open.',
  settlesAfter: 1500,
  async open(bench) {
    const url = await bench.serve(createWebSocketServer(echo));
    return {
      script: `
const [{ type }] = performance.getEntriesByType('navigation');
${socketScript(url, { onOpen: "socket.send('hello');", onMessage: "if (type !== 'reload') location.reload();" })}`,
    };
  },
};

const relativeUrl: Endpoint = {
  id: 'http-url',
  row: '',
  title: 'The url begins with http://, which browsers now take for ws://.',
  async open(bench) {
    const url = await bench.serve(createWebSocketServer(echo));
    return { script: socketScript(url.replace('ws:', 'http:'), exchange) };
  },
};

const fromCache = leaveAndReturn({
  id: 'back-and-forth',
  row: '',
  title: 'The user leaves and comes back; the page closes its socket before and opens another after.',
  onReturn: 'connect();',
  onLeave: "current.close(1000, 'leaving');",
});

/** Chromium takes a connection over HTTP/2 that there is already, and never makes one for a WebSocket. */
const afterFetch = (url: string): string => `
fetch(${literal(url.replace('wss:', 'https:'))}, { mode: 'no-cors', credentials: 'include' }).then(() => {
${socketScript(url, exchange)}
});`;

const overHttp2 = scriptedEndpoint(
  { id: 'echo--http2', row: '', title: 'The WebSocket goes over HTTP/2, beside the page’s other requests.' },
  async (bench) => afterFetch(await bench.serve(createHttp2Server(echo, bench.certificates.good), 'wss')),
);

const besideHttp2 = scriptedEndpoint(
  {
    id: 'echo--beside-http2',
    row: '',
    title: 'The server speaks HTTP/2, and takes WebSockets over HTTP/1.1 alone.',
  },
  async (bench) => afterFetch(await bench.serve(createBilingualServer(echo, bench.certificates.good), 'wss')),
);

export const healthyPlaces: Family = {
  title: 'Nothing wrong, in other places',
  endpoints: [
    workerEcho,
    sharedWorker,
    iframeEcho,
    otherSite,
    navigationAway,
    reloaded,
    fromCache,
    relativeUrl,
    overHttp2,
    besideHttp2,
  ],
};
