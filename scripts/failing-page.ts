import { createServer, type RequestListener } from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { generate } from 'selfsigned';

/** A page whose sockets fail in every way that a browser's log may keep to itself, and one that is never answered. */
export interface FailingPage {
  url: string;
  /** So many does it make. */
  sockets: number;
}

async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no address');
  return address.port;
}

/** Runs until the process ends. */
export async function startFailingPage(): Promise<FailingPage> {
  const tcp = (answer: (socket: net.Socket) => void): Promise<number> =>
    listen(net.createServer((socket) => answer(socket.on('error', () => undefined))));
  const pems = await generate([{ name: 'commonName', value: 'localhost' }]);
  const html: RequestListener = (_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html>');
  };
  const hung = await tcp((socket) => socket.once('data', () => socket.destroy()));
  const foreign = await tcp((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.2\r\n')));
  const secure = await listen(https.createServer({ key: pems.private, cert: pems.cert }));
  // It knows of no upgrade, and answers as to any request.
  const ordinary = await listen(createServer(html));
  const silent = await tcp(() => undefined);
  const urls = [
    'ws://127.0.0.1:59123/refused',
    'ws://nowhere.invalid/unknown-host',
    `ws://127.0.0.1:${hung}/hung-up`,
    `ws://127.0.0.1:${foreign}/not-http`,
    `wss://127.0.0.1:${secure}/untrusted`,
    `ws://127.0.0.1:${ordinary}/ordinary`,
  ];
  const page = `<!doctype html><title>Failing</title><script>
const ends = ${JSON.stringify(urls)}.map((url) => new Promise((resolve) => { new WebSocket(url).onclose = resolve; }));
new WebSocket('ws://127.0.0.1:${silent}/still-connecting');
Promise.all(ends).then(() => { document.title = 'over'; });
</script>`;
  const port = await listen(
    createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end(page);
    }),
  );
  return { url: `http://127.0.0.1:${port}/`, sockets: urls.length + 1 };
}
