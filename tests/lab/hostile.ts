import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { acceptFor } from './handshake-answer.ts';

const CHUNK = Buffer.alloc(64 * 1024, 'x');

/** Without an end, a piece each millisecond: some 60 MB/s, so that nobody's event loop is held up by it alone. */
function flood(socket: Socket, piece: Buffer): void {
  const later = (): void => {
    setTimeout(pour, 1);
  };
  const pour = (): void => {
    if (socket.destroyed) return;
    if (socket.write(piece)) later();
    else socket.once('drain', later);
  };
  pour();
}

function onRequest(answer: (socket: Socket, request: string) => void): Server {
  return createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (bytes) => answer(socket, bytes.toString('latin1')));
  });
}

function takeHandshake(socket: Socket, request: string): void {
  const key = /sec-websocket-key: (\S+)/i.exec(request)?.[1];
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptFor(key)}\r\n\r\n`,
  );
}

/** Takes the handshake, and sends messages of 64 KiB as fast as they are taken. */
function floodMessages(socket: Socket, request: string): void {
  takeHandshake(socket, request);
  const head = Buffer.from([0x82, 126, 0xff, 0xff]);
  flood(socket, Buffer.concat([head, CHUNK.subarray(0, 65_535)]));
}

/** Servers that try to hang or to fill whoever asks them. */
export const hostileServers = {
  'never-answers': () => onRequest(() => undefined),
  'endless-headers': () =>
    onRequest((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      flood(socket, Buffer.from(`X-More: ${'y'.repeat(8_000)}\r\n`));
    }),
  'slow-headers': () =>
    onRequest((socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\n');
      const drip = setInterval(() => socket.write('X-More: y\r\n'), 20);
      socket.on('close', () => clearInterval(drip));
    }),
  'slow-body': () =>
    onRequest((socket) => {
      socket.write('HTTP/1.1 403 Forbidden\r\nContent-Length: 1000000\r\n\r\n');
      const drip = setInterval(() => socket.write('.'), 20);
      socket.on('close', () => clearInterval(drip));
    }),
  'huge-body': () =>
    onRequest((socket) => {
      socket.write('HTTP/1.1 404 Not Found\r\nContent-Length: 10737418240\r\n\r\n');
      flood(socket, CHUNK);
    }),
  'redirect-circle': () =>
    createHttpServer((request, response) => {
      response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a', connection: 'close' }).end();
    }),
  'endless-messages': () => onRequest(floodMessages),
  /** No harm is meant: a first message of 4 MiB, as of a large document, then a short one. */
  'long-message': () =>
    onRequest((socket, request) => {
      takeHandshake(socket, request);
      const head = Buffer.alloc(10);
      head.writeUInt8(0x82, 0);
      head.writeUInt8(127, 1);
      head.writeBigUInt64BE(BigInt(64 * CHUNK.length), 2);
      socket.write(Buffer.concat([head, ...Array.from({ length: 64 }, () => CHUNK)]));
      socket.write(Buffer.from([0x81, 5, ...Buffer.from('after')]));
    }),
  'long-ping': () =>
    onRequest((socket, request) => {
      takeHandshake(socket, request);
      socket.write(Buffer.concat([Buffer.from([0x89, 126, 0, 200]), Buffer.alloc(200)]));
    }),
  /** The page's own handshake is refused, and whoever comes after it is flooded. */
  'refused-then-endless-messages': () => {
    let refused = false;
    return onRequest((socket, request) => {
      if (refused || !/^upgrade:/im.test(request)) return floodMessages(socket, request);
      refused = true;
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
  },
} as const satisfies Record<string, () => Server>;

export type Hostile = keyof typeof hostileServers;
