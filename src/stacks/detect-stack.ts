import { quote } from '../diagnosis/evidence.ts';
import type { Evidence } from '../diagnosis/rule.ts';
import type { Connection } from '../session/connection.ts';

export type StackName =
  | 'Socket.IO'
  | 'SignalR'
  | 'graphql-transport-ws'
  | 'graphql-ws (legacy)'
  | 'Phoenix'
  | 'Action Cable'
  | 'Pusher'
  | 'STOMP'
  | 'MQTT'
  | 'SockJS'
  | 'Vite'
  | 'webpack-dev-server'
  | 'Discord'
  | 'AWS AppSync'
  | 'AWS API Gateway'
  | 'OpenClaw';

export interface Stack {
  name: StackName;
  because: Evidence;
}

/** Services by host name: they use their own dialect of a subprotocol. */
const HOSTS: readonly (readonly [RegExp, StackName])[] = [
  [/\.appsync-realtime-api\./, 'AWS AppSync'],
  [/\.execute-api\.[\w-]+\.amazonaws\.com/, 'AWS API Gateway'],
  [/\bgateway[\w-]*\.discord\.gg/, 'Discord'],
];

const SUBPROTOCOLS: readonly (readonly [RegExp, StackName])[] = [
  [/^graphql-transport-ws$/, 'graphql-transport-ws'],
  [/^graphql-ws$/, 'graphql-ws (legacy)'],
  [/^actioncable-/, 'Action Cable'],
  [/^mqtt(?:v3\.1)?$/i, 'MQTT'],
  [/^v1[0-2]\.stomp$/, 'STOMP'],
  [/^vite-(?:hmr|ping)$/, 'Vite'],
  [/^aws-appsync-event-ws$/, 'AWS AppSync'],
];

const URLS: readonly (readonly [RegExp, StackName])[] = [
  [/[?&]EIO=\d/, 'Socket.IO'],
  [/\/app\/[\w-]+\?.*\bprotocol=\d/, 'Pusher'],
  [/\/websocket\?.*\bvsn=\d/, 'Phoenix'],
  [/\/\d{3}\/\w{8}\/websocket$/, 'SockJS'],
  [/\/cable\/?(?:\?|$)/, 'Action Cable'],
];

const FIRST_RECEIVED: readonly (readonly [RegExp, StackName])[] = [
  [/^0\{"sid":/, 'Socket.IO'],
  [/^\{"event":"connect\.challenge"|"event":"connect\.challenge"/, 'OpenClaw'],
  [/"event":"pusher:(?:connection_established|error)"/, 'Pusher'],
  [/^\{(?=.*"op":10\b).*"heartbeat_interval"/, 'Discord'],
  [/^\{"type":"connection_ack"/, 'graphql-transport-ws'],
  [/^CONNECTED\r?\n/, 'STOMP'],
  [/^o$/, 'SockJS'],
  [/^\{"type":"(?:hash|hot|liveReload|progress)"/, 'webpack-dev-server'],
  [/^\{"type":"error","data":"Invalid Host\/Origin header"\}/, 'webpack-dev-server'],
];

const FIRST_SENT: readonly (readonly [RegExp, StackName])[] = [
  [/^\{"protocol":"(?:json|messagepack)","version":1\}/, 'SignalR'],
  [/"phx_join"/, 'Phoenix'],
  [/^(?:CONNECT|STOMP)\r?\n/, 'STOMP'],
  [/^\{"type":"connection_init"/, 'graphql-transport-ws'],
];

/** Close reasons that only one library uses. */
const CLOSES: readonly (readonly [code: number, reason: RegExp, StackName])[] = [
  [4406, /^Subprotocol not acceptable$/, 'graphql-transport-ws'],
  [4408, /^Connection initialisation timeout$/, 'graphql-transport-ws'],
  [4409, /^Subscriber for .* already exists$/, 'graphql-transport-ws'],
  [4429, /^Too many initialisation requests$/, 'graphql-transport-ws'],
  [3000, /^Go away!$/, 'SockJS'],
  [1000, /^heartbeat timeout$/, 'Phoenix'],
];

const LOOKED_AT = 2_000;

/** The library or protocol of the connection, from its own evidence; undefined for a custom protocol. */
export function stackOf(connection: Connection): Stack | undefined {
  return (
    byHost(connection) ??
    bySubprotocol(connection) ??
    byUrl(connection) ??
    byFrames(connection) ??
    byClose(connection)
  );
}

function named(table: readonly (readonly [RegExp, StackName])[], text: string): StackName | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}

function byHost({ parsedUrl, createdEvent }: Connection): Stack | undefined {
  const name = named(HOSTS, parsedUrl.host.slice(0, LOOKED_AT));
  return name && { name, because: { fact: `The host is one of ${name}.`, events: [createdEvent] } };
}

function bySubprotocol({ opened, protocols, createdEvent }: Connection): Stack | undefined {
  const spoken = opened?.protocol ? [opened.protocol] : protocols.slice(0, 8);
  for (const protocol of spoken) {
    const name = named(SUBPROTOCOLS, protocol);
    if (name === undefined) continue;
    const event = opened?.event ?? createdEvent;
    return {
      name,
      because: { fact: `The subprotocol ${protocol} is that of ${name}.`, events: [event] },
    };
  }
  return undefined;
}

function byUrl({ parsedUrl, createdEvent }: Connection): Stack | undefined {
  const name = named(URLS, `${parsedUrl.host}${parsedUrl.path}${parsedUrl.query}`.slice(0, LOOKED_AT));
  return name && { name, because: { fact: `The URL has the form of ${name}.`, events: [createdEvent] } };
}

function byFrames({ firstMessages, opened, createdEvent }: Connection): Stack | undefined {
  for (const { direction, head } of firstMessages) {
    const name = named(direction === 'sent' ? FIRST_SENT : FIRST_RECEIVED, head);
    if (name === undefined) continue;
    return {
      name,
      because: {
        fact: `The first messages are those of ${name}.`,
        events: [opened?.event ?? createdEvent],
      },
    };
  }
  return undefined;
}

function byClose({ closed, closeCalled }: Connection): Stack | undefined {
  for (const end of [closed, closeCalled]) {
    const reason = end?.reason ?? '';
    const [, , name] = CLOSES.find(([code, words]) => code === end?.code && words.test(reason)) ?? [];
    if (!end || name === undefined) continue;
    return {
      name,
      because: { fact: `"${quote(reason)}" is what ${name} closes with.`, events: [end.event] },
    };
  }
  return undefined;
}
