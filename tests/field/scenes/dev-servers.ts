import { echoClient, nginx, node, UPGRADE, wsEcho } from '../programs.ts';
import type { FieldScene, Program } from '../scene.ts';

/** Vite's development server, of which the page is `index.html` in the scene's folder. */
const vite = (server: string): Program => ({
  ...node(
    ['vite'],
    `import('@field@/node_modules/vite/dist/node/index.js').then(async ({ createServer }) => {
  const made = await createServer({ root: '@dir@', configFile: false, logLevel: 'error', cacheDir: '@dir@/cache', server: { host: '127.0.0.1', port: @app@, strictPort: true, ${server} } });
  await made.listen();
});`,
  ),
});

/** webpack-dev-server, whose bundle is at /main.js. */
const webpack = (options: string): Program =>
  node(
    ['webpack', 'webpack-dev-server'],
    `const fs = require('node:fs');
fs.writeFileSync('@dir@/entry.js', 'globalThis.hot = true;');
const compiler = require('webpack')({ mode: 'development', context: '@dir@', entry: './entry.js', stats: 'none', infrastructureLogging: { level: 'none' }, resolveLoader: { modules: ['@field@/node_modules'] }, resolve: { modules: ['@field@/node_modules'] } });
const Server = require('webpack-dev-server');
new Server({ host: '127.0.0.1', port: @app@, static: '@dir@', ${options} }, compiler).start();`,
  );

const page = 'http://127.0.0.1:@app@/';
const client = echoClient('ws://127.0.0.1:@app@/api');
const PROXY = "proxy: { '/api': { target: 'http://127.0.0.1:@api@', ws: true } }";
/** Vite puts its own client into the page; it works once its socket is open. */
const hot = `const Native = WebSocket;
globalThis.WebSocket = class extends Native { constructor(...all) { super(...all); this.addEventListener('open', () => works()); } };`;
const LOAD =
  "const script = document.createElement('script'); script.src = '/main.js'; document.head.append(script);";
/** The client of webpack-dev-server works once it is told the hash of the bundle. */
const loadBundle = `const Native = WebSocket;
globalThis.WebSocket = class extends Native { constructor(...all) { super(...all); this.addEventListener('message', ({ data }) => { if (String(data).includes('"hash"')) works(); }); } };
${LOAD}`;

export const devServerScenes = [
  {
    id: 'vite-proxy',
    title: 'server.proxy of Vite lacks ws: true',
    source: 'https://vite.dev/config/server-options.html#server-proxy',
    servers: { api: wsEcho(), app: vite("proxy: { '/api': { target: 'http://127.0.0.1:@api@' } }") },
    page,
    client,
    takes: 6_000,
    fix: { servers: { app: vite(PROXY) } },
    expects: {
      rule: ['stuck-connecting', 'no-response', 'connection-timed-out', 'bad-request'],
      setting: /ws: true/,
      never: [/Another program has port/i],
    },
  },
  {
    id: 'vite-client-port',
    title: 'hmr.clientPort of Vite is a port on which nothing listens',
    source: 'https://vite.dev/config/server-options.html#server-hmr',
    servers: { app: vite('hmr: { clientPort: @other@ }') },
    page,
    client: hot,
    fix: { servers: { app: vite('hmr: {}') } },
    expects: { rule: 'connection-refused', setting: /clientPort/, never: [/url carries a token/i] },
  },
  {
    id: 'vite-api-down',
    title: 'The backend behind server.proxy of Vite does not run',
    source: 'https://vite.dev/config/server-options.html#server-proxy',
    servers: { app: vite(PROXY) },
    page,
    client,
    fix: { servers: { api: wsEcho() } },
    expects: {
      rule: ['no-response', 'handshake-reset', 'server-error', 'server-crashed'],
      setting: /backend|target|proxy/i,
      never: [/security software/i],
    },
  },
  {
    id: 'webpack-allowed-hosts',
    title: 'webpack-dev-server behind nginx rejects a page of another host',
    source: 'https://webpack.js.org/configuration/dev-server/#devserverallowedhosts',
    servers: {
      app: webpack(''),
      front: nginx(`location / { proxy_pass http://127.0.0.1:@app@; ${UPGRADE} }`),
    },
    page: 'http://shop.lab.test:@front@/',
    client: loadBundle,
    fix: { servers: { app: webpack("allowedHosts: ['shop.lab.test']") } },
    expects: {
      rule: ['origin-refused', 'server-error-message', 'closed-after-open'],
      says: /Invalid Host\/Origin header/,
      setting: /allowedHosts/,
      never: [/has crashed|probably crashed/i],
    },
  },
  {
    id: 'webpack-socket-url',
    title: 'client.webSocketURL of webpack-dev-server has a port on which nothing listens',
    source: 'https://webpack.js.org/configuration/dev-server/#websocketurl',
    servers: { app: webpack("client: { webSocketURL: 'ws://127.0.0.1:@other@/ws' }") },
    page,
    client: loadBundle,
    fix: { servers: { app: webpack('') } },
    expects: { rule: 'connection-refused', setting: /webSocketURL/, never: [/certificate/i] },
  },
  {
    id: 'webpack-proxy',
    title: 'The proxy of webpack-dev-server lacks ws: true',
    source: 'https://webpack.js.org/configuration/dev-server/#devserverproxy',
    servers: {
      api: wsEcho(),
      app: webpack("proxy: [{ context: ['/api'], target: 'http://127.0.0.1:@api@' }]"),
    },
    page,
    client: `${LOAD}\n${client}`,
    takes: 6_000,
    fix: {
      servers: { app: webpack("proxy: [{ context: ['/api'], target: 'http://127.0.0.1:@api@', ws: true }]") },
    },
    expects: {
      rule: ['stuck-connecting', 'no-response', 'bad-request', 'not-found', 'handshake-reset'],
      setting: /ws: true/,
      never: [/permission prompt/],
    },
  },
  {
    id: 'vite-behind-nginx',
    title: 'nginx in front of Vite does not pass the upgrade on, so that hot reload fails',
    source: 'https://vite.dev/config/server-options.html#server-hmr',
    servers: {
      app: vite('hmr: { clientPort: @front@ }'),
      front: nginx('location / { proxy_pass http://127.0.0.1:@app@; }'),
    },
    page: 'http://127.0.0.1:@front@/',
    client: hot,
    fix: {
      servers: {
        app: vite('hmr: { clientPort: @front@ }'),
        front: nginx(`location / { proxy_pass http://127.0.0.1:@app@; ${UPGRADE} }`),
      },
    },
    expects: {
      rule: ['not-a-websocket-endpoint', 'not-found', 'bad-request', 'no-response'],
      setting: /proxy_set_header Upgrade/,
      never: [/url carries a token/i],
    },
  },
  {
    id: 'vite-healthy',
    title: 'Hot reload of Vite',
    servers: { app: vite('hmr: {}') },
    page,
    client: hot,
    expects: 'healthy',
  },
  {
    id: 'vite-proxy-healthy',
    title: 'A socket through server.proxy of Vite',
    servers: { api: wsEcho(), app: vite(PROXY) },
    page,
    client,
    expects: 'healthy',
  },
  {
    id: 'webpack-healthy',
    title: 'Live reload of webpack-dev-server',
    servers: { app: webpack('') },
    page,
    client: loadBundle,
    expects: 'healthy',
  },
] satisfies FieldScene[];
