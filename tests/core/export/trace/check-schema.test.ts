import { describe, expect, it, test } from 'vitest';
import { checkSchema } from '../../../../src/export/trace/check-schema.ts';
import {
  choice,
  count,
  flag,
  list,
  nullable,
  number,
  optional,
  record,
  type Shape,
  text,
  value,
} from '../../../../src/export/trace/schema.ts';

/** The fault as one line, or undefined. */
function faultOf(shape: Shape, given: unknown): string | undefined {
  const fault = checkSchema(shape, given);
  return fault && `${fault.place} ${fault.message}`;
}

const point = record<{ x: number; name?: string }>({ x: count, name: optional(text()) });
const figure = choice<{ kind: 'dot'; x: number } | { kind: 'line' }, 'kind'>('kind', {
  dot: record({ kind: value('dot'), x: count }),
  line: record({ kind: value('line') }),
});

describe('a value that fits its shape', () => {
  it.each<[string, Shape, unknown]>([
    ['text', text(), ''],
    ['text of the greatest length', text(3), 'abc'],
    ['the least number', number(-1.5, 2.5), -1.5],
    ['the greatest number', number(-1.5, 2.5), 2.5],
    ['a whole number', count, 0],
    ['true', flag, true],
    ['false', flag, false],
    ['an allowed value', value('a', 'b'), 'b'],
    ['an empty list', list(count), []],
    ['a list', list(count), [1, 2]],
    ['null', nullable(count), null],
    ['not null', nullable(count), 1],
    ['a record without its optional field', point, { x: 1 }],
    ['a record with its optional field', point, { x: 1, name: 'n' }],
    ['one of several records', figure, { kind: 'line' }],
    ['another of several records', figure, { kind: 'dot', x: 1 }],
  ])('%s', (_name, shape, given) => expect(faultOf(shape, given)).toBeUndefined());
});

describe('a value that does not fit its shape', () => {
  it.each<[Shape, unknown, string]>([
    [text(3), 'abcd', 'is longer than 3 characters'],
    [number(-1.5, 2.5), -1.6, 'should be a number from -1.5 to 2.5, and is -1.6'],
    [number(-1.5, 2.5), 2.6, 'should be a number from -1.5 to 2.5, and is 2.6'],
    [number(0, 5, true), 6, 'should be a whole number from 0 to 5, and is 6'],
    [count, 1.5, 'should be a whole number, and is the number 1.5'],
    [number(0, 5), '1', 'should be a number, and is a text'],
    [flag, 1, 'should be true or false, and is the number 1'],
    [value<string | number>('a', 5), 'c', 'should be "a" or 5'],
    [list(count), {}, 'should be a list, and is an object'],
    [nullable(count), undefined, 'should be a whole number, and is nothing'],
    [point, 'x', 'should be an object, and is a text'],
    [point, [], 'should be an object, and is a list'],
    [figure, null, 'should be an object, and is null'],
    [figure, [], 'should be an object, and is a list'],
    [figure, true, 'should be an object, and is the boolean true'],
    [text(), null, 'should be a text, and is null'],
  ])('%j of %j', (shape, given, message) => expect(faultOf(shape, given)).toBe(`$ ${message}`));
});

describe('the place of a fault', () => {
  it.each<[Shape, unknown, string]>([
    [list(count), [1, 'a', 'b'], '$[1] should be a whole number, and is a text'],
    [point, {}, '$.x is missing'],
    [point, { x: 1, more: 2 }, '$.more is not known here'],
    [point, { x: 1, name: 2 }, '$.name should be a text, and is the number 2'],
    [point, Object.create({ x: 1 }), '$.x is missing'],
    [point, { x: 1, toString: 2 }, '$.toString is not known here'],
    [list(list(point)), [[], [{ x: 1 }, { x: -1 }]], `$[1][1].x ${outside(-1)}`],
    [figure, { kind: 'dot', x: -1 }, `$.x ${outside(-1)}`],
    [figure, { kind: 'square' }, '$.kind is "square", which is not known here'],
    [figure, { kind: 'k'.repeat(61) }, `$.kind is "${'k'.repeat(60)}", which is not known here`],
    [figure, { kind: 'toString' }, '$.kind is "toString", which is not known here'],
    [figure, { kind: 5 }, '$.kind is the number 5, which is not known here'],
    [figure, { kind: ['dot'], x: 1 }, '$.kind is a list, which is not known here'],
    [figure, {}, '$.kind is nothing, which is not known here'],
  ])('%#', (shape, given, fault) => expect(faultOf(shape, given)).toBe(fault));

  it.each([
    ['a$_1', '.a$_1'],
    ['$', '.$'],
    ['_', '._'],
    ['1a', '["1a"]'],
    ['a b', '["a b"]'],
    ['a-', '["a-"]'],
    ['', '[""]'],
    ['-'.repeat(61), `["${'-'.repeat(60)}"]`],
  ])('with a field named %j', (name, step) =>
    expect(faultOf(record({}), { [name]: 1 })).toBe(`$${step} is not known here`),
  );

  it('begins where the caller says', () =>
    expect(checkSchema(point, {}, '$.events[3]')?.place).toBe('$.events[3].x'));
});

test('what a record is checked for as a whole comes after its fields', () => {
  const even = record<{ x: number }>(
    { x: count },
    { verify: ({ x }) => (Number(x) % 2 === 0 ? undefined : 'is odd') },
  );
  expect([{ x: 2 }, { x: 1 }, { x: 0.5 }].map((given) => faultOf(even, given))).toEqual([
    undefined,
    '$ is odd',
    '$.x should be a whole number, and is the number 0.5',
  ]);
});

function outside(given: number): string {
  return `should be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, and is ${given}`;
}
