import { expect, it } from 'vitest';
import { toJsonSchema } from '../../../../src/export/trace/json-schema.ts';
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

const dot = {
  type: 'object',
  properties: { x: { type: 'boolean' } },
  required: ['x'],
  additionalProperties: false,
};

it.each<[string, Shape, object]>([
  ['text', text(7), { type: 'string', maxLength: 7 }],
  ['a number', number(-1, 1), { type: 'number', minimum: -1, maximum: 1 }],
  ['a whole number', number(0, 9, true), { type: 'integer', minimum: 0, maximum: 9 }],
  ['a flag', flag, { type: 'boolean' }],
  ['values', value('a', 'b'), { enum: ['a', 'b'] }],
  ['a list', list(flag), { type: 'array', items: { type: 'boolean' } }],
  ['what may be null', nullable(flag), { anyOf: [{ type: 'boolean' }, { type: 'null' }] }],
  ['a record', record<{ x: boolean }>({ x: flag }), dot],
  [
    'a record with an optional field and a note',
    record<{ x: boolean; y?: boolean }>({ x: flag, y: optional(flag) }, { note: 'A point.' }),
    { ...dot, description: 'A point.', properties: { x: { type: 'boolean' }, y: { type: 'boolean' } } },
  ],
  [
    'a choice, each shape once',
    choice<{ kind: 'on' | 'off'; x: boolean } | { kind: 'at'; x: number }, 'kind'>('kind', {
      on: record({ kind: value('on', 'off'), x: flag }),
      off: record({ kind: value('on', 'off'), x: flag }),
      at: record({ kind: value('at'), x: count }),
    }),
    {
      anyOf: [
        {
          ...dot,
          properties: { kind: { enum: ['on', 'off'] }, x: { type: 'boolean' } },
          required: ['kind', 'x'],
        },
        {
          ...dot,
          properties: {
            kind: { enum: ['at'] },
            x: { type: 'integer', minimum: 0, maximum: expect.any(Number) },
          },
          required: ['kind', 'x'],
        },
      ],
    },
  ],
])('%s', (_name, shape, schema) => expect(toJsonSchema(shape)).toEqual(schema));
