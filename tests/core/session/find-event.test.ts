import { expect, it } from 'vitest';
import { findEvent } from '../../../src/session/find-event.ts';
import { closed, created, frame, opened, START, tape } from '../../support/tape.ts';

const session = tape(
  created('ws://a.test/', { socket: 1 }),
  created('ws://b.test/', { socket: 2 }),
  opened(20, { socket: 1 }),
  opened(20, { socket: 2 }),
  frame('sent', 30, 'to a', { socket: 1 }),
  frame('sent', 40, 'to b', { socket: 2 }),
  closed(50, 1000, { socket: 2 }),
);

it('finds an event of the session', () => {
  expect(findEvent(session, 3)).toBe(session.notes.get(3));
  expect(findEvent(session, 8)).toMatchObject({ id: 8, event: { kind: 'closed', at: START + 50 } });
});

it('finds a message, and the connection that it belongs to', () => {
  const [first, second] = session.connections.keys();
  expect(findEvent(session, 6)).toMatchObject({ id: 6, frame: { text: 'to a' }, connection: first });
  expect(findEvent(session, 7)).toMatchObject({ id: 7, frame: { text: 'to b' }, connection: second });
});

it('finds nothing that is no longer stored', () =>
  expect([0, 99].map((id) => findEvent(session, id))).toEqual([undefined, undefined]));
