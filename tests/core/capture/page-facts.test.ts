import { describe, expect, it, test } from 'vitest';
import type { Field, FieldType } from '../../../src/capture/fact-fields.ts';
import { type FactKind, isOfSocket, PAGE_FACTS, readFact } from '../../../src/capture/page-facts.ts';
import { checkSchema } from '../../../src/export/trace/check-schema.ts';
import { EVENT_SCHEMA } from '../../../src/export/trace/event-schema.ts';

const opened = (protocol: string) => readFact({ kind: 'opened', socket: 1, protocol, extensions: '' });
const created = (protocols: string[]) => readFact({ kind: 'created', socket: 1, url: 'ws://h/', protocols });

it('a text of the page is bounded, and so is a list of texts', () => {
  expect(opened('x'.repeat(20_000))).toBeDefined();
  expect(opened('x'.repeat(20_001))).toBeUndefined();
  expect(created(Array(100).fill('x'))).toBeDefined();
  expect(created(Array(101).fill('x'))).toBeUndefined();
});

function sampleOf(type: FieldType): unknown {
  if (typeof type !== 'string') return 'list' in type ? [sampleOf(type.list)] : type[0];
  return { text: 'x', flag: true, count: 0, ordinal: 1, number: -1.5 }[type];
}

function wrongFor(type: FieldType): unknown {
  if (typeof type !== 'string') return 'list' in type ? [wrongFor(type.list)] : 'none of them';
  return { text: 1, flag: 'true', count: -1, ordinal: 0, number: '1' }[type];
}

const typeOf = (field: Field): FieldType =>
  typeof field === 'object' && 'optional' in field ? field.optional : field;

describe.each(Object.keys(PAGE_FACTS) as FactKind[])('%s', (kind) => {
  const fields = Object.entries<Field>(PAGE_FACTS[kind]);
  const whole = {
    kind,
    ...Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(typeOf(field))])),
  };

  test('is accepted from the page, and in a saved trace', () => {
    expect(readFact({ ...whole, unknown: 1 })).toEqual(whole);
    const note = { ...whole, id: 1, source: 'page', context: 'page', at: 0 };
    expect(checkSchema(EVENT_SCHEMA, note)).toBeUndefined();
  });

  test('is refused with a wrong value, and without one that it needs', () => {
    for (const [name, field] of fields) {
      expect(readFact({ ...whole, [name]: wrongFor(typeOf(field)) }), name).toBeUndefined();
      const without = readFact({ ...whole, [name]: undefined });
      expect(without !== undefined, name).toBe(typeof field === 'object' && 'optional' in field);
    }
  });
});

it('a kind that is not in the table is refused', () => {
  for (const kind of ['frame', 'toString', '__proto__', 7])
    expect(readFact({ kind, socket: 1 })).toBeUndefined();
});

it('events that belong to a socket wait until it is known', () => {
  const kinds = [...Object.keys(PAGE_FACTS), 'frame', 'wire-entry'].filter((kind) => isOfSocket({ kind }));
  expect(kinds).toEqual([
    'opened',
    'send-refused',
    'close-called',
    'errored',
    'closed',
    'listeners',
    'found-closed',
    'frame',
  ]);
});
