import type { CapturedEvent, Header, WireEvent } from '../capture/captured-event.ts';
import {
  addMessage,
  createMessageBuffer,
  HAR_BUDGET,
  harFrames,
  type MessageBuffer,
} from '../export/har/har-events.ts';
import { readHarMessage } from '../export/har/har-message.ts';
import { asJson, type JsonObject } from '../shared/json-shape.ts';
import { createLineReader } from './line-reader.ts';
import type { LogFile } from './log-file.ts';

interface Socket {
  url: string;
  initiator?: string;
  requestHeaders: Header[];
  responseHeaders: Header[];
  requestSent: boolean;
  status: number;
  reason?: string;
  startedAt?: number;
  openedAt?: number;
  endedAt?: number;
  buffer: MessageBuffer;
}

const MOST_SOCKETS = 10_000;
const LONGEST_LINE = 8 * 1024 * 1024;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function headersOf(value: unknown): Header[] {
  return Object.entries(asJson(value)).flatMap(([name, content]) =>
    typeof content === 'string' ? [{ name, value: content }] : [],
  );
}

/** Events of the Chrome DevTools Protocol, one JSON object a line, as Puppeteer and others log them. */
export function createCdpReader(decode: (bytes: Uint8Array) => string): {
  feed(bytes: Uint8Array): void;
  end(): LogFile;
} {
  const sockets = new Map<string, Socket>();
  /** From the protocol's monotonic clock to the epoch, in milliseconds; the first handshake tells. */
  let offset: number | undefined;
  let broken = 0;
  const take = (line: string): void => {
    if (line === '') return;
    let event: JsonObject;
    try {
      event = asJson(JSON.parse(line.replace(/,$/, '')));
    } catch {
      broken += 1;
      return;
    }
    const params = asJson(event.params);
    const id = textOf(params.requestId);
    const method = textOf(event.method);
    if (method === 'Network.webSocketCreated' && sockets.size < MOST_SOCKETS) {
      const initiator = textOf(asJson(params.initiator).url);
      sockets.set(id, {
        url: textOf(params.url),
        requestHeaders: [],
        responseHeaders: [],
        requestSent: false,
        status: 0,
        buffer: createMessageBuffer(),
        ...(initiator === '' ? {} : { initiator }),
      });
      return;
    }
    const socket = sockets.get(id);
    if (!socket) return;
    const seconds = Number(params.timestamp);
    if (method === 'Network.webSocketWillSendHandshakeRequest') {
      const wall = Number(params.wallTime) * 1_000;
      if (wall > 9e11 && wall < 4.2e12) {
        offset ??= wall - seconds * 1_000;
        socket.startedAt = wall;
      }
      socket.requestSent = true;
      socket.requestHeaders = headersOf(asJson(params.request).headers);
      return;
    }
    const at = offset !== undefined && Number.isFinite(seconds) ? seconds * 1_000 + offset : undefined;
    takeLater(socket, method, params, at);
  };
  const reader = createLineReader(take, decode, LONGEST_LINE);
  return {
    feed: reader.feed,
    end() {
      reader.end();
      const events = [...sockets.values()].map((socket, index) => eventOf(socket, index + 1));
      return {
        format: 'DevTools Protocol log',
        connections: events.length,
        events,
        notes: [
          ...(broken > 0 ? [`${broken} lines skipped: not JSON`] : []),
          ...(events.length === 0
            ? ['No WebSocket connections in this file: log the events of the domain Network']
            : []),
        ],
        endedAt: events.reduce((latest, { at }) => Math.max(latest, at), 0),
      };
    },
  };
}

function takeLater(socket: Socket, method: string, params: JsonObject, at: number | undefined): void {
  switch (method) {
    case 'Network.webSocketHandshakeResponseReceived': {
      const { status, headers, requestHeaders } = asJson(params.response);
      if (typeof status === 'number' && status > 0) socket.status = Math.trunc(status);
      socket.responseHeaders = headersOf(headers);
      // These have the cookies, which the request before does not.
      const sent = headersOf(requestHeaders);
      if (sent.length > 0) socket.requestHeaders = sent;
      if (at !== undefined && socket.status === 101) socket.openedAt = at;
      break;
    }
    case 'Network.webSocketFrameSent':
    case 'Network.webSocketFrameReceived': {
      const { opcode, payloadData } = asJson(params.response);
      const type = method.endsWith('Sent') ? 'send' : 'receive';
      const message = readHarMessage({ type, opcode, data: payloadData, time: at });
      if (message.kind === 'frame') addMessage(socket.buffer, message, HAR_BUDGET);
      break;
    }
    case 'Network.webSocketFrameError':
      socket.reason = textOf(params.errorMessage);
      break;
    case 'Network.webSocketClosed':
      if (at !== undefined) socket.endedAt = at;
      break;
  }
}

function eventOf({ buffer, ...socket }: Socket, entry: number): WireEvent & CapturedEvent {
  const start = socket.startedAt ?? entry;
  const frames = harFrames(buffer, start);
  const at = Math.max(start, socket.endedAt ?? socket.openedAt ?? start, frames.at(-1)?.at ?? 0);
  const isOver = socket.endedAt !== undefined || socket.reason !== undefined || socket.status >= 300;
  return {
    source: 'wire',
    kind: 'wire-entry',
    at,
    entry,
    by: 'har',
    ...socket,
    frames,
    framesLeftOut: buffer.leftOut,
    ...(isOver ? {} : { stillOpen: true as const }),
  };
}
