import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonErrorAt } from '../../../src/shared/json-error.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

it('finds nothing in sound JSON', () => {
  fc.assert(fc.property(fc.json(), (text) => jsonErrorAt(text) === undefined));
});

it('agrees with JSON.parse on JSON with one character exchanged', () => {
  const places = fc.tuple(fc.json(), fc.nat(), fc.constantFrom(...'{}[],:"\\x0-e. \n'));
  fc.assert(
    fc.property(places, ([text, at, char]) => {
      const index = at % text.length;
      const changed = text.slice(0, index) + char + text.slice(index + 1);
      return isJson(changed) === (jsonErrorAt(changed) === undefined);
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  ['{"a": nonsense}', 6],
  ['{"a":1,}', 7],
  ['[1,2', 4],
  ['', 0],
  ['{"a" 1}', 5],
  ['[1] x', 4],
  ['[01]', 1],
])('%s: at %i', (text, at) => {
  expect(jsonErrorAt(text)).toBe(at);
});

it('reads a long string and deep lists without a deep stack', () => {
  expect(jsonErrorAt(`"${'x\\n'.repeat(2_000_000)}"`)).toBeUndefined();
  expect(jsonErrorAt('['.repeat(1_000_000))).toBe(1_000_000);
});
