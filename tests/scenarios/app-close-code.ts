import {
  closeCalled,
  closed,
  conversation,
  created,
  frame,
  inWorker,
  opened,
  type Scenarios,
  tape,
} from '../support/tape.ts';

const url = 'ws://localhost:8080/graphql';
const graphql = (code: number, reason: string) =>
  tape(
    created(url, { protocols: ['graphql-transport-ws'] }),
    opened(40, { protocol: 'graphql-transport-ws' }),
    frame('sent', 50, '{"type":"connection_init"}'),
    closed(90, code, { reason }),
  );

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a room that is full: the application said goodbye',
      session: tape(conversation(url), closed(90, 4321, { reason: 'Room is full' })),
      confidence: 'certain',
      says: ['4321', 'Room is full', 'grep -rn "4321"'],
    },
    {
      name: 'graphql-ws refuses',
      session: graphql(4403, 'Forbidden'),
      says: [
        'graphql-transport-ws closed with 4403',
        'connectionParams',
        'Do not retry until the cause is fixed',
      ],
    },
    {
      name: 'the older protocol',
      session: graphql(4400, 'Invalid message'),
      says: ['subscriptions-transport-ws'],
    },
    {
      name: 'an introduction that never came',
      session: graphql(4408, 'Connection initialisation timeout'),
      says: ['connection_ack'],
    },
    {
      name: 'Pusher does not know the app',
      session: tape(
        created('wss://ws.test/app/0123456789abcdef?protocol=7&client=js&version=8.4.0'),
        opened(40),
        frame(
          'received',
          50,
          '{"event":"pusher:error","data":{"code":4001,"message":"App key does not exist"}}',
        ),
        closed(60, 4001),
      ),
      says: ['Pusher closed with 4001', 'the cluster'],
    },
    {
      name: 'Discord does not take the token',
      session: tape(
        created('wss://gateway.test/?v=10&encoding=json'),
        opened(40),
        frame('received', 50, '{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}'),
        frame('sent', 60, '{"op":2,"d":{"token":"not the right one","intents":513}}'),
        closed(90, 4004, { reason: 'Authentication failed.' }),
      ),
      says: ['Discord closed with 4004', 'bot token'],
    },
    {
      name: 'a code of the server alone: others mean other things by it',
      session: tape(conversation(url), closed(90, 4000)),
      says: ['The application defines what'],
    },
  ],
  clear: [
    {
      name: 'the page closed with it',
      session: tape(conversation(url), closeCalled(80, 1, { code: 4000 }), closed(90, 4000)),
    },
    { name: '3000 has a meaning', session: tape(conversation(url), closed(90, 3000)) },
    { name: 'closed in order', session: tape(conversation(url), closed(90, 1000)) },
    {
      name: 'too fast',
      session: tape(conversation(url), closed(90, 4008, { reason: 'You are being rate limited' })),
    },
  ],
  unknown: [inWorker()],
};
