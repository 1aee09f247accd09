import { expect, it } from 'vitest';
import { listenerTypes, withoutRepeats } from '../../../src/session/repeated-notes.ts';
import { connectionAt } from '../../support/connections.ts';
import { closed, created, listeners, opened, tape } from '../../support/tape.ts';

it('event types are separated by spaces', () => {
  expect(listenerTypes('open  message ')).toEqual(['open', 'message']);
  expect(listenerTypes('')).toEqual([]);
});

const { notes } = connectionAt(
  tape(
    created('ws://api.test/'),
    opened(20),
    listeners(30, 'open message'),
    listeners(40, 'open  message'),
    listeners(50, 'open'),
    listeners(60, 'open'),
    listeners(70, 'open message'),
    closed(80, 1000),
  ),
);
const times = (kept?: number): number[] => withoutRepeats(notes, kept).map(({ event }) => event.at % 1_000);

it('a check that found the same as the one before is left out', () =>
  expect(times()).toEqual([10, 20, 30, 50, 70, 80]));

it('unless it is to be kept', () => {
  const id = notes.find(({ event }) => event.at % 1_000 === 60)?.id;
  expect(times(id)).toEqual([10, 20, 30, 50, 60, 70, 80]);
});

it('the first check stays that found nothing', () => {
  const first = connectionAt(tape(created('ws://api.test/'), opened(20), listeners(30, ''))).notes;
  expect(withoutRepeats(first)).toEqual(first);
});
