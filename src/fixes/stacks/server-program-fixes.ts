import type { Fix } from '../../diagnosis/rule.ts';
import type { SnippetContext } from './snippet-context.ts';

/** https://nextjs.org/docs/app/api-reference/config/next-config-js/allowedDevOrigins */
export function nextJs({ pageHost }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: 'Add the host of the page to allowedDevOrigins',
    detail:
      'The development server of Next.js rejects requests to /_next/ from a host it was not started with. Restart it after the change.',
    snippet: `// next.config.js\nmodule.exports = { allowedDevOrigins: ['${pageHost}'] };`,
    language: 'js',
  };
}

/** https://vite.dev/config/server-options.html#server-proxy */
export function viteProxy({ path }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: 'Proxy this path with ws: true in Vite',
    detail:
      'Vite passes WebSockets of a path on only with ws: true. changeOrigin: true sets Host to that of the target; rewriteWsOrigin: true does the same for Origin, for a backend that checks it (development only).',
    snippet: `// vite.config.js\nexport default {\n  server: {\n    proxy: { '${path}': { target: 'http://localhost:BACKEND_PORT', ws: true, changeOrigin: true } },\n  },\n};`,
    language: 'js',
  };
}

/** https://webpack.js.org/configuration/dev-server/#devserverproxy */
export function webpackProxy({ path }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: 'Proxy this path with ws: true in webpack-dev-server',
    detail:
      'webpack-dev-server passes WebSockets of a path on only with ws: true. Otherwise an upgrade for another path than that of its own client, /ws by default, gets no answer.',
    snippet: `// webpack.config.js\nmodule.exports = {\n  devServer: {\n    proxy: [{ context: ['${path}'], target: 'http://localhost:BACKEND_PORT', ws: true }],\n  },\n};`,
    language: 'js',
  };
}

/** https://github.com/chimurai/http-proxy-middleware#websocket */
export function proxyMiddleware({ path }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: 'Pass the upgrade on in http-proxy-middleware',
    detail:
      'If Express proxies this path: without ws: true the middleware takes plain requests only. Without an ordinary request before it, it does not learn of the server either, so pass the upgrade event on yourself.',
    snippet: `const proxy = createProxyMiddleware({ target: 'http://localhost:BACKEND_PORT', ws: true, pathFilter: '${path}' });\napp.use(proxy);\nconst server = app.listen(port);\nserver.on('upgrade', proxy.upgrade);`,
    language: 'js',
  };
}

/** https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts and https://channels.readthedocs.io/en/stable/topics/security.html */
export function djangoChannels({ host, pageHost, origin }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: 'Add the host of the page to ALLOWED_HOSTS',
    detail:
      'AllowedHostsOriginValidator of Django Channels compares the Origin header with ALLOWED_HOSTS, and OriginValidator with its own list; both reject with 403. So does a consumer that closes before accept().',
    snippet: `# settings.py\nALLOWED_HOSTS = ['${host}', '${pageHost}']\n# or in asgi.py\nOriginValidator(URLRouter(websocket_urlpatterns), ['${origin}'])`,
    language: 'text',
  };
}

/** https://www.uvicorn.org/installation/ */
export const UVICORN_LIBRARY: Fix = {
  by: 'operator',
  title: 'Install a WebSocket library for uvicorn',
  detail:
    'Without websockets or wsproto, uvicorn treats the handshake as a plain GET request, and logs "No supported WebSocket library detected". Restart it after the installation.',
  snippet: "pip install 'uvicorn[standard]'",
  language: 'sh',
};

export const ASGI: Fix = {
  by: 'operator',
  title: 'Run the application with an ASGI server',
  detail:
    'A WSGI server handles the handshake as a plain GET request: WebSockets of Django Channels, FastAPI and Starlette need ASGI. With gunicorn use the worker class of uvicorn.',
  snippet:
    'uvicorn project.asgi:application\n# or\ngunicorn project.asgi:application -k uvicorn_worker.UvicornWorker',
  language: 'sh',
};

