import { describe, expect, it } from 'vitest';
import { type FormatFindings, noteFormat } from '../../../../src/session/messages/format-check.ts';
import type { Frame } from '../../../../src/session/messages/frame-log.ts';
import { message } from './message.ts';

const faultOf = (frame: Frame, position = 1): string | undefined =>
  [...(noteFormat(undefined, frame, position)?.values() ?? [])][0]?.fault;
const textFault = (text: string, position = 1): string | undefined => faultOf(message(text), position);

describe('a text', () => {
  it.each([
    ['[object Object]', 'object-text'],
    ['[object HTMLDivElement]', 'object-text'],
    ['undefined', 'no-value'],
    ['NaN', 'no-value'],
    ["{'a': 1}", 'single-quotes'],
    [" [ { 'a b' : 1}]", undefined],
    ["[{'a.b-c$' : 1}]", 'single-quotes'],
    ["{ 'a':1}", 'single-quotes'],
    ['{"a":1', 'truncated'],
    ['[{"a":', 'truncated'],
    ['{"a":NaN}', 'foreign-literal'],
    ['{"a":-NaN}', 'foreign-literal'],
    ['{"a":-Infinity}', 'foreign-literal'],
    ['{"a":undefined}', 'foreign-literal'],
    ['{"a": None }', 'foreign-literal'],
    ['["a",True,1]', 'foreign-literal'],
    ['[{"a":[False]}]', 'foreign-literal'],
    ['{"a":1}', undefined],
    ['{"a":":NaN,"}', undefined],
    ['{"a":NaN1}', undefined],
    ['{"a":1}\n', undefined],
    ['{"a":1} ', undefined],
    ['{"a":1}\t', undefined],
    ['{"a":1}\r', undefined],
    ['{"a":1}\0', undefined],
    ['{"a":1}\u001e', undefined],
    ['["a"]', undefined],
    ['{a:1', undefined],
    ['[1,2', undefined],
    ['text', undefined],
    ['"undefined"', undefined],
    ['x [object Object]', undefined],
    ['[object Object] x', undefined],
    ['[object object]', undefined],
    ['[object O]', undefined],
  ])('%j: %s', (text, fault) => expect(textFault(text)).toBe(fault));

  it('is read whole while it is one of the first eight, and short', () => {
    expect([textFault('{"a":NaN}', 8), textFault('{"a":NaN}', 9)]).toEqual(['foreign-literal', undefined]);
    const long = (length: number): string => `{"a":NaN,"b":"${'x'.repeat(length - 16)}"}`;
    expect([textFault(long(65_536)), textFault(long(65_537))]).toEqual(['foreign-literal', undefined]);
    expect(textFault('{"a":1', 9)).toBe('truncated');
  });

  it('that was not kept whole is not judged', () => {
    expect(faultOf(message('{"a":', { size: 6 }))).toBeUndefined();
    expect(faultOf(message('{"a":', { size: 5 }))).toBe('truncated');
  });

  it('is searched for single quotes at its beginning', () => {
    expect(textFault(`${' '.repeat(110)}{'a': 1}`)).toBeUndefined();
    expect(textFault(`{'a': 1, 'b': '${'x'.repeat(200)}'}`)).toBe('single-quotes');
    expect(textFault(`{'${'x'.repeat(119)}': 1}`)).toBeUndefined();
  });
});

it('a sent message of 15 bytes that was not read is probably an object as text', () => {
  const unread = (more: Partial<Frame>) =>
    faultOf(message(undefined, { size: 15, direction: 'sent', ...more }));
  expect(unread({})).toBe('object-unread');
  expect([unread({ size: 14 }), unread({ direction: 'received' })]).toEqual([undefined, undefined]);
});

it('JSON in the first binary messages of the server', () => {
  const bytes = (base64: string, more: Partial<Frame> = {}) =>
    message(undefined, { opcode: 'binary', base64, ...more });
  expect(['eyJh', 'eyIh', 'W3siYSI6MX1d', 'W3M=', 'AeyJ'].map((each) => faultOf(bytes(each)))).toEqual([
    'json-in-binary',
    'json-in-binary',
    'json-in-binary',
    undefined,
    undefined,
  ]);
  expect(faultOf(bytes('eyJh', { direction: 'sent' }))).toBeUndefined();
  expect([faultOf(bytes('eyJh'), 8), faultOf(bytes('eyJh'), 9)]).toEqual(['json-in-binary', undefined]);
  expect(faultOf(message(undefined, { opcode: 'binary' }))).toBeUndefined();
});

it('counts what is found by fault and direction, with the first and the latest', () => {
  let found: FormatFindings | undefined;
  const note = (id: number, text: string, direction: Frame['direction'] = 'received'): void => {
    found = noteFormat(found, message(text, { id, direction }), id);
  };
  note(1, 'fine');
  expect(found).toBeUndefined();
  note(2, 'NaN');
  note(3, 'undefined', 'sent');
  note(4, 'undefined');
  note(5, 'fine');
  expect([...(found?.values() ?? [])]).toEqual([
    { fault: 'no-value', direction: 'received', first: 2, latest: 4, count: 2, sample: 'NaN' },
    { fault: 'no-value', direction: 'sent', first: 3, latest: 3, count: 1, sample: 'undefined' },
  ]);
});

it('shows 60 characters of the end where it is truncated, else of the beginning', () => {
  const sampleOf = (text: string): string | undefined =>
    [...(noteFormat(undefined, message(text), 1)?.values() ?? [])][0]?.sample;
  const long = 'x'.repeat(70);
  expect(sampleOf(`{"a":"${long}end`)).toBe(`${'x'.repeat(57)}end`);
  expect(sampleOf(`{'a': "${long}"}`)).toBe(`{'a': "${'x'.repeat(53)}`);
});
