import type { Server } from 'node:http';
import type { WebSocket } from 'ws';
import { createWebSocketServer } from '../lab/websocket-server.ts';
import { decodeMessage, encodePush, encodeReply, type PhoenixMessage } from './phoenix-message.ts';

/** What a channel does with one message of a client that has joined it. */
export interface Channel {
  reply(status: 'ok' | 'error', response: unknown): void;
  push(event: string, payload: unknown): void;
  socket: WebSocket;
}

export interface Handlers {
  /** `undefined` lets the client in; else the reason why not. */
  join(topic: string, payload: unknown): { reason: string } | undefined;
  handle(message: PhoenixMessage, channel: Channel): void;
}

/**
 * The WebSocket transport of a Phoenix endpoint, vsn 2.0.0, after
 * https://hexdocs.pm/phoenix/writing_a_channels_client.html, and for binary messages
 * https://hexdocs.pm/phoenix/Phoenix.Socket.Serializer.html with the layout that the JavaScript client's serializer
 * has. Implemented: the `phoenix` subprotocol that carries an auth token, heartbeat, join, leave, phx_close, pushes
 * and replies, and a reply of `unmatched topic` for channels that were not joined. Left out: long polling, vsn 1.0.0,
 * presence, checking of the token.
 */
export function createPhoenixServer({ join, handle }: Handlers): Server {
  const serve = (socket: WebSocket): void => {
    const joined = new Map<string, string | null>();
    socket.on('message', (data: Buffer, isBinary) => {
      const message = decodeMessage(data, isBinary);
      const { topic, event, payload } = message;
      const reply: Channel['reply'] = (status, response) =>
        socket.send(encodeReply(message, status, response));
      if (topic === 'phoenix' && event === 'heartbeat') return reply('ok', {});
      if (event === 'phx_join') {
        const refusal = join(topic, payload);
        if (refusal) return reply('error', refusal);
        joined.set(topic, message.joinRef);
        return reply('ok', { joined: topic });
      }
      const joinRef = joined.get(topic);
      if (joinRef === undefined) return reply('error', { reason: 'unmatched topic' });
      const push: Channel['push'] = (name, value) =>
        socket.send(encodePush({ joinRef, topic, event: name, payload: value }));
      if (event !== 'phx_leave') return handle(message, { reply, push, socket });
      joined.delete(topic);
      reply('ok', {});
      push('phx_close', {});
    });
  };
  return createWebSocketServer(serve, {
    handleProtocols: (offered) => offered.has('phoenix') && 'phoenix',
  });
}
