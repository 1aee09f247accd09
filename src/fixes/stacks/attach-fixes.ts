import type { Fix } from '../../diagnosis/rule.ts';

/** https://channels.readthedocs.io/en/stable/topics/routing.html */
export const CHANNELS_ROUTE: Fix = {
  by: 'operator',
  title: 'Compare the path with websocket_urlpatterns',
  detail:
    'Django Channels answers 500 where no route of URLRouter fits ("No route found for path"). Compare the final slash: APPEND_SLASH does not redirect WebSockets.',
};

/** https://github.com/websockets/ws#external-https-server */
export const ATTACH_TO_SERVER: Fix = {
  by: 'operator',
  title: 'Attach the WebSocket server to the server that listens',
  detail:
    'app.listen() of Express makes an HTTP server of its own: call server.listen() on the one that the WebSocketServer has. A handler for unknown paths must come after the routes of express-ws. Several WebSocketServers with a path on one server reject each other’s handshakes with 400: give them noServer: true and choose in the upgrade event.',
  snippet:
    "const server = http.createServer(app);\nnew WebSocketServer({ server });\nserver.listen(port); // not app.listen(port)\n// several on one server: { noServer: true }, and\nserver.on('upgrade', (request, socket, head) => wss.handleUpgrade(request, socket, head, (client) => wss.emit('connection', client, request)));",
  language: 'js',
};
