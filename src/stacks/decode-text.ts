import type { Direction, Opcode } from '../capture/captured-event.ts';
import { decodeActionCable } from '../decoders/action-cable.ts';
import type { Decoded } from '../decoders/decoded.ts';
import { decodeGraphqlTransportWs } from '../decoders/graphql-transport-ws.ts';
import { decodeGraphqlWs } from '../decoders/graphql-ws.ts';
import { decodeJson } from '../decoders/json.ts';
import { decodeJsonRpc } from '../decoders/json-rpc.ts';
import { mqttVersionIn } from '../decoders/mqtt.ts';
import { decodeOpenClaw } from '../decoders/openclaw-message.ts';
import { decodePhoenix } from '../decoders/phoenix.ts';
import { decodePlainBeat } from '../decoders/plain-heartbeat.ts';
import { decodePusher } from '../decoders/pusher.ts';
import { decodeSignalr } from '../decoders/signalr.ts';
import { decodeSocketIo } from '../decoders/socket-io.ts';
import { decodeSockJs } from '../decoders/sockjs.ts';
import { decodeStomp } from '../decoders/stomp.ts';
import { decodeWamp } from '../decoders/wamp.ts';
import type { Connection } from '../session/connection.ts';
import { base64Decode } from '../shared/base64.ts';
import { type StackName, stackOf } from './detect-stack.ts';

/** What is known about a connection's protocol before a message is decoded. */
export interface Spoken {
  stack?: StackName;
  subprotocol: string;
  /** For MQTT: the fields of the page's CONNECT. */
  mqttVersion?: 3 | 4 | 5;
}

export function spokenOn(connection: Connection): Spoken {
  const stack = stackOf(connection)?.name;
  const subprotocol = connection.opened?.protocol ?? '';
  const mqttVersion = connection.firstMessages
    .map(({ head, opcode }) => versionIn(head, opcode))
    .find(Boolean);
  return {
    subprotocol,
    ...(stack === undefined ? {} : { stack }),
    ...(mqttVersion === undefined ? {} : { mqttVersion }),
  };
}

function versionIn(head: string, opcode: Opcode): Spoken['mqttVersion'] {
  const bytes = opcode === 'binary' ? base64Decode(head) : undefined;
  return bytes && mqttVersionIn(bytes);
}

/**
 * A whole text message, decoded by the connection's protocol, otherwise by decoders with an unmistakable format.
 * Undefined for plain text.
 */
export function readText(text: string, direction: Direction, spoken: Spoken): Decoded | undefined {
  return bySpoken(text, direction, spoken) ?? byForm(text);
}

function byForm(text: string): Decoded | undefined {
  return (
    decodeJsonRpc(text) ??
    decodeSignalr(text) ??
    aFrameOfStomp(text) ??
    decodeJson(text) ??
    decodePlainBeat(text)
  );
}

/** An empty line is a STOMP heart-beat only on a STOMP connection. */
function aFrameOfStomp(text: string): Decoded | undefined {
  return text.length > 2 ? decodeStomp(text) : undefined;
}

function bySpoken(text: string, direction: Direction, { stack, subprotocol }: Spoken): Decoded | undefined {
  if (subprotocol.startsWith('wamp.2.json')) return decodeWamp(text);
  switch (stack) {
    case 'Socket.IO':
      return decodeSocketIo(text);
    case 'SockJS':
      return decodeSockJs(text, direction, (inner) => decodeStomp(inner) ?? byForm(inner));
    case 'graphql-transport-ws':
      return decodeGraphqlTransportWs(text);
    case 'graphql-ws (legacy)':
    case 'AWS AppSync':
      return decodeGraphqlWs(text);
    case 'SignalR':
      return decodeSignalr(text);
    case 'STOMP':
      return decodeStomp(text);
    case 'Phoenix':
      return decodePhoenix(text);
    case 'Action Cable':
      return decodeActionCable(text, direction);
    case 'Pusher':
      return decodePusher(text);
    case 'OpenClaw':
      return decodeOpenClaw(text);
    case 'MQTT':
    case 'Vite':
    case 'webpack-dev-server':
    case 'Discord':
    case 'AWS API Gateway':
    case undefined:
      return undefined;
    default:
      return stack satisfies never;
  }
}
