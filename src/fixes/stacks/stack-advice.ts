import type { StackName } from '../../stacks/detect-stack.ts';
import { actionCable } from './action-cable.ts';
import { js, type StackAdvice } from './advice.ts';
import { apiGateway, appSync } from './aws.ts';
import { vite, webpackDevServer } from './dev-servers.ts';
import { graphqlTransportWs, graphqlWsLegacy } from './graphql.ts';
import { mqtt } from './mqtt.ts';
import { phoenix } from './phoenix.ts';
import { pusher } from './pusher.ts';
import { signalr } from './signalr.ts';
import { socketIo } from './socket-io.ts';
import { sockjs } from './sockjs.ts';
import { stomp } from './stomp.ts';

/** https://discord.com/developers/docs/events/gateway */
const discord: StackAdvice = {
  heartbeat: js(
    'heartbeat_interval of the first message, opcode 10',
    'setInterval(() => socket.send(JSON.stringify({ op: 1, d: lastSeq })), heartbeat_interval);',
  ),
};

/** Each with the options of its own documentation. OpenClaw's rules have their own fixes. */
export const STACK_ADVICE: Readonly<Record<StackName, StackAdvice>> = {
  'Socket.IO': socketIo,
  SignalR: signalr,
  'graphql-transport-ws': graphqlTransportWs,
  'graphql-ws (legacy)': graphqlWsLegacy,
  Phoenix: phoenix,
  'Action Cable': actionCable,
  Pusher: pusher,
  STOMP: stomp,
  MQTT: mqtt,
  SockJS: sockjs,
  Vite: vite,
  'webpack-dev-server': webpackDevServer,
  Discord: discord,
  'AWS AppSync': appSync,
  'AWS API Gateway': apiGateway,
  OpenClaw: {},
};

const SERVICES: readonly StackName[] = ['AWS AppSync', 'AWS API Gateway', 'Discord'];

/** Another company runs the server: server settings are useless here. */
export function isService(name: StackName): boolean {
  return SERVICES.includes(name);
}
