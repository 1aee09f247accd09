import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { challenge, errorAnswer, event, helloOk } from '../../openclaw/frames.ts';
import { recording } from '../../openclaw/recording.ts';
import { type GatewaySetup, refusedAs } from './connect-checks.ts';

export interface GatewayLife {
  /** Called for each client that was let in. */
  onHello?: (socket: WebSocket) => unknown;
  /** Answers requests after hello. */
  onRequest?: (socket: WebSocket, id: string) => unknown;
  /** Milliseconds; `tick` comes as often, and hello names it. */
  tickEvery?: number;
  /** Frozen: what hello promised does not come. */
  frozen?: true;
  /** Handshake limit in milliseconds. */
  patience?: number;
}

/** Before hello; the lab sends no more afterwards either. */
const MAX_PAYLOAD = 65_536;
const FORWARDED = 'proxy-headers-untrusted';
const CONTROL_UI =
  '<!doctype html><html data-openclaw-control-ui-build-id="2026.9.6-lab"><title>OpenClaw Control</title></html>';

/**
 * A server that speaks like the gateway of OpenClaw: challenge, the checks of `connect` in their order, errors and
 * closes word for word as they were recorded, hello-ok, ticks. A plain GET gets the Control UI.
 */
export function createGateway(setup: GatewaySetup = {}, life: GatewayLife = {}): Server {
  const server = createServer(({ headers }, response) => {
    if (isForwarded(headers)) response.writeHead(403, JSON_TYPE).end(bodyOf(FORWARDED));
    else response.writeHead(200, { 'content-type': 'text/html' }).end(CONTROL_UI);
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD });
  server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    if (isForwarded(request.headers)) {
      connection.end(`HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n${bodyOf(FORWARDED)}`);
    } else {
      sockets.handleUpgrade(request, connection, head, (socket) =>
        greet(socket, request.headers, setup, life),
      );
    }
  });
  return server;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const isForwarded = (headers: IncomingHttpHeaders): boolean => headers['x-forwarded-for'] !== undefined;
const bodyOf = (name: string): string => recording(`2026.9.6/${name}/node`).httpBody ?? '';

function greet(
  socket: WebSocket,
  headers: IncomingHttpHeaders,
  setup: GatewaySetup,
  life: GatewayLife,
): void {
  const { release = '2026.9.6' } = setup;
  const protocol = release === '2026.9.6' ? 4 : 3;
  const { patience = protocol === 4 ? 15_000 : 3_000, tickEvery = 30_000 } = life;
  const nonce = randomUUID();
  const challengedAt = Date.now();
  // ws has answered a broken frame by then; without a listener the error would end the process.
  socket.on('error', () => socket.close());
  const limit = setTimeout(() => socket.close(1000), patience);
  socket.on('close', () => clearTimeout(limit));
  socket.send(challenge(protocol, challengedAt, nonce));
  socket.once('message', (data, isBinary) => {
    clearTimeout(limit);
    const frame = isBinary ? undefined : parse(data);
    const refused = refusedAs({ setup, frame, headers, nonce, challengedAt });
    if (refused !== undefined) return refuse(socket, `${release}/${refused}/node`);
    socket.send(helloOk(protocol, tickEvery));
    if (!life.frozen) {
      const ticks = setInterval(() => socket.send(event('tick', { ts: Date.now() })), tickEvery);
      socket.on('close', () => clearInterval(ticks));
    }
    socket.on('message', (message) =>
      life.onRequest?.(socket, String((parse(message) as { id?: string }).id)),
    );
    life.onHello?.(socket);
  });
}

/** As the real one did, when its client failed in this way. */
function refuse(socket: WebSocket, key: string): void {
  const { errorFrames = [], closeCode, closeReason } = recording(key);
  for (const error of errorFrames) socket.send(errorAnswer(error));
  socket.close(closeCode ?? 1000, closeReason ?? '');
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
