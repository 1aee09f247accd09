import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/shared/parse-json.ts';
import { parseJsonInParts } from '../../../src/shared/parse-json-in-parts.ts';

/** The value, and how often it rested. */
function inParts(text: string): { value: unknown; rests: number } {
  const steps = parseJsonInParts(text);
  for (let rests = 0; ; rests += 1) {
    const step = steps.next();
    if (step.done) return { value: step.value, rests };
  }
}

const PIECE = 65_536;
const long = 'x'.repeat(PIECE);
const rows = Array.from({ length: 5_000 }, (_unused, id) => ({
  id,
  name: `row ${id}`,
  note: ' a, [b] {c} "d" ',
}));

describe('a large text of JSON', () => {
  it.each<[string, unknown]>([
    ['a list of many', rows],
    ['an object of many', Object.fromEntries(rows.map((row) => [row.name, row]))],
    ['lists in objects in lists', [1, { head: 'x', rows, more: [[rows, 2], []], tail: null }, 'end']],
    ['a large member first and last', [rows, rows]],
    ['a long text', [long, { a: `${long}"\\` }, long]],
    ['names with everything in them', { 'a "b": [': rows, '': rows, '\n': 1, [long]: rows }],
    ['nothing', [[], {}, rows, {}, []]],
  ])('%s is read as by JSON.parse, with rests', (_name, value) => {
    for (const space of [0, 2]) {
      const { value: read, rests } = inParts(` ${JSON.stringify(value, null, space)}\n`);
      expect(read).toEqual(value);
      expect(Object.keys(read as object)).toEqual(Object.keys(value as object));
      expect(rests).toBeGreaterThan(2);
    }
  });

  it('has its members in one piece where it is short', () => {
    expect(inParts('{"a":[1,2,{"b":null}]}')).toEqual({ value: { a: [1, 2, { b: null }] }, rests: 1 });
    expect(inParts('"text"')).toEqual({ value: 'text', rests: 0 });
  });

  it('has `__proto__` as a name like any other, and the latest of two members of one name', () => {
    const text = `{"__proto__":${JSON.stringify(rows)},"a":1,"b":${JSON.stringify(rows)},"a":2,"__proto__":7}`;
    const { value } = inParts(text);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(value as object)).toEqual(Object.entries(JSON.parse(text)));
  });

  it.each([
    ['cut', (text: string) => text.slice(0, -3)],
    ['with text behind it', (text: string) => `${text}x`],
    ['with a comma at its end', (text: string) => `${text.slice(0, -1)},]`],
    ['with a comma at its beginning', (text: string) => `[,${text.slice(1)}`],
    ['with two commas', (text: string) => text.replace('},{"id":4000', '},,{"id":4000')],
    ['without a comma', (text: string) => text.replace('},{"id":4000', '} {"id":4000')],
    ['with the wrong bracket', (text: string) => `${text.slice(0, -1)}}`],
    ['with a word before a member', (text: string) => `[1, x ${text}]`],
    ['with a member without a name', (text: string) => `{${text}}`],
    ['with nothing but space before a comma', (text: string) => `[${text}, ,1]`],
    ['with a text that does not end', (text: string) => `${text.slice(0, -1)},"abc]`],
  ])('is none %s', (_name, change) => {
    const text = change(JSON.stringify(rows));
    expect(() => JSON.parse(text)).toThrow();
    expect(inParts(text).value).toBeUndefined();
  });

  it('that only opens brackets is none, and is refused soon', () => {
    expect(inParts('['.repeat(300_000)).value).toBeUndefined();
    const deep = `${'['.repeat(1_990)}${JSON.stringify(rows)}${']'.repeat(1_990)}`;
    expect(inParts(deep).value).toEqual(parseJson(deep));
    const deeper = `${'['.repeat(2_001)}${JSON.stringify(rows)}${']'.repeat(2_001)}`;
    expect(inParts(deeper).value).toBeUndefined();
  });

  it('is the same for any value, whatever is changed in its text', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '[', '}', '"', ' ', '\\'),
        (json, at, put) => {
          const filled = json.replaceAll(/(?<=[[{,:])(?=\[)/g, ' '.repeat(40_000));
          const place = at % (filled.length + 1);
          const text = filled.slice(0, place) + put + filled.slice(place + (put === '' ? 0 : 1));
          expect(inParts(text).value).toEqual(parseJson(text));
        },
      ),
      { numRuns: 300 },
    );
  });
});
