import { describe, expect, it } from 'vitest';
import type { ConnectionWithMessages } from '../../../../src/session/connection.ts';
import { closed, created, frame, opened, type Step, tape } from '../../../support/tape.ts';

const url = 'ws://api.test/live';
const second = { socket: 2 };

type Repeated = ConnectionWithMessages['repeated'];
/** What is repeated on the second connection, after what came on the first, which the steps begin with. */
function repeated(first: Step[], then: Step[], secondUrl = url): Repeated {
  const session = tape(
    created(url),
    opened(20),
    ...first,
    created(secondUrl, { at: 1_000, ...second }),
    opened(1_010, second),
    ...then,
  );
  return [...session.connections.values()][1]?.repeated;
}
const earlier = (text: string): Step[] => [frame('received', 30, text), closed(40, 1006)];
const again = (text: string, at = 1_100): Step => frame('received', at, text, second);
const count = (first: Step[], then: Step[]): number => repeated(first, then)?.count ?? 0;

describe('a message that names itself', () => {
  it.each([
    'seq',
    'sequence',
    'seqNum',
    'offset',
    'id',
    'messageId',
    'message_id',
    'msgId',
    'eventId',
    'event_id',
  ])('by %s', (name) => {
    for (const text of [`{"${name}":7}`, `{"a":"b","${name}" : "x7"}`, `{"${name}":"7a"}`])
      expect(count(earlier(text), [again(text)]), text).toBe(1);
  });

  it.each(['{"a":1}', '["id",1]', 'id 1', '{"ids":1}', '{"id":null}', `{"a":"${'x'.repeat(200)}","id":1}`])(
    'not: %s',
    (text) => expect(count(earlier(text), [again(text)])).toBe(0),
  );
});

it('is counted, with the first and the latest, and the connection before', () => {
  const found = repeated(
    [frame('received', 30, '{"seq":1}'), frame('received', 31, '{"seq":2}'), closed(40, 1006)],
    [again('{"seq":1}'), again('{"seq":3}', 1_101), again('{"seq":2}', 1_102)],
  );
  expect(found?.count).toBe(2);
  expect((found?.latest ?? 0) - (found?.first ?? 0)).toBe(2);
  expect(found?.from).toMatch(/^c\d+$/);
});

it('differs in its beginning or its length', () => {
  const long = (end: string): string => `{"seq":1,"a":"${'x'.repeat(300)}${end}"}`;
  expect(count(earlier(long('a')), [again(long('b'))])).toBe(1);
  expect(count(earlier(long('a')), [again(long('ab'))])).toBe(0);
  expect(count(earlier('{"seq":1}'), [again('{"seq":2}')])).toBe(0);
});

it('only of the server, on a connection to the same URL after the first one ended', () => {
  const text = '{"seq":1}';
  expect(count(earlier(text), [frame('sent', 1_100, text, second)])).toBe(0);
  expect(count([frame('sent', 30, text), closed(40, 1006)], [again(text)])).toBe(0);
  expect(count([frame('received', 30, text)], [again(text)])).toBe(0);
  expect(repeated(earlier(text), [again(text)], 'ws://api.test/other')).toBeUndefined();
});

it('an answer to a request of the page is none', () => {
  const answer = '{"id":1,"result":2}';
  const ask = (at: number, more = {}): Step => frame('sent', at, '{"id":1,"method":"x"}', more);
  expect(count([ask(25), ...earlier(answer)], [again(answer)])).toBe(0);
  expect(count(earlier(answer), [ask(1_050, second), again(answer)])).toBe(0);
  expect(count(earlier(answer), [again(answer)])).toBe(1);
});

it('is looked for among the first 100 of the connection, and the latest 256 of the one before', () => {
  const noise = (many: number, from: number, more = {}): Step[] =>
    Array.from({ length: many }, (_, at) => frame('received', from + at, `{"seq":${1_000 + at}}`, more));
  const text = '{"seq":1}';
  const others = (many: number): Step[] =>
    Array.from({ length: many }, (_, at) => again(`text ${at}`, 1_020 + at));
  expect(count(earlier(text), [...others(99), again(text, 1_500)])).toBe(1);
  expect(count(earlier(text), [...others(100), again(text, 1_500)])).toBe(0);
  const first = (many: number): Step[] => [
    frame('received', 30, text),
    ...noise(many, 31),
    closed(900, 1006),
  ];
  expect(count(first(255), [again(text)])).toBe(1);
  expect(count(first(256), [again(text)])).toBe(0);
});
