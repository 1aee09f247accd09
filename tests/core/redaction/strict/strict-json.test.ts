import { describe, expect, it } from 'vitest';
import { strictJson } from '../../../../src/redaction/strict/strict-json.ts';
import { runToEnd } from '../../../../src/shared/run-generator.ts';
import { strictHelpOf, vocabularyOf } from '../../../support/strict-help.ts';

const vocabulary = vocabularyOf(
  'the is not of room order lobby created sunshine hello chat',
  'websocket json bearer graphql error',
);
const help = strictHelpOf({ vocabulary });

it.each<[string, { out: string; end: number; parts: number }]>([
  [
    '{"password":"abc","room":"zebra77","type":"lobby","n":123456,"t":true}',
    {
      out: '{"password":"«secret:3»","room":"«token:7»","type":"lobby","n":"«number:6»","t":true}',
      end: 70,
      parts: 10,
    },
  ],
  ['["lobby","lobby"]', { out: '["lobby","«word:5»"]', end: 17, parts: 2 }],
  ['[["lobby"]]', { out: '[["«word:5»"]]', end: 11, parts: 1 }],
  [
    '{"auth":{"user":"zebra","kind":"json"}}',
    { out: '{"auth":{"user":"«secret:5»","kind":"json"}}', end: 39, parts: 5 },
  ],
  [
    '{"password":{"a":["x",12]}}',
    { out: '{"password":{"a":["«secret:1»","«secret:2»"]}}', end: 27, parts: 4 },
  ],
  ['["password","abc","def"]', { out: '["«word:8»","«secret:3»","«secret:3»"]', end: 24, parts: 3 }],
  ['["the","password","abc"]', { out: '["the","«word:8»","«secret:3»"]', end: 24, parts: 3 }],
  ['[1,2,"password","abc"]', { out: '[1,2,"«word:8»","«word:3»"]', end: 22, parts: 4 }],
  [
    '{"name":"password","value":"abc"}',
    { out: '{"name":"«word:8»","«key:5»":"«secret:3»"}', end: 33, parts: 4 },
  ],
  ['{"key":"room","content":"lobby"}', { out: '{"key":"«word:4»","«key:7»":"«word:5»"}', end: 32, parts: 4 }],
  [
    '{"name":"password","other":"lobby"}',
    { out: '{"name":"«word:8»","other":"«word:5»"}', end: 35, parts: 4 },
  ],
  ['{"zebra77":1,"a":{"b":"c"', { out: '{"«key:7»":1,"a":{"b":"c"', end: 25, parts: 5 }],
  ['"zebra77"', { out: '"«token:7»"', end: 9, parts: 1 }],
  ['[123456] rest', { out: '["«number:6»"]', end: 8, parts: 1 }],
  ['{"a":x}', { out: '{"a":', end: 5, parts: 1 }],
  [
    '{ "room" : "lobby" , "type" : "lobby" }',
    { out: '{ "room" : "«word:5»" , "type" : "lobby" }', end: 39, parts: 4 },
  ],
  ['{"a":"lobby" : "b"}', { out: '{"a":"lobby" : "b"}', end: 19, parts: 3 }],
])('%s', (text, shown) => expect(runToEnd(strictJson(text, 0, help))).toEqual(shown));

it('is read from the given place on, with a rest after 16,384 characters', () => {
  expect(runToEnd(strictJson('got {"n":123456} here', 4, help))).toEqual({
    out: '{"n":"«number:6»"}',
    end: 16,
    parts: 2,
  });
  const restsOf = (spaces: number): number => [...strictJson(`[${' '.repeat(spaces)}`, 0, help)].length;
  expect([restsOf(16_384), restsOf(16_385), restsOf(40_000)]).toEqual([0, 1, 2]);
});

describe('of JSON', () => {
  const shown = (text: string): string => runToEnd(strictJson(text, 0, help)).out;

  it.each([
    ['a name that was cut is masked as a name', '{"room":1,"zebra77', '{"room":1,"«key:7»'],
    ['a value that was cut is masked as a value', '{"room":1,"type":"zebra77', '{"room":1,"type":"«token:7»'],
    ['the first text of all names the kind of the message', '["lobby",1]', '["lobby",1]'],
    [
      'the first text behind an object or an array does not',
      '[{"room":1},"lobby"]',
      '[{"room":1},"«word:5»"]',
    ],
    [
      'a text named like a text of a message is one',
      '{"chat":{"content":"the lobby"}}',
      '{"chat":{"«key:7»":"the lobby"}}',
    ],
    [
      '`value` has the name that `label` says',
      '{"label":"password","v":"lobby"}',
      '{"«key:5»":"«word:8»","v":"«secret:5»"}',
    ],
    [
      '`value` has no name that another field says',
      '{"type":"password","v":"lobby"}',
      '{"type":"«word:8»","v":"«word:5»"}',
    ],
    ['a text behind the name of a secret is one', '["my password","lobby"]', '["my «word:8»","«secret:5»"]'],
    [
      'a text behind a sentence about one is none',
      '["the password is","lobby"]',
      '["the «word:8» is","«word:5»"]',
    ],
  ])('%s', (_name, text, masked) => expect(shown(text)).toBe(masked));

  it('a name has sixty characters at most', () => {
    const named = (length: number): string => 'x_password'.padStart(length, 'x');
    const last = (text: string): string | undefined => /«\w+:5»(?="[\]}])/.exec(shown(text))?.[0];
    for (const [length, masked] of [
      [60, '«secret:5»'],
      [61, '«word:5»'],
    ] as const) {
      expect(last(JSON.stringify({ name: named(length), v: 'lobby' }))).toBe(masked);
      expect(last(JSON.stringify([named(length), 'lobby']))).toBe(masked);
    }
  });
});
