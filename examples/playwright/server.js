// A page with a live feed. The feed wants a token, and one of the two pages sends none.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const page = (path) => `<!doctype html>
<title>Prices</title>
<p id="status">connecting</p>
<script>
  const socket = new WebSocket(location.origin.replace('http', 'ws') + '${path}');
  const show = (text) => { document.getElementById('status').textContent = text; };
  socket.onopen = () => show('connected');
  socket.onmessage = ({ data }) => show('price ' + data);
  socket.onclose = () => show('disconnected');
</script>`;

const server = createServer((request, response) => {
  const path = request.url === '/signed-in' ? '/feed?token=a1b2c3d4e5f6' : '/feed';
  response.setHeader('content-type', 'text/html');
  response.end(page(path));
});
const feed = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, socket, head) => {
  if (!new URL(request.url, 'http://localhost').searchParams.has('token')) {
    socket.end(
      'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    );
    return;
  }
  feed.handleUpgrade(request, socket, head, (client) => client.send('42'));
});
server.listen(Number(process.env.PORT ?? 4173), '127.0.0.1');
