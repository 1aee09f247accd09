import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';

/** What a page asks for on `/push`: so many messages of so many bytes. */
export interface Push {
  count: number;
  bytes: number;
  binary: boolean;
}

function pushTo(socket: WebSocket, { count, bytes, binary }: Push): void {
  const message = binary ? Buffer.alloc(bytes, 7) : 'x'.repeat(bytes);
  for (let sent = 0; sent < count; sent += 1) socket.send(message);
}

/** Bytes that may wait to be taken by the page. */
const MOST_WAITING = 1 << 20;

/**
 * So many messages of so many bytes a second for so many seconds, each another text, in steps of 10 ms, or as many as the page
 * takes; then it closes, and says in the close reason how many there were.
 */
function streamTo(socket: WebSocket, rate: number, seconds: number, bytes: number): void {
  const began = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const passed = (performance.now() - began) / 1000;
    const due = Math.min(passed, seconds) * rate;
    for (; sent < due && socket.bufferedAmount < MOST_WAITING; sent += 1) {
      socket.send(`${sent} `.padEnd(bytes, 'x'));
    }
    if (passed < seconds && socket.readyState === socket.OPEN) return;
    clearInterval(timer);
    socket.close(1000, String(sent));
  }, 10);
}

const FIRST_SCRIPT = `<!doctype html><script>
  globalThis.firstScript = performance.now() - performance.getEntriesByType('navigation')[0].responseStart;
</script><title>first script</title>`;

/** `/stream?rate=&seconds=&after=&bytes=`: a steady stream, after so many seconds. `/push`: sends what it is asked for. `/sink?count=N`: says `done` after N messages. Else: echo. */
function serve(socket: WebSocket, url: URL): void {
  if (url.pathname === '/push') {
    socket.on('message', (data: RawData) => pushTo(socket, JSON.parse(String(data)) as Push));
  } else if (url.pathname === '/stream') {
    const asked = (name: string): number => Number(url.searchParams.get(name));
    setTimeout(
      streamTo,
      asked('after') * 1000,
      socket,
      asked('rate'),
      asked('seconds'),
      asked('bytes') || 200,
    );
  } else if (url.pathname === '/sink') {
    let left = Number(url.searchParams.get('count'));
    socket.on('message', () => {
      left -= 1;
      if (left === 0) socket.send('done');
    });
  } else {
    socket.on('message', (data, binary) => socket.send(data, { binary }));
  }
}

/**
 * Serves an empty page and the traffic that benches measure; resolves with the page's url. `answer` is asked first, and
 * returns false for what it does not serve.
 */
export async function startTrafficServer(
  answer: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = http.createServer((request, response) => {
    if (answer(request, response)) return;
    response.setHeader('content-type', 'text/html');
    response.end(request.url === '/first-script' ? FIRST_SCRIPT : '<!doctype html><title>bench</title>');
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false, maxPayload: 1 << 26 });
  sockets.on('connection', (socket, request) => serve(socket, new URL(request.url ?? '/', 'http://bench')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