/** https://github.com/novnc/websockify */
export const OFFER_BINARY: Fix = {
  title: 'Offer the subprotocol binary, and no other',
  detail:
    'websockify rejects a client that offers other subprotocols, or binary in a list with others; its older versions reject one that offers none.',
  snippet: "new WebSocket(url, ['binary']);",
  language: 'js',
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html */
export const CONNECT_ROUTE: Fix = {
  title: 'Check the authorizer of the $connect route',
  detail:
    'API Gateway answers 403 where the authorizer denies or gets no credentials, the IAM policy or API key does not fit, or the stage in the path does not exist. A browser can send credentials in the query only. The access log has $context.authorizer.error and $context.error.message.',
};

/** https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/http/upgrades */
export const ENVOY_UPGRADE: Fix = {
  by: 'operator',
  title: 'Allow the websocket upgrade in Envoy',
  detail:
    'Envoy answers 403 to an upgrade that neither upgrade_configs of the HttpConnectionManager nor the route allows. Its access log then has the response code detail upgrade_failed. With ext_authz or RBAC the same status may be theirs.',
  snippet: 'upgrade_configs:\n  - upgrade_type: websocket',
  language: 'text',
};

/** MQTT brokers: EMQX, HiveMQ and VerneMQ serve WebSockets at /mqtt. */
export const MQTT_PATH: Fix = {
  title: 'Use the path /mqtt',
  detail:
    'EMQX, HiveMQ and VerneMQ accept WebSockets at /mqtt by default, RabbitMQ at /ws. Mosquitto accepts any path.',
  change: { kind: 'retarget', path: '/mqtt' },
};

/** https://mosquitto.org/man/mosquitto-conf-5.html */
export const MQTT_LISTENER: Fix = {
  title: 'Connect to the WebSocket listener of the broker',
  detail:
    'Ports 1883 and 8883 are for MQTT over TCP. A broker needs a listener of its own for WebSockets: Mosquitto none by default, EMQX 8083 and 8084 (TLS), HiveMQ 8000, RabbitMQ 15675.',
  snippet: '# mosquitto.conf\nlistener 9001\nprotocol websockets',
  language: 'text',
};

/** https://vite.dev/config/server-options.html#server-hmr */
export const HMR_PORT: Fix = {
  by: 'operator',
  title: 'Set server.hmr.clientPort in Vite',
  detail:
    'The page was loaded through another port than the one its hot reload connects to: a proxy, a container or a tunnel is in front of Vite. clientPort is the port that the browser uses. If Vite was stopped, start it again.',
  snippet: "// vite.config.js\nexport default { server: { hmr: { clientPort: 443, protocol: 'wss' } } };",
  language: 'js',
};

/** https://webpack.js.org/configuration/dev-server/#websocketurl */
export const WEBPACK_URL: Fix = {
  by: 'operator',
  title: 'Set client.webSocketURL in webpack-dev-server',
  detail:
    'The client connects where client.webSocketURL says. Behind a proxy it has to name the host and port that the browser uses.',
  snippet:
    "// webpack.config.js\nmodule.exports = { devServer: { client: { webSocketURL: 'auto://0.0.0.0:0/ws' } } };",
  language: 'js',
};

/** https://www.starlette.io/websockets/ and https://fastapi.tiangolo.com/advanced/websockets/ */
export function starletteRoute({ path }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: `Check the WebSocket route ${path} and its dependencies`,
    detail:
      'Starlette and FastAPI reject with 403 where no WebSocket route has this path, and where a dependency or the handler ends before accept(). They do not check the Origin header by themselves: CORSMiddleware does not apply to WebSockets. A router prefix is part of the path.',
    snippet: `@app.websocket("${path}")\nasync def endpoint(websocket: WebSocket):\n    await websocket.accept()`,
    language: 'text',
  };
}

/** https://www.tornadoweb.org/en/stable/websocket.html#tornado.websocket.WebSocketHandler.check_origin */
export function tornadoOrigin({ origin }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: 'Allow the origin in check_origin, or forward Host',
    detail:
      'Tornado rejects with 403 where the host of the Origin header is not the Host of the request. Behind a proxy, forward the Host header unchanged. For a page of another host, override check_origin; Jupyter has ServerApp.allow_origin for that. Jupyter also answers 403 without a valid token or cookie.',
    snippet: `# Tornado\ndef check_origin(self, origin):\n    return origin == "${origin}"\n\n# jupyter_server_config.py\nc.ServerApp.allow_origin = "${origin}"`,
    language: 'text',
  };
}

/** https://docs.spring.io/spring-framework/reference/web/websocket/server.html#websocket-server-allowed-origins */
export function springOrigin({ origin, path }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: 'Add the origin to setAllowedOriginPatterns',
    detail:
      'Spring accepts pages of the same origin only, and answers 403 to others. Behind a proxy it compares with the forwarded host: set server.forward-headers-strategy. Spring Security answers 403 as well, for a request that is not authorized.',
    snippet: `registry.addEndpoint("${path}").setAllowedOriginPatterns("${origin}");`,
    language: 'text',
  };
}

/** https://guides.rubyonrails.org/action_cable_overview.html#allowed-request-origins */
export function actionCableOrigin({ origin }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: 'Add the origin to allowed_request_origins',
    detail:
      'Action Cable answers 404 for an origin that is not in its list, and logs "Request origin not allowed". The page is of another origin than the server.',
    snippet: `# config/environments/production.rb\nconfig.action_cable.allowed_request_origins = ["${origin}"]`,
    language: 'text',
  };
}

/** https://guides.rubyonrails.org/action_cable_overview.html#consumer-configuration */
export function actionCableMount({ path }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: `Mount Action Cable at ${path}`,
    detail:
      'Rails answers 404 where Action Cable is not mounted at this path, and where a proxy drops the Upgrade header: its log then says "Failed to upgrade to WebSocket".',
    snippet: `# config/routes.rb\nmount ActionCable.server => "${path}"`,
    language: 'text',
  };
}

/** https://github.com/enisdenjo/graphql-ws and https://www.apollographql.com/docs/react/data/subscriptions */
export const GRAPHQL_SUBPROTOCOL: Fix = {
  title: 'Use the client library that matches the server',
  detail:
    'There are two GraphQL protocols. The package graphql-ws uses the subprotocol graphql-transport-ws; the old package subscriptions-transport-ws uses the subprotocol graphql-ws. Client and server must use the same one: GraphQLWsLink of Apollo Client is for the new one, WebSocketLink for the old one.',
  snippet:
    'import { GraphQLWsLink } from "@apollo/client/link/subscriptions";\nimport { createClient } from "graphql-ws";\nnew GraphQLWsLink(createClient({ url }));',
  language: 'js',
};

/** https://nextjs.org/docs/app/guides/production-checklist */
export function nextDevelopmentClient({ path }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: 'Serve the production build, or forward this path',
    detail:
      'The hot reload of next dev opens this WebSocket: the page is a development build. In production run next build and next start, which open none. For development behind a proxy, forward the upgrade of this path; the page works without it, but does not reload by itself.',
    snippet: `location ${path} {\n  proxy_pass http://127.0.0.1:3000;\n  proxy_http_version 1.1;\n  proxy_set_header Upgrade $http_upgrade;\n  proxy_set_header Connection "upgrade";\n}`,
    language: 'nginx',
  };
}
