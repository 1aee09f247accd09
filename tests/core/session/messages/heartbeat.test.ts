import { expect, it } from 'vitest';
import type { Frame } from '../../../../src/session/messages/frame-log.ts';
import { type Heartbeat, noteBeat } from '../../../../src/session/messages/heartbeat.ts';
import { message } from './message.ts';

type Beat = [direction: 'sent' | 'received', at: number, text: string];

const NONE: Heartbeat = {
  sent: 0,
  received: 0,
  waiting: [],
  answered: 0,
  late: 0,
  longest: 0,
  latest: 0,
  lateEvents: [],
};

const after = (frames: readonly Frame[]): Heartbeat =>
  frames.reduce<Heartbeat | undefined>(noteBeat, undefined) ?? NONE;

/** The heartbeat after the messages, whose ids are from 1. */
const beatOf = (...beats: Beat[]): Heartbeat =>
  after(beats.map(([direction, at, text], index) => message(text, { id: index + 1, at, direction })));

it.each([
  'ping',
  'PING',
  '2',
  'h',
  '\n',
  '\r\n',
  'primus::ping::1700000000000',
  '~h~12',
  '["1","2","phoenix","heartbeat",{}]',
  '{"type":"ping"}',
  '{"a":1,"event" : "heartbeat","b":2}',
  '{"op":"keepalive"}',
  '{"action":"keep-alive"}',
  '{"msg":"keep_alive"}',
  '{"method":"ping"}',
  '{"command":"ping"}',
  '{"cmd":"ping"}',
  '{"event":"pusher:ping"}',
])('%j is a ping', (text) => expect(beatOf(['sent', 0, text]).sent).toBe(1));

it.each([
  'a ping',
  'ping ',
  '22',
  'xh',
  'primus::ping::',
  'primus::ping::x',
  '~h~',
  '~h~1x',
  '{"type":"pings"}',
  '{"kind":"ping"}',
  'x{"type":"ping"}',
  '{"type":"ping"}x',
  '{"type":6}',
  'x["1","2","phoenix","heartbeat",{}]',
  '["1","2","phoenix","heartbeat",{}]x',
])('%j is none', (text) => expect(beatOf(['sent', 0, text])).toEqual(NONE));

it.each([
  'pong',
  '3',
  '\n',
  '\r\n',
  'primus::pong::1700000000000',
  '{"type":"pong"}',
  '{"op":"heartbeat_ack"}',
  '{"event":"heartbeat-ack"}',
  '{"event":"heartbeatack"}',
  '{"action" : "ack"}',
  '{"result":"pong"}',
  '{"event":"pusher:pong"}',
  '["1","2","phoenix","phx_reply",{"status":"ok"}]',
  'ping',
])('%j answers one', (text) =>
  expect(beatOf(['sent', 0, 'ping'], ['received', 7, text])).toMatchObject({
    answered: 1,
    latest: 7,
    waiting: [],
  }),
);

it.each([
  'a pong',
  'pongs',
  '33',
  'x{"type":"pong"}',
  '{"type":"pong"}x',
  'primus::pong::',
  'primus::pong::x',
  '{"type":"other"}',
  'x["phoenix","phx_reply",1]',
  '["phoenix","phx_reply",1]x',
])('%j answers none', (text) =>
  expect(beatOf(['sent', 0, 'ping'], ['received', 7, text])).toMatchObject({ answered: 0, received: 0 }),
);

it('a ping of the server is its own where the page waits for none; a pong nobody waits for is nothing', () => {
  expect(beatOf(['received', 0, 'ping'], ['received', 1, 'pong'], ['sent', 2, 'pong'])).toEqual({
    ...NONE,
    received: 1,
  });
});

it('counts late answers, the longest, and the events of the latest late one', () => {
  const beat = beatOf(
    ['sent', 0, 'ping'],
    ['received', 2_500, 'pong'],
    ['sent', 3_000, 'ping'],
    ['received', 4_000, 'pong'],
    ['sent', 5_000, 'ping'],
    ['received', 5_999, 'pong'],
  );
  expect(beat).toMatchObject({ answered: 3, late: 2, longest: 2_500, latest: 999, lateEvents: [3, 4] });
});

it('answers come in the order of the pings, of which 32 may wait', () => {
  const beat = beatOf(['sent', 1, 'ping'], ['sent', 2, 'ping'], ['received', 10, 'pong']);
  expect([beat.latest, beat.waiting]).toEqual([9, [{ event: 2, at: 2 }]]);
  const many = beatOf(...Array.from({ length: 33 }, (_, at): Beat => ['sent', at, 'ping']));
  expect([many.waiting.length, many.waiting[0]?.event]).toEqual([32, 2]);
});

it("SignalR's are counted by direction, and MQTT's are bytes", () => {
  const signalr = '{"type":6}\u001e';
  expect(beatOf(['sent', 0, signalr], ['received', 1, signalr])).toEqual({
    ...NONE,
    sent: 1,
    received: 1,
  });
  const bytes = (base64: string, direction: Frame['direction'] = 'received') =>
    message(undefined, { opcode: 'binary', base64, direction });
  const asked = [bytes('wAA=', 'sent'), bytes('AAAA')];
  expect(after(asked)).toMatchObject({ sent: 1, answered: 0 });
  expect(after([...asked, bytes('0AA=')]).answered).toBe(1);
  expect(after([bytes('wAA='), bytes('0AA=', 'sent')])).toMatchObject({ sent: 0, received: 1 });
});

it('of 200 bytes at most', () => {
  const padded = (length: number): string => `{"type":"ping","x":"${'x'.repeat(length - 22)}"}`;
  expect(beatOf(['sent', 0, padded(200)]).sent).toBe(1);
  expect(beatOf(['sent', 0, padded(201)]).sent).toBe(0);
});
