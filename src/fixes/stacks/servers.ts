import { js, type StackAdvice, text } from './advice.ts';
import { megabytes } from './snippet-context.ts';

export const WS = 'Node.js (ws)';
export const PYTHON = 'Python (websockets, uvicorn)';
export const GO = 'Go (gorilla/websocket)';
export const SPRING = 'Spring (Tomcat)';

const SERVER = 'where the server makes new WebSocketServer()';

/** https://github.com/websockets/ws/blob/master/doc/ws.md */
export const nodeWs = {
  heartbeat: js(
    'ping() and terminate(), beside the server; browsers answer by themselves',
    ({ beat }) =>
      `server.on('connection', (client) => {\n  client.alive = true;\n  client.on('pong', () => { client.alive = true; });\n});\nsetInterval(() => {\n  for (const client of server.clients) {\n    if (!client.alive) client.terminate();\n    client.alive = false;\n    client.ping();\n  }\n}, ${beat});`,
  ),
  origin: js(
    `verifyClient, ${SERVER}`,
    ({ origin, path }) =>
      `new WebSocketServer({ server, path: '${path}', verifyClient: ({ origin }) => origin === '${origin}' });`,
  ),
  restart: js(
    'close() of every client, where the server is stopped',
    "process.on('SIGTERM', () => {\n  for (const client of server.clients) client.close(1001, 'restart');\n  server.close();\n});",
  ),
  size: js(
    `maxPayload, ${SERVER}`,
    (of) =>
      `new WebSocketServer({ server, path: '${of.path}', maxPayload: ${megabytes(of)} * 1024 * 1024 });`,
  ),
  compression: js(
    `perMessageDeflate, ${SERVER}`,
    ({ path }) => `new WebSocketServer({ server, path: '${path}', perMessageDeflate: false });`,
  ),
  subprotocol: js(
    `handleProtocols, ${SERVER}`,
    ({ path, protocol }) =>
      `new WebSocketServer({\n  server,\n  path: '${path}',\n  handleProtocols: (offered) => (offered.has(${protocol}) ? ${protocol} : false),\n});`,
  ),
  rate: js(
    'the message handler of the connection',
    "server.on('connection', (client) => {\n  let left = 50;\n  const refill = setInterval(() => { left = 50; }, 1_000);\n  client.on('message', (data) => (left-- > 0 ? handle(data) : client.close(1008, 'too many messages')));\n  client.on('close', () => clearInterval(refill));\n});",
  ),
  guard: js(
    'the message handler of the connection',
    "client.on('message', (data) => {\n  try {\n    handle(JSON.parse(data));\n  } catch (error) {\n    console.error('message failed', error);\n    client.send(JSON.stringify({ type: 'error', message: 'not understood' }));\n  }\n});",
  ),
  log: js(
    'the connection handler of the server',
    "server.on('connection', (client, request) => {\n  const id = new URL(request.url, 'http://x').searchParams.get('log');\n  const line = (...words) => console.log(new Date().toISOString(), id, ...words);\n  line('open', request.headers.origin, request.socket.remoteAddress);\n  client.on('error', (error) => line('error', error));\n  client.on('close', (code, reason) => line('close', code, String(reason)));\n});",
  ),
} satisfies StackAdvice;

/** Each compares Origin in another place; FastAPI and Starlette compare nothing by themselves. */
export const pythonOrigin = text(
  'origins of serve(); check_origin in Tornado, ALLOWED_HOSTS in Django Channels',
  ({ origin }) => `serve(handler, host, port, origins=['${origin}'])`,
);

