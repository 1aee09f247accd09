import { expect, it } from 'vitest';
import type { Direction, Payload } from '../../../src/capture/captured-event.ts';
import { EDGE, maskSplits } from '../../../src/redaction/split-secrets.ts';

type Said = Payload & { direction: Direction };

const SECRET = 'hush-012"345';
const said = (text: string | undefined, direction: Direction = 'sent'): Said => {
  const size = text?.length ?? 0;
  return { opcode: 'text', size, kept: size, direction, ...(text === undefined ? {} : { text }) };
};
/** The texts after secrets that are split over them were masked; each is masked alone before. */
function masked(...messages: Said[]): (string | undefined)[] {
  const book = new Map([
    [SECRET, '«s»'],
    ['other-secret', '«o»'],
  ]);
  const escaped = JSON.stringify(SECRET).slice(1, -1);
  const text = (joined: string): string =>
    joined.replaceAll(escaped, '«s»').replaceAll(SECRET, '«s»').replaceAll('other-secret', '«o»');
  const apart = messages.map((each) => (each.text === undefined ? each : { ...each, text: text(each.text) }));
  maskSplits(messages, apart, text, book);
  return apart.map((each) => each.text);
}

it.each<[string, Said[], (string | undefined)[]]>([
  ['over two messages', [said('a hush-0'), said('12"345 b')], ['a «s»', '«s» b']],
  ['escaped in JSON', [said('{"a":"hush-012\\'), said('"345"}')], ['{"a":"«s»', '«s»"}']],
  ['of one direction', [said('a hush-0'), said('x', 'received'), said('12"345 b')], ['a «s»', 'x', '«s» b']],
  ['not over two directions', [said('a hush-0'), said('12"345 b', 'received')], ['a hush-0', '12"345 b']],
  [
    'not over a message without text',
    [said('a hush-0'), said(undefined), said('12"345 b')],
    ['a hush-0', undefined, '12"345 b'],
  ],
  ['not after the end of JSON', [said('{a hush-0}'), said('12"345 b')], ['{a hush-0}', '12"345 b']],
  ['whole in one message', [said(`a ${SECRET}`), said(`${SECRET} b`)], ['a «s»', '«s» b']],
  ['two of them', [said('other-sec'), said('ret hush-0'), said('12"345')], ['«o»', '«o» «s»', '«s»']],
  ['the same twice', [said('hush-0'), said('12"345 hush-0'), said('12"345')], ['«s»', '«s» «s»', '«s»']],
  [
    'not over three messages outside a string',
    [said('hush'), said('-012'), said('"345')],
    ['hush', '-012', '"345'],
  ],
  [
    'not over three of odd lengths outside a string',
    [said('hus'), said('h-012'), said('"345')],
    ['hus', 'h-012', '"345'],
  ],
  [
    'over three in a string after an escaped quote',
    [said('{"a":"\\"other'), said('-sec'), said('ret"}')],
    ['{"a":"\\"«o»', '«o»', '«o»"}'],
  ],
  [
    'over three in a string',
    [said('{"a":"other'), said('-sec'), said('ret"}')],
    ['{"a":"«o»', '«o»', '«o»"}'],
  ],
  ['nothing', [said('a'), said('b')], ['a', 'b']],
])('a secret %s', (_name, messages, texts) => expect(masked(...messages)).toEqual(texts));

it.each(['}', ']', ')', '>', '\n', '\0', '} \n'])('a message that ends with %j is not read on', (end) =>
  expect(masked(said(`hush-0${end}`), said('12"345'))).toEqual([`hush-0${end}`, '12"345']),
);

it('an escaped quote leaves a string open, and one after a backslash that is escaped closes it', () => {
  expect(masked(said('{"a":"\\"}'), said('x'), said('other'), said('-secret'))[2]).toBe('«o»');
  expect(masked(said('{"a":"other-\\\\"}'), said('secret'))).toEqual(['{"a":"other-\\\\"}', 'secret']);
});

it('reads the edges of long messages', () => {
  const long = 'x'.repeat(EDGE + 100);
  expect(masked(said(`${long} hush-0`), said(`12"345 ${long}`))).toEqual([`${long} «s»`, `«s» ${long}`]);
});

/** What was read together. */
function readTogether(...messages: Said[]): string[] {
  const read: string[] = [];
  const text = (joined: string): string => {
    read.push(joined);
    return joined;
  };
  maskSplits(messages, [...messages], text, new Map());
  return read;
}

it('a message is read with the edge of the one before, and of it no more than an edge', () => {
  const [long, longer] = ['x'.repeat(EDGE), 'y'.repeat(EDGE + 9)];
  expect(readTogether(said('a'), said('b'), said('c'))).toEqual(['ab', 'bc']);
  expect(readTogether(said(longer), said(longer)).map(({ length }) => length)).toEqual([2 * EDGE]);
  expect(readTogether(said('{}'), said('b'))).toEqual([]);
  expect(readTogether(said('{}  \n '), said('b'))).toEqual([]);
  expect(readTogether(said('{}x'), said('b'))).toEqual(['{}xb']);
  expect(readTogether(said(`"${long.slice(1)}`), said('b'), said('c')).map(({ length }) => length)).toEqual([
    EDGE + 1,
    2,
  ]);
  expect(readTogether(said('"a'), said(long), said('c')).map(({ length }) => length)).toEqual([
    EDGE + 2,
    EDGE + 1,
  ]);
});

it('a text that was masked at its end in another way stays so', () => {
  const before = [said('a hush-0'), said('12"345 b')];
  const shown = [said('a «x»'), said('«y» b')];
  maskSplits(before, shown, () => '«s»', new Map([[SECRET, '«s»']]));
  expect(shown.map((each) => each.text)).toEqual(['a «x»', '«y» b']);
});
