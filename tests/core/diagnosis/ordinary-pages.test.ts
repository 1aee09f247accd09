import { expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { rules } from '../../../src/rules/index.ts';
import type { Session } from '../../../src/session/session.ts';
import {
  bytes,
  closeCalled,
  closed,
  conversation,
  created,
  devtools,
  errored,
  frame,
  httpResponse,
  lifecycle,
  network,
  opened,
  page,
  pagehide,
  pageshow,
  type Step,
  tape,
  wait,
  wire,
} from '../../support/tape.ts';

const APP = 'https://app.example.com/';
const LIVE = 'wss://app.example.com/live';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A page whose connections the network log has too. */
const on = (url: string, ...steps: (Step | Step[])[]): Session => tape(page(url), devtools(), ...steps);

/** It opened, as page and network log see it. */
const open = (url: string, at = 10, more: { protocol?: string } = {}): Step[] => [
  created(url, { at, ...(more.protocol === undefined ? {} : { protocols: [more.protocol] }) }),
  opened(at + 40, { protocol: more.protocol ?? '' }),
];

const every = (period: number, from: number, until: number, step: (at: number) => Step | Step[]): Step[] => {
  const steps: Step[] = [];
  for (let at = from; at < until; at += period) steps.push(...[step(at)].flat());
  return steps;
};

const mqtt = {
  connect: Uint8Array.of(0x10, 0x10, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 60, 0, 4, 0x77, 0x65, 0x62, 0x31),
  connack: Uint8Array.of(0x20, 2, 0, 0),
  subscribe: Uint8Array.of(0x82, 6, 0, 1, 0, 1, 0x74, 0),
  suback: Uint8Array.of(0x90, 3, 0, 1, 0),
  publish: Uint8Array.of(0x30, 5, 0, 1, 0x74, 0x32, 0x31),
  ping: Uint8Array.of(0xc0, 0),
  pong: Uint8Array.of(0xd0, 0),
};

const PAGES: Record<string, Session> = {
  'a chat that is silent for ten minutes': on(
    APP,
    open(LIVE),
    frame('received', 60, '{"type":"welcome"}'),
    frame('sent', 5_000, '{"type":"say","text":"hi"}'),
    frame('received', 5_050, '{"type":"say","text":"hi"}'),
    wait(10 * MINUTE),
  ),
  'notifications that never come': on(APP, open(LIVE), wait(30 * MINUTE)),
  'a page that only sends, to a server that collects': on(
    APP,
    open(LIVE),
    every(5 * SECOND, 100, 2 * MINUTE, (at) => frame('sent', at, `{"event":"view","at":${at}}`)),
    wait(2 * MINUTE),
  ),
  'Vite with hot reload': on(
    'http://localhost:5173/',
    created('ws://localhost:5173/?token=Yx3kP9aBcDeF', {
      protocols: ['vite-hmr'],
      stack: 'Error\n at createConnection (http://localhost:5173/@vite/client:536:1)',
    }),
    opened(50, { protocol: 'vite-hmr' }),
    frame('received', 60, '{"type":"connected"}'),
    frame('received', 40_000, '{"type":"update","updates":[{"type":"js-update","path":"/src/App.tsx"}]}'),
    wait(5 * MINUTE),
  ),
  'webpack-dev-server that rebuilds with an error in the code': on(
    'http://localhost:8080/',
    open('ws://localhost:8080/ws'),
    frame('received', 60, '{"type":"hot"}'),
    frame('received', 61, '{"type":"hash","data":"d41d8cd98f00b204e980"}'),
    frame('received', 62, '{"type":"errors","data":[{"message":"Module not found: ./missing"}]}'),
    wait(3 * MINUTE),
  ),
  'an MQTT dashboard': on(
    APP,
    created('wss://broker.example.com/mqtt', { protocols: ['mqtt'] }),
    opened(50, { protocol: 'mqtt' }),
    bytes('sent', 60, mqtt.connect),
    bytes('received', 80, mqtt.connack),
    bytes('sent', 90, mqtt.subscribe),
    bytes('received', 110, mqtt.suback),
    every(20 * SECOND, 1_000, 3 * MINUTE, (at) => bytes('received', at, mqtt.publish)),
    every(MINUTE, MINUTE + 500, 3 * MINUTE, (at) => [
      bytes('sent', at, mqtt.ping),
      bytes('received', at + 30, mqtt.pong),
    ]),
    wait(3 * MINUTE + SECOND),
  ),
  'a GraphQL subscription with an error in one field': on(
    APP,
    created('wss://app.example.com/graphql', { protocols: ['graphql-transport-ws'] }),
    opened(50, { protocol: 'graphql-transport-ws' }),
    frame('sent', 60, '{"type":"connection_init"}'),
    frame('received', 80, '{"type":"connection_ack"}'),
    frame('sent', 90, '{"id":"1","type":"subscribe","payload":{"query":"subscription { price { now } }"}}'),
    every(SECOND, 1_000, 40_000, (at) =>
      frame('received', at, `{"id":"1","type":"next","payload":{"data":{"price":{"now":${at}}}}}`),
    ),
    frame(
      'received',
      40_500,
      '{"id":"1","type":"next","payload":{"data":{"price":null},"errors":[{"message":"no quote","path":["price"]}]}}',
    ),
    every(SECOND, 41_000, 60_000, (at) =>
      frame('received', at, `{"id":"1","type":"next","payload":{"data":{"price":{"now":${at}}}}}`),
    ),
    wait(MINUTE),
  ),
  'Socket.IO that begins with polling': on(
    APP,
    httpResponse('https://app.example.com/socket.io/?EIO=4&transport=polling&t=a1', { Server: 'nginx' }),
    open('wss://app.example.com/socket.io/?EIO=4&transport=websocket&sid=Abc123def456', 300),
    frame('sent', 350, '2probe'),
    frame('received', 370, '3probe'),
    frame('sent', 375, '5'),
    frame('received', 400, '42["news",{"id":1}]'),
    every(25 * SECOND, 25_000, 3 * MINUTE, (at) => [frame('received', at, '2'), frame('sent', at + 2, '3')]),
    wait(3 * MINUTE),
  ),
  'Socket.IO whose user logs out': on(
    APP,
    open('wss://app.example.com/socket.io/?EIO=4&transport=websocket'),
    frame(
      'received',
      60,
      '0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}',
    ),
    frame('sent', 70, '40{"token":"t"}'),
    frame('received', 90, '40{"sid":"y"}'),
    frame('received', 25_060, '2'),
    frame('sent', 25_070, '3'),
    frame('sent', 30_000, '41'),
    closeCalled(30_010, 1),
    closed(30_050, 1005),
    wait(2 * MINUTE),
  ),
  'SignalR with its pings': on(
    APP,
    open('wss://app.example.com/hub?id=R4nd0m1dOfTheNegotiation'),
    frame('sent', 60, '{"protocol":"json","version":1}\u001e'),
    frame('received', 80, '{}\u001e'),
    every(15 * SECOND, 15_000, 3 * MINUTE, (at) => [
      frame('received', at, '{"type":6}\u001e'),
      frame('sent', at + 5, '{"type":6}\u001e'),
    ]),
    wait(3 * MINUTE),
  ),
  'the user goes to another page': tape(
    page(APP),
    conversation(LIVE),
    pagehide(20_000, false),
    page('https://app.example.com/next', { at: 20_300, context: 'next' }),
    created(LIVE, { at: 20_400, context: 'next' }),
    opened(20_450, { context: 'next' }),
    frame('received', 20_500, '{"type":"welcome"}', { context: 'next' }),
    wait(40_000),
  ),
  'a laptop that sleeps for an hour and comes back': tape(
    page(APP),
    conversation(LIVE),
    lifecycle(30_000, 'freeze'),
    lifecycle(60 * MINUTE, 'resume'),
    closed(60 * MINUTE + 50, 1006),
    created(LIVE, { at: 60 * MINUTE + 1_100 }),
    opened(60 * MINUTE + 1_150),
    frame('received', 60 * MINUTE + 1_200, '{"type":"welcome"}'),
    wait(61 * MINUTE),
  ),
  'back and forward through the cache': tape(
    page(APP),
    conversation(LIVE),
    closeCalled(9_990, 1, { code: 1000 }),
    closed(10_000, 1000),
    pagehide(10_010, true),
    pageshow(30_000, true),
    created(LIVE, { at: 30_020 }),
    opened(30_060),
    wait(50_000),
  ),
  'the server closes with 1000 after logout': on(
    APP,
    open(LIVE),
    frame('sent', 20_000, '{"type":"logout"}'),
    frame('received', 20_040, '{"type":"bye"}'),
    closed(20_050, 1000, { reason: 'logged out' }),
    wait(2 * MINUTE),
  ),
  'a finished job: the server closes with 1000': on(
    APP,
    open('wss://app.example.com/jobs/17'),
    every(500, 100, 8_000, (at) => frame('received', at, `{"progress":${at / 80}}`)),
    frame('received', 8_000, '{"done":true}'),
    closed(8_010, 1000),
    wait(MINUTE),
  ),
  'a deployment: 1001, and the page is back after 1.3 s': on(
    APP,
    open(LIVE),
    frame('received', 60, '{"type":"welcome"}'),
    closed(100_000, 1001, { reason: 'Going Away' }),
    open(LIVE, 101_300),
    frame('received', 101_400, '{"type":"welcome"}'),
    wait(3 * MINUTE),
  ),
  'a planned restart: 1012, and the page is back after 1.5 s': on(
    APP,
    open(LIVE),
    frame('received', 60, '{"type":"welcome"}'),
    closed(100_000, 1012),
    open(LIVE, 101_500),
    frame('received', 101_600, '{"type":"welcome"}'),
    wait(3 * MINUTE),
  ),
  'a handshake over HTTP/2': on(
    APP,
    open(LIVE),
    wire(90_000, { url: LIVE, status: 200 }),
    frame('received', 100, '{"type":"welcome"}'),
    wait(2 * MINUTE),
  ),
  'compressed messages': tape(
    page(APP),
    created(LIVE),
    {
      ...opened(50),
      draft: { kind: 'opened', socket: 0, protocol: '', extensions: 'permessage-deflate' },
    } as Step,
    every(SECOND, 100, 40_000, (at) => frame('received', at, `{"seq":${at},"rows":[1,2,3]}`)),
    wait(41_000),
  ),
  'React StrictMode: the first of two is closed before it opens': tape(
    page('http://localhost:3000/'),
    created('ws://localhost:3000/live', { at: 100 }),
    closeCalled(102, 0, {
      stack: 'Error\n at http://localhost:3000/src/useLive.ts:12:20\n at commitHookEffectListUnmount',
    }),
    errored(103),
    closed(103, 1006),
    created('ws://localhost:3000/live', { at: 103 }),
    opened(140),
    frame('received', 150, '{"type":"welcome"}'),
    wait(30_000),
  ),
  'one request per connection, now and then': on(
    APP,
    ...[0, 20_000, 40_000, 60_000].map((at) => [
      ...open('wss://app.example.com/rpc', 10 + at),
      frame('sent', 60 + at, '{"id":1,"method":"sum"}'),
      frame('received', 90 + at, '{"id":1,"result":3}'),
      closeCalled(100 + at, 1, { code: 1000 }),
      closed(110 + at, 1000),
    ]),
    wait(2 * MINUTE),
  ),
  'JSON-RPC with one error that the page expects': on(
    APP,
    open(LIVE),
    frame('sent', 60, '{"jsonrpc":"2.0","id":1,"method":"user.find","params":{"name":"x"}}'),
    frame('received', 80, '{"jsonrpc":"2.0","id":1,"error":{"code":-32004,"message":"not found"}}'),
    every(SECOND, 1_000, 20_000, (at) => [
      frame('sent', at, `{"jsonrpc":"2.0","id":${at},"method":"tick"}`),
      frame('received', at + 30, `{"jsonrpc":"2.0","id":${at},"result":"ok"}`),
    ]),
    wait(25_000),
  ),
  'a live feed of prices with the word error in a headline': on(
    APP,
    open('wss://stream.example.net/feed'),
    every(500, 100, 30_000, (at) =>
      frame('received', at, `{"type":"news","title":"Trading error costs bank millions","n":${at}}`),
    ),
    wait(31_000),
  ),
  'a terminal in the page': on(
    APP,
    created('wss://app.example.com/term', { protocols: ['tty'] }),
    opened(50, { protocol: 'tty' }),
    bytes('sent', 60, '{"AuthToken":"","columns":80,"rows":24}'),
    bytes('received', 90, '0$ make\r\nerror: missing separator. Stop.\r\n'),
    wait(4 * MINUTE),
  ),
  'a game with binary messages 30 times a second': tape(
    page(APP),
    open('wss://game.example.com/'),
    every(33, 100, 10_000, (at) => [
      bytes('received', at, Uint8Array.of(1, 2, at % 256)),
      bytes('sent', at + 5, Uint8Array.of(9, at % 256)),
    ]),
    wait(11_000),
  ),
  'five connections to different rooms': on(
    APP,
    ...[1, 2, 3, 4, 5].map((room) => [
      created(`wss://app.example.com/room/${room}`, { at: 10 * room, socket: room }),
      opened(10 * room + 40, { socket: room }),
      frame('received', 10 * room + 60, '{"type":"welcome"}', { socket: room }),
    ]),
    wait(2 * MINUTE),
  ),
  'the network is lost and comes back': tape(
    page(APP),
    conversation(LIVE),
    network(30_000, 'offline'),
    closed(30_010, 1006),
    network(45_000, 'online'),
    created(LIVE, { at: 45_200 }),
    opened(45_260),
    frame('received', 45_300, '{"type":"welcome"}'),
    wait(MINUTE),
  ),
  'Phoenix LiveView with its heartbeats': on(
    APP,
    open('wss://app.example.com/live/websocket?_csrf_token=PxQ3HkZrV1Jf&vsn=2.0.0'),
    frame('sent', 60, '["4","4","lv:phx-F1","phx_join",{"url":"https://app.example.com/"}]'),
    frame('received', 90, '["4","4","lv:phx-F1","phx_reply",{"status":"ok","response":{}}]'),
    every(30 * SECOND, 30_000, 3 * MINUTE, (at) => [
      frame('sent', at, `[null,"${at}","phoenix","heartbeat",{}]`),
      frame('received', at + 20, `[null,"${at}","phoenix","phx_reply",{"status":"ok","response":{}}]`),
    ]),
    wait(3 * MINUTE),
  ),
  'Action Cable': on(
    APP,
    created('wss://app.example.com/cable', { protocols: ['actioncable-v1-json', 'actioncable-unsupported'] }),
    opened(50, { protocol: 'actioncable-v1-json' }),
    frame('received', 60, '{"type":"welcome"}'),
    every(3 * SECOND, 3_000, MINUTE, (at) =>
      frame('received', at, `{"type":"ping","message":${1_800_000_000 + at / 1_000}}`),
    ),
    wait(MINUTE),
  ),
  'speech to a recogniser in large binary messages': on(
    APP,
    open('wss://app.example.com/asr'),
    every(250, 100, 20_000, (at) => frame('sent', at, 8_192)),
    every(2 * SECOND, 2_100, 20_000, (at) => frame('received', at, '{"partial":"hello"}')),
    frame('sent', 20_000, '{"type":"stop"}'),
    frame('received', 20_300, '{"final":"hello world"}'),
    closed(20_310, 1000),
    wait(MINUTE),
  ),
  'a mobile page that is hidden for five minutes': tape(
    page(APP),
    conversation(LIVE),
    { kind: 'event', at: 10_000, draft: { kind: 'visibility', state: 'hidden' } },
    { kind: 'event', at: 310_000, draft: { kind: 'visibility', state: 'visible' } },
    frame('received', 311_000, '{"type":"catch-up"}'),
    wait(320_000),
  ),
};

test.each(Object.entries(PAGES))('nothing is wrong with %s', (_name, session) => {
  const { findings, crashed } = diagnose(session, rules);
  expect(crashed).toEqual([]);
  expect(findings.map(({ rule }) => rule.id)).not.toContain('heartbeat-missing');
  expect(findings.filter(({ rule }) => rule.severity !== 'info').map(({ rule }) => rule.id)).toEqual([]);
});
