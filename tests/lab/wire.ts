import { get as getHttp, type IncomingHttpHeaders } from 'node:http';
import { get as getHttps } from 'node:https';
import { connect as connectTcp, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';

/** What came back to a handshake: an HTTP answer, with the connection still open, or the connection's end. */
export type Reply =
  | { kind: 'answer'; status: number; headers: Record<string, string>; rest: Buffer; socket: Socket }
  | { kind: 'ended'; how: string; bytes: Buffer };

export interface KnockOptions {
  protocols?: string[];
  origin?: string;
  /** The authority to trust, PEM. */
  ca?: string;
}

const headEnd = '\r\n\r\n';

/** The key of every handshake here (RFC 6455, section 1.3). */
export const sampleKey = 'dGhlIHNhbXBsZSBub25jZQ==';

/** Sends a WebSocket handshake as a browser does and reports what the wire says, without judging it. */
export async function knock(url: string, { protocols = [], origin, ca }: KnockOptions = {}): Promise<Reply> {
  const target = new URL(url);
  const socket = dial(target, ca);
  socket.write(handshake(target, protocols, origin));
  const { bytes, how } = await read(socket, (bytes) => bytes.includes(headEnd));
  return bytes.includes(headEnd) ? readAnswer(bytes, socket) : { kind: 'ended', how, bytes };
}

/** Reads until there is enough or the connection has ended; `how` is then FIN or the system's error code. */
function read(
  socket: Socket,
  isEnough: (bytes: Buffer) => boolean,
  before: Buffer = Buffer.alloc(0),
): Promise<{ bytes: Buffer; how: string }> {
  return new Promise((resolve) => {
    let bytes = before;
    let how = 'FIN';
    const gather = (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (!isEnough(bytes)) return;
      socket.off('data', gather).pause();
      resolve({ bytes, how });
    };
    socket.on('data', gather).resume();
    socket.on('error', (error: NodeJS.ErrnoException) => {
      how = error.code ?? error.message;
    });
    socket.on('close', () => resolve({ bytes, how }));
  });
}

function dial({ protocol, hostname, port }: URL, ca: string | undefined): Socket {
  const target = { host: hostname, port: Number(port) };
  return protocol === 'wss:' ? connectTls({ ...target, ...(ca && { ca }) }) : connectTcp(target);
}

function handshake({ host, pathname, search }: URL, protocols: string[], origin?: string): string {
  const lines = [
    `GET ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${sampleKey}`,
    ...(origin === undefined ? [] : [`Origin: ${origin}`]),
    ...(protocols.length > 0 ? [`Sec-WebSocket-Protocol: ${protocols.join(', ')}`] : []),
  ];
  return lines.join('\r\n') + headEnd;
}

function readAnswer(bytes: Buffer, socket: Socket): Reply {
  const end = bytes.indexOf(headEnd);
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const status = Number(statusLine.split(' ')[1]);
  return { kind: 'answer', status, headers, rest: bytes.subarray(end + headEnd.length), socket };
}

const textFrame = Buffer.from([0x81, 0x85, 0, 0, 0, 0, ...Buffer.from('hello')]);

/** Sends a text message on an open connection and resolves to what comes back: `length` bytes or more. */
export async function sayHello(answer: Extract<Reply, { kind: 'answer' }>, length: number): Promise<Buffer> {
  answer.socket.write(textFrame);
  const { bytes } = await read(answer.socket, (bytes) => bytes.length >= length, answer.rest);
  answer.socket.destroy();
  return bytes;
}

/** A page's headers and text, with the lab's authority trusted. */
export function fetchPage(url: string, ca: string): Promise<{ headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const get = url.startsWith('https:') ? getHttps : getHttp;
    const request = get(url, { ca }, async (response) => {
      resolve({ headers: response.headers, body: await text(response) });
    });
    request.on('error', reject);
  });
}
