import { describe, expect, test } from 'vitest';
import { stackOf } from '../../../src/stacks/detect-stack.ts';
import { closeCalled, closed, created, frame, opened, type Step, tape } from '../../support/tape.ts';

function connectionOf(...steps: Step[]) {
  const [connection] = tape(...steps).connections.values();
  if (!connection) throw new Error('the tape has no connection');
  return connection;
}

const plain = (first: Step) => connectionOf(created('ws://api.test/live'), opened(20), first);

describe('what is spoken', () => {
  test.each([
    ['graphql-transport-ws', 'graphql-transport-ws'],
    ['graphql-ws', 'graphql-ws (legacy)'],
    ['actioncable-v1-json', 'Action Cable'],
    ['mqtt', 'MQTT'],
    ['v12.stomp', 'STOMP'],
    ['vite-hmr', 'Vite'],
  ])('by the subprotocol %s', (protocol, name) => {
    const connection = connectionOf(
      created('ws://api.test/', { protocols: [protocol] }),
      opened(20, { protocol }),
    );
    expect(stackOf(connection)?.name).toBe(name);
  });

  test.each([
    ['wss://api.test/socket.io/?EIO=4&transport=websocket', 'Socket.IO'],
    ['wss://ws-eu.pusher.com/app/0123abcd?protocol=7&client=js', 'Pusher'],
    ['wss://api.test/socket/websocket?vsn=2.0.0', 'Phoenix'],
    ['wss://abc.execute-api.eu-west-1.amazonaws.com/prod', 'AWS API Gateway'],
    ['wss://abc.appsync-realtime-api.eu-west-1.amazonaws.com/graphql', 'AWS AppSync'],
    ['wss://gateway.discord.gg/?v=10', 'Discord'],
    ['wss://api.test/cable', 'Action Cable'],
  ])('by the url %s', (url, name) => {
    expect(stackOf(connectionOf(created(url)))?.name).toBe(name);
  });

  test.each([
    ['received', '0{"sid":"a","pingInterval":25000}', 'Socket.IO'],
    ['received', '{"type":"connection_ack"}', 'graphql-transport-ws'],
    ['received', '{"event":"pusher:connection_established","data":"{}"}', 'Pusher'],
    ['received', '{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}', 'Discord'],
    ['received', 'CONNECTED\nversion:1.2\n\n\0', 'STOMP'],
    ['received', '{"type":"event","event":"connect.challenge","payload":{}}', 'OpenClaw'],
    ['sent', '{"protocol":"json","version":1}\u001e', 'SignalR'],
    ['sent', '["1","1","room:1","phx_join",{}]', 'Phoenix'],
  ] as const)('by what is %s first: %s', (direction, text, name) => {
    expect(stackOf(plain(frame(direction, 30, text)))?.name).toBe(name);
  });

  test.each([
    [4408, 'Connection initialisation timeout', 'graphql-transport-ws'],
    [4409, 'Subscriber for 7 already exists', 'graphql-transport-ws'],
    [3000, 'Go away!', 'SockJS'],
  ])('by what the server closes with: %d %s', (code, reason, name) => {
    expect(stackOf(plain(closed(90, code, { reason })))?.name).toBe(name);
  });

  test('by what its client closes with', () => {
    const connection = plain(closeCalled(90, 1, { code: 1000, reason: 'heartbeat timeout' }));
    expect(stackOf(connection)?.name).toBe('Phoenix');
  });

  test('the same words with another code are nobody’s', () => {
    expect(stackOf(plain(closed(90, 4000, { reason: 'Go away!' })))).toBeUndefined();
  });

  test('nothing for a protocol of its own', () => {
    expect(stackOf(plain(frame('received', 30, '{"type":"welcome"}')))).toBeUndefined();
  });

  test.each([
    ['wss://abc.appsync-realtime-api.eu-west-1.amazonaws.com/graphql', 'graphql-ws', 'AWS AppSync'],
    ['wss://events.api.test/event/realtime', 'aws-appsync-event-ws', 'AWS AppSync'],
  ])('a service is known by its host or its own subprotocol: %s %s', (url, protocol, name) => {
    const connection = connectionOf(created(url, { protocols: [protocol] }), opened(20, { protocol }));
    expect(stackOf(connection)?.name).toBe(name);
  });
});
