import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../src/session/messages/frame-log.ts';
import {
  createReplyPairs,
  notePair,
  percentile,
  type ReplyPairs,
} from '../../../src/session/messages/request-response.ts';

type Message = [direction: 'sent' | 'received', at: number, text: string | undefined];

/** The pairs after the messages, which have ids from 1, and which of them were replies. */
function pairsOf(...messages: Message[]): ReplyPairs & { replies: number[] } {
  const pairs = createReplyPairs();
  const replies: number[] = [];
  messages.forEach(([direction, at, text], index) => {
    const id = index + 1;
    const frame: Frame = {
      id,
      at,
      direction,
      opcode: 'text',
      size: 0,
      kept: 0,
      ...(text === undefined ? {} : { text }),
    };
    if (notePair(pairs, frame)) replies.push(id);
  });
  return { ...pairs, replies };
}

const names = ({ kinds }: ReplyPairs): string[] => kinds.map(({ name }) => name);
const ids = ({ waiting = new Map() }: ReplyPairs): string[] => [...waiting.keys()];

describe('an id', () => {
  test.each([
    ['{"id":1}', '1'],
    ['{"id" :\t12}', '12'],
    ['{"id":"a b"}', 'a b'],
    ['{"requestId":1}', '1'],
    ['{"request_id":1}', '1'],
    ['{"reqId":1}', '1'],
    ['{"req_id":1}', '1'],
    ['{"invocationId":1}', '1'],
    ['{"correlationId":1}', '1'],
    ['{"correlation_id":1}', '1'],
    [`{"id":"${'x'.repeat(80)}"}`, 'x'.repeat(80)],
    [`{"more":"${'x'.repeat(236)}","id":1}`, '1'],
  ])('of %s is %s', (text, id) => expect(ids(pairsOf(['sent', 0, text]))).toEqual([id]));

  test.each([
    undefined,
    '',
    '[{"id":1}]',
    '{"userid":1}',
    '{"id":null}',
    '{"id":""}',
    `{"id":"${'x'.repeat(81)}"}`,
    '{"id":"a\\n"}',
    `{"more":"${'x'.repeat(260)}","id":1}`,
  ])('%j has none', (text) => expect(pairsOf(['sent', 0, text])).toEqual({ kinds: [], replies: [] }));
});

describe('the kind of a request', () => {
  test.each([
    ['{"id":1,"method":"m"}', 'm'],
    ['{"id":1,"op" : "m"}', 'm'],
    ['{"action":"m","id":1}', 'm'],
    ['{"id":1,"command":"m"}', 'm'],
    ['{"id":1,"cmd":"m"}', 'm'],
    ['{"id":1,"type":"m"}', 'm'],
    ['{"id":1,"method":5}', ''],
    [`{"id":1,"method":"${'m'.repeat(60)}"}`, 'm'.repeat(60)],
    [`{"id":1,"method":"${'m'.repeat(61)}"}`, ''],
    ['{"id":1}', ''],
  ])('%s: %j', (text, name) => expect(names(pairsOf(['sent', 0, text]))).toEqual([name]));

  test.each([
    'subscribe',
    'Unsubscribe',
    'start',
    'stop',
    'complete',
    'ping',
    'pong',
    'heartbeat',
    'app.heartbeat.v2',
    'keepalive',
    'keep-alive',
  ])('%s expects no reply', (name) => {
    expect(pairsOf(['sent', 0, `{"id":1,"type":"${name}"}`])).toEqual({ kinds: [], replies: [] });
  });

  test.each(['subscribes', 'restart', 'pingx'])('%s is a request', (name) => {
    expect(names(pairsOf(['sent', 0, `{"id":1,"type":"${name}"}`]))).toEqual([name]);
  });
});

describe('a reply', () => {
  const ask = (at: number, id: number, name = 'm'): Message => [
    'sent',
    at,
    `{"id":${id},"method":"${name}"}`,
  ];
  const reply = (at: number, id: number | string): Message => ['received', at, `{"id":${id}}`];

  test('is a message with the id of a request that waits', () => {
    const { kinds, replies, latestTook } = pairsOf(ask(100, 1), ask(110, 2), reply(350, 1));
    expect(replies).toEqual([3]);
    expect(latestTook).toBe(250);
    expect(kinds).toEqual([
      {
        name: 'm',
        sent: 2,
        answered: 1,
        sinceAnswer: 0,
        latestRequest: { event: 2, at: 110 },
        took: [250],
        slow: 0,
        latestPair: [1, 3],
      },
    ]);
  });

  test.each<[string, Message[]]>([
    ['comes before its request', [reply(0, 1), ask(1, 1)]],
    ['has another id', [ask(0, 1), reply(1, 2)]],
    ['comes a second time', [ask(0, 1), ask(1, 2), reply(1, 1), reply(2, 1)]],
    ['has no id', [ask(0, 1), ['received', 1, '{"ok":true}']]],
    ['is sent by the page', [ask(0, 1), ask(1, 1)]],
  ])('is none if it %s', (_name, messages) =>
    expect(pairsOf(...messages).replies).not.toContain(messages.length),
  );

  test('ends the wait of its own kind', () => {
    const { kinds } = pairsOf(ask(0, 1, 'a'), ask(1, 2, 'b'), ask(2, 3, 'a'), ask(3, 4, 'b'), reply(9, 1));
    expect(kinds.map(({ name, sinceAnswer, firstSince }) => ({ name, sinceAnswer, firstSince }))).toEqual([
      { name: 'a', sinceAnswer: 0, firstSince: undefined },
      { name: 'b', sinceAnswer: 2, firstSince: { event: 2, at: 1 } },
    ]);
  });

  test('is slow from a second on', () => {
    expect(pairsOf(ask(0, 1), ask(0, 2), reply(999, 1), reply(1_000, 2)).kinds[0]?.slow).toBe(1);
  });

  test('is counted, and the times of the latest 64 are stored', () => {
    const many = Array.from({ length: 65 }, (_, at) => [ask(0, at), reply(at, at)]).flat();
    const [kind] = pairsOf(...many).kinds;
    expect([kind?.answered, kind?.took.length, kind?.took[0], kind?.took.at(-1)]).toEqual([65, 64, 1, 64]);
  });
});

test('128 requests wait, the oldest is dropped first', () => {
  const asked = Array.from({ length: 129 }, (_, id): Message => ['sent', id, `{"id":${id}}`]);
  expect(ids(pairsOf(...asked.slice(0, 128)))).toHaveLength(128);
  expect(ids(pairsOf(...asked)).slice(0, 2)).toEqual(['1', '2']);
  expect(ids(pairsOf(...asked))).toHaveLength(128);
});

test('16 kinds are counted, further ones are not', () => {
  const asked = Array.from({ length: 17 }, (_, id): Message => ['sent', id, `{"id":${id},"op":"m${id}"}`]);
  const again: Message = ['sent', 20, '{"id":20,"op":"m0"}'];
  const pairs = pairsOf(...asked, again);
  expect(names(pairs)).toHaveLength(16);
  expect(pairs.kinds[0]?.sent).toBe(2);
  expect(ids(pairs)).not.toContain('16');
});

test.each([
  [[3, 1, 2], 0, 1],
  [[30, 4, 100], 0.5, 30],
  [[3, 1, 2], 1, 3],
  [[], 0.5, 0],
])('of %j the quantile %d is %d', (times, part, value) => expect(percentile(times, part)).toBe(value));
