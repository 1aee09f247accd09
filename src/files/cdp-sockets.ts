import type { Header, WireEvent } from '../capture/captured-event.ts';
import {
  addMessage,
  createMessageBuffer,
  HAR_BUDGET,
  harFrames,
  type MessageBuffer,
} from '../export/har/har-events.ts';
import { readHarMessage } from '../export/har/har-message.ts';
import { createResponseReader } from '../export/har/har-response.ts';
import { asJson, type JsonObject, textOf } from '../shared/json-shape.ts';

interface Socket {
  entry: number;
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

type Entry = WireEvent & { kind: 'wire-entry' };

/** The connections in the events of the DevTools Protocol's domain Network, read as they come in. */
export interface CdpSockets {
  /** `scope`: what a lost target is named by. Returns what is complete with this event. */
  take(event: JsonObject, scope?: string): WireEvent[];
  /** The target of this scope is gone, and its connections with it; `at`: epoch milliseconds. */
  lose(scope: string, at: number): Entry[];
  /** The connections that have not ended. */
  rest(): Entry[];
  /** Handshakes that are under way. */
  connecting(): number;
  /** Milliseconds from the protocol's monotonic clock to the epoch; undefined before the first event that tells. */
  offset(): number | undefined;
}

/** More connections at once are not recorded. */
const MOST_SOCKETS = 10_000;

function headersOf(value: unknown): Header[] {
  return Object.entries(asJson(value)).flatMap(([name, content]) =>
    typeof content === 'string' ? [{ name, value: content }] : [],
  );
}

export function createCdpSockets(): CdpSockets {
  const sockets = new Map<string, Socket & { scope: string }>();
  const readResponse = createResponseReader();
  let created = 0;
  let offset: number | undefined;

  const timeOf = (params: JsonObject): number | undefined => {
    const seconds = Number(params.timestamp);
    return offset !== undefined && Number.isFinite(seconds) ? seconds * 1_000 + offset : undefined;
  };
  /** Epoch milliseconds of an event that has both clocks. */
  const wallTime = (params: JsonObject): number | undefined => {
    const wall = Number(params.wallTime) * 1_000;
    if (!(wall > 9e11 && wall < 4.2e12)) return undefined;
    offset ??= wall - Number(params.timestamp) * 1_000;
    return wall;
  };
  const end = (id: string): Entry[] => {
    const socket = sockets.get(id);
    sockets.delete(id);
    return socket ? [eventOf(socket, true)] : [];
  };

  return {
    offset: () => offset,
    connecting: () =>
      [...sockets.values()].filter(({ status, reason }) => status === 0 && reason === undefined).length,
    rest: () => [...sockets.values()].map((socket) => eventOf(socket, isOver(socket))),
    lose(scope, at) {
      const lost = [...sockets].filter(([, socket]) => socket.scope === scope);
      return lost.flatMap(([id, socket]) => {
        socket.endedAt ??= at;
        return end(id);
      });
    },
    take(event, scope = '') {
      const params = asJson(event.params);
      const method = textOf(event.method);
      const id = textOf(params.requestId);
      switch (method) {
        case 'Network.requestWillBeSent':
          wallTime(params);
          return [];
        case 'Network.responseReceived': {
          const at = timeOf(params);
          const response =
            at === undefined ? undefined : readResponse(asHarEntry(asJson(params.response), at));
          return response ? [response] : [];
        }
        case 'Network.webSocketCreated': {
          if (sockets.size >= MOST_SOCKETS) return [];
          created += 1;
          const initiator = textOf(asJson(params.initiator).url);
          sockets.set(id, {
            scope,
            entry: created,
            url: textOf(params.url),
            requestHeaders: [],
            responseHeaders: [],
            requestSent: false,
            status: 0,
            buffer: createMessageBuffer(),
            ...(initiator === '' ? {} : { initiator }),
          });
          return [];
        }
        case 'Network.webSocketWillSendHandshakeRequest': {
          const wall = wallTime(params);
          const socket = sockets.get(id);
          if (!socket) return [];
          if (wall !== undefined) socket.startedAt = wall;
          socket.requestSent = true;
          socket.requestHeaders = headersOf(asJson(params.request).headers);
          return [];
        }
        default: {
          const socket = sockets.get(id);
          if (!socket) return [];
          takeLater(socket, method, params, timeOf(params));
          return method === 'Network.webSocketClosed' ? end(id) : [];
        }
      }
    },
  };
}

function asHarEntry(response: JsonObject, at: number): unknown {
  return {
    startedDateTime: new Date(at).toISOString(),
    request: { url: response.url },
    response: {
      status: response.status,
      headers: headersOf(response.headers),
      fromCache: response.fromDiskCache,
      _fetchedViaServiceWorker: response.fromServiceWorker,
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

const isOver = ({ endedAt, reason, status }: Socket): boolean =>
  endedAt !== undefined || reason !== undefined || status >= 300;

function eventOf({ buffer, scope: _scope, ...socket }: Socket & { scope: string }, over: boolean): Entry {
  const start = socket.startedAt ?? socket.endedAt ?? socket.entry;
  const frames = harFrames(buffer, start);
  const at = Math.max(start, socket.endedAt ?? socket.openedAt ?? start, frames.at(-1)?.at ?? 0);
  return {
    source: 'wire',
    kind: 'wire-entry',
    at,
    ...socket,
    frames,
    framesLeftOut: buffer.leftOut,
    ...(over ? {} : { stillOpen: true as const }),
  };
}
