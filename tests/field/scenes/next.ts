import { node } from '../programs.ts';
import type { FieldScene, Program } from '../scene.ts';

/** An application of one page, which carries the scene's scripts; and a server program that runs it for development. */
const app = (config: string, server: string): Program => ({
  ...node(['next', 'react', 'react-dom', 'ws'], server),
  files: {
    'server.cjs': server,
    'package.json': '{ "name": "app", "private": true }',
    'next.config.js': `module.exports = { ${config} };`,
    'pages/index.js': "export default function Home() { return 'Field'; }\n",
    'pages/_document.js': `import { Head, Html, Main, NextScript } from 'next/document';
import { readFileSync } from 'node:fs';
const scripts = [...readFileSync('@dir@/index.html', 'utf8').matchAll(/<script>([^]*?)<\\/script>/g)].map(([, code]) => code).join('\\n');
export default function Document() {
  return <Html><Head><script dangerouslySetInnerHTML={{ __html: scripts }} /></Head><body><Main /><NextScript /></body></Html>;
}
`,
  },
  command: ['sh', '-c', 'ln -sfn @field@/node_modules node_modules && exec node server.cjs'],
  env: { NEXT_TELEMETRY_DISABLED: '1' },
});

/** Custom servers, as the documentation of Next.js describes them. */
const served = (body: string) => `const next = require('next');
const app = next({ dev: true, webpack: true, dir: '@dir@', hostname: '127.0.0.1', port: Number(process.env.PORT) });
app.prepare().then(() => {
  const server = require('node:http').createServer(app.getRequestHandler());
  ${body}
  server.listen(process.env.PORT, '127.0.0.1');
});`;

const REQUIRE_WS = "const { WebSocketServer } = require('ws');";
const ECHO = "on('connection', (socket) => socket.on('message', (data) => socket.send(String(data))))";

const page = 'http://127.0.0.1:@app@/';
/** Hot reload of Next.js works once its socket is open. */
const hot = `const Native = WebSocket;
globalThis.WebSocket = class extends Native { constructor(...all) { super(...all); this.addEventListener('open', () => works()); } };`;
/** The page's own socket and that of hot reload. */
const both = `const Native = WebSocket;
let open = 0;
globalThis.WebSocket = class extends Native { constructor(...all) { super(...all); this.addEventListener('open', () => { if (++open === 2) works(); }); } };
const socket = new WebSocket('ws://127.0.0.1:@app@/ws');
socket.onopen = () => socket.send('hello');
socket.onmessage = () => undefined;
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => console.log(code);`;

export const nextScenes = [
  {
    id: 'next-dev-origins',
    title: 'The development server of Next.js rejects hot reload for a page of a host that it does not know',
    source: 'https://nextjs.org/docs/app/api-reference/config/next-config-js/allowedDevOrigins',
    servers: { app: app('', served('')) },
    page: 'http://shop.lab.test:@app@/',
    client: hot,
    takes: 15_000,
    fix: { servers: { app: app("allowedDevOrigins: ['shop.lab.test']", served('')) } },
    expects: {
      rule: ['not-http', 'forbidden', 'origin-refused'],
      setting: /allowedDevOrigins/,
      never: [/certificate/i],
    },
  },
  {
    id: 'next-custom-server',
    title: 'A WebSocketServer with a path on a custom server of Next.js rejects hot reload',
    source: 'https://github.com/vercel/next.js/issues/64128',
    servers: {
      app: app('', served(`${REQUIRE_WS}\n  new WebSocketServer({ server, path: '/ws' }).${ECHO};`)),
    },
    page,
    client: both,
    takes: 15_000,
    fix: {
      servers: {
        app: app(
          '',
          served(`${REQUIRE_WS}
  const sockets = new WebSocketServer({ noServer: true }).${ECHO};
  server.on('upgrade', (request, socket, head) => {
    if (request.url === '/ws') sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client));
  });`),
        ),
      },
    },
    expects: {
      rule: ['bad-request', 'protocol-error'],
      setting: /noServer/,
      never: [/allowedDevOrigins/],
    },
  },
  {
    id: 'next-healthy',
    title: 'Hot reload of the development server of Next.js',
    servers: { app: app('', served('')) },
    page,
    client: hot,
    takes: 10_000,
    expects: 'healthy',
  },
] satisfies FieldScene[];