/** https://websockets.readthedocs.io/en/stable/reference/asyncio/server.html and https://www.uvicorn.org/settings/ */
export const python = {
  heartbeat: text(
    'ping_interval and ping_timeout of serve(); with uvicorn options of the command',
    ({ beat }) =>
      `serve(handler, host, port, ping_interval=${beat / 1_000}, ping_timeout=20)\n# uvicorn app:app --ws-ping-interval ${beat / 1_000} --ws-ping-timeout 20`,
  ),
  restart: text(
    'close() of the server, where it is stopped: it closes each with 1001',
    'async with serve(handler, host, port) as server:\n    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, server.close)\n    await server.wait_closed()',
  ),
  size: text(
    'max_size of serve(); with uvicorn an option of the command',
    (of) =>
      `serve(handler, host, port, max_size=${megabytes(of)} * 2**20)\n# uvicorn app:app --ws-max-size ${megabytes(of) * 1_048_576}`,
  ),
  compression: text(
    'compression of serve(); with uvicorn an option of the command',
    'serve(handler, host, port, compression=None)\n# uvicorn app:app --ws-per-message-deflate false',
  ),
  subprotocol: text(
    'subprotocols of serve(); in FastAPI and Starlette subprotocol of accept()',
    ({ protocol }) =>
      `serve(handler, host, port, subprotocols=[${protocol}])\n# FastAPI, Starlette\nawait websocket.accept(subprotocol=${protocol})`,
  ),
  guard: text(
    'the loop over the messages, in the handler',
    "async for message in connection:\n    try:\n        await handle(json.loads(message))\n    except Exception:\n        logging.exception('message failed')\n        await connection.send(json.dumps({'type': 'error', 'message': 'not understood'}))",
  ),
  log: text(
    'the handler, and the logger websockets.server',
    "logging.basicConfig(level=logging.INFO)\nlogging.getLogger('websockets.server').setLevel(logging.DEBUG)\n\nasync def handler(connection):\n    logging.info('open %s %s', connection.id, connection.request.path)\n    try:\n        async for message in connection: await handle(message)\n    finally:\n        logging.info('close %s %s %s', connection.id, connection.close_code, connection.close_reason)",
  ),
} satisfies StackAdvice;

/** https://pkg.go.dev/github.com/gorilla/websocket */
export const gorilla = {
  heartbeat: text(
    'WriteControl and SetPongHandler, beside the loop that reads',
    ({ beat }) =>
      `conn.SetPongHandler(func(string) error { return conn.SetReadDeadline(time.Now().Add(60 * time.Second)) })\nfor range time.Tick(${beat / 1_000} * time.Second) {\n\tconn.WriteControl(websocket.PingMessage, nil, time.Now().Add(5*time.Second))\n}`,
  ),
  origin: text(
    'CheckOrigin of the Upgrader',
    ({ origin }) =>
      `websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return r.Header.Get("Origin") == "${origin}" }}`,
  ),
  size: text(
    'SetReadLimit of the connection (no limit by default)',
    (of) => `conn.SetReadLimit(${megabytes(of)} << 20)`,
  ),
  restart: text(
    'RegisterOnShutdown of http.Server, for every connection that the server keeps',
    'server.RegisterOnShutdown(func() {\n\tfor conn := range connections {\n\t\tconn.WriteControl(websocket.CloseMessage,\n\t\t\twebsocket.FormatCloseMessage(websocket.CloseGoingAway, "restart"), time.Now().Add(time.Second))\n\t}\n})',
  ),
  compression: text('EnableCompression of the Upgrader', 'websocket.Upgrader{EnableCompression: false}'),
  subprotocol: text(
    'Subprotocols of the Upgrader',
    ({ protocol }) => `websocket.Upgrader{Subprotocols: []string{${protocol}}}`,
  ),
  guard: text(
    'a deferred recover around each message: after the upgrade a panic leaves the socket open',
    'func handle(conn *websocket.Conn, message []byte) {\n\tdefer func() {\n\t\tif err := recover(); err != nil {\n\t\t\tslog.Error("message failed", "error", err)\n\t\t\tconn.WriteJSON(map[string]string{"type": "error", "message": "not understood"})\n\t\t}\n\t}()\n\tprocess(conn, message)\n}',
  ),
  log: text(
    'the loop that reads',
    'for {\n\tif _, message, err := conn.ReadMessage(); err != nil {\n\t\tslog.Info("close", "id", r.URL.Query().Get("log"), "error", err)\n\t\treturn\n\t} else {\n\t\thandle(message)\n\t}\n}',
  ),
} satisfies StackAdvice;

/** https://docs.spring.io/spring-framework/reference/web/websocket/server.html */
export const spring = {
  origin: text(
    'setAllowedOrigins of the handler, in the WebSocketConfigurer',
    ({ origin, path }) => `registry.addHandler(handler, "${path}").setAllowedOrigins("${origin}");`,
  ),
  size: text(
    'setMaxTextMessageBufferSize of ServletServerContainerFactoryBean (default 8,192 bytes)',
    (of) =>
      `@Bean\nServletServerContainerFactoryBean container() {\n  var container = new ServletServerContainerFactoryBean();\n  container.setMaxTextMessageBufferSize(${megabytes(of)} * 1024 * 1024);\n  container.setMaxBinaryMessageBufferSize(${megabytes(of)} * 1024 * 1024);\n  return container;\n}`,
  ),
} satisfies StackAdvice;
