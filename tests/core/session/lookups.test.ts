import { expect, it } from 'vitest';
import type { Connection } from '../../../src/session/connection.ts';
import { createLookups, oncePerConnection } from '../../../src/session/lookups.ts';
import { createSession } from '../../../src/session/session.ts';

const [a, b] = [{ id: 'a' }, { id: 'b' }] as [Connection, Connection];

/** A function that counts its calls. */
function counted(value: (id: string) => unknown) {
  const calls: string[] = [];
  const find = oncePerConnection((connection: Connection) => {
    calls.push(connection.id);
    return value(connection.id);
  });
  return { calls, find };
}

it('within a diagnosis, a connection is looked up once', () => {
  const session = { ...createSession(), lookups: createLookups() };
  const { calls, find } = counted((id) => id);
  expect([find(a, session), find(a, session), find(b, session), find(a, session)]).toEqual([
    'a',
    'a',
    'b',
    'a',
  ]);
  expect(calls).toEqual(['a', 'b', 'a']);
});

it('a result that is undefined is remembered as well', () => {
  const session = { ...createSession(), lookups: createLookups() };
  const { calls, find } = counted(() => undefined);
  expect([find(a, session), find(a, session)]).toEqual([undefined, undefined]);
  expect(calls).toEqual(['a']);
});

it('two functions have their own results', () => {
  const session = { ...createSession(), lookups: createLookups() };
  const [one, two] = [counted(() => 1), counted(() => 2)];
  expect([one.find(a, session), two.find(a, session), one.find(a, session)]).toEqual([1, 2, 1]);
  expect([one.calls, two.calls]).toEqual([['a'], ['a']]);
});

it('outside of a diagnosis, the session may change, and each call looks again', () => {
  const { calls, find } = counted((id) => id);
  const session = createSession();
  expect([find(a, session), find(a, session)]).toEqual(['a', 'a']);
  expect(calls).toEqual(['a', 'a']);
});
