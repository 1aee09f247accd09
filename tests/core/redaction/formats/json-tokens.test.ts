import { describe, expect, it } from 'vitest';
import {
  decodeString,
  encodeString,
  findJson,
  readPlain,
  readString,
} from '../../../../src/redaction/formats/json-tokens.ts';

const said = (text: string, at = 0): string => decodeString(readString(text, at));

describe('a string of JSON', () => {
  it.each([
    ['"room" x', 0, { raw: 'room', end: 6, cut: false }],
    ['a "" b', 2, { raw: '', end: 4, cut: false }],
    ['"a\\"b"c', 0, { raw: 'a\\"b', end: 6, cut: false }],
    ['"a\\\\"c', 0, { raw: 'a\\\\', end: 5, cut: false }],
    ['x "room', 2, { raw: 'room', end: 7, cut: true }],
    ['"room\\', 0, { raw: 'room\\', end: 6, cut: true }],
  ])('ends at its quote, or where the text was cut: %s', (text, at, string) => {
    expect(readString(text, at)).toEqual(string);
  });

  it.each([
    ['"room"', 'room'],
    ['"a\\"b\\\\c\\/d\\u00e4\\n"', 'a"b\\c/dä\n'],
    ['"a\tb\\n"', 'a\tb\n'],
    ['"a\u0001\\t"', 'a\u0001\t'],
    // What is no escape stands for itself.
    ['"a\\x\\\\b"', 'ax\\b'],
    ['"a\\u12"', 'au12'],
  ])('says %s', (text, value) => expect(said(text)).toBe(value));

  it.each([
    ['"room\\', 'room'],
    ['"room\\u', 'room'],
    ['"room\\u00e', 'room'],
    ['"room\\U00E', 'room'],
    ['"room\\u00e4', 'roomä'],
    ['"room\\\\', 'room\\'],
    ['"room\\\\\\', 'room\\'],
    ['"a\\n\\u00', 'a\n'],
    ['"room', 'room'],
  ])('that was cut says what is before the cut: %s', (text, value) => expect(said(text)).toBe(value));

  it.each(['a"b\\c/d', 'ä\n\t\u0001', ''])('is written so that it says the same: %j', (text) => {
    expect(said(`"${encodeString(text)}"`)).toBe(text);
  });
});

describe('JSON in a text', () => {
  it.each([
    ['42["a"]', 2],
    ['x {"a":1}', 2],
    ['x { "a":1}', 2],
    ['x [ ]', 2],
    ['{}', 0],
    ['[-1]', 0],
    ['[true]', 0],
    ['[[{', 0],
    ['[', 0],
    ['a [b] {c: 1}', -1],
    ['[-]', -1],
    ['', -1],
  ])('begins where something of it follows: %s', (text, at) => expect(findJson(text, 0)).toBe(at));

  it('is looked for from a place on', () => {
    expect([0, 1, 4].map((from) => findJson('[1][2]', from))).toEqual([0, 3, -1]);
  });
});

it.each([
  ['[12,', '12'],
  ['[-1.5e+3]', '-1.5e+3'],
  ['[1.]', '1'],
  ['[true]', 'true'],
  ['[null]', 'null'],
  ['[nul]', ''],
  ['[ 1]', ''],
])('the number or word in %s', (text, plain) => expect(readPlain(text, 1)).toBe(plain));
