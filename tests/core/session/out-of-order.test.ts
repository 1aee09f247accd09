import { expect, it } from 'vitest';
import type { PageEvent, PageFact } from '../../../src/capture/captured-event.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { createSession, type Session } from '../../../src/session/session.ts';

const event = (seq: number, fact: PageFact, context = 'c'): PageEvent =>
  ({ ...fact, source: 'page', context, seq, at: seq }) as PageEvent;
const started = (context = 'c'): PageEvent =>
  event(1, { kind: 'page-started', url: 'http://h.test/', title: '', top: true, userAgent: '' }, context);
const created = (seq: number, socket = 1): PageEvent =>
  event(seq, { kind: 'created', socket, url: 'ws://h.test/', protocols: [] });
const opened = (seq: number, socket = 1, context = 'c'): PageEvent =>
  event(seq, { kind: 'opened', socket, protocol: '', extensions: '' }, context);
const closed = (seq: number, socket = 1): PageEvent =>
  event(seq, { kind: 'closed', socket, code: 1011, reason: '', wasClean: true, buffered: 0 });

function play(...events: PageEvent[]): Session {
  const session = createSession();
  for (const one of events) ingest(session, one);
  return session;
}

const story = ({ connections }: Session): string[] =>
  [...connections.values()].map(({ notes }) => notes.map(({ event: { kind } }) => kind).join(' '));

it('events that came before their socket are taken in the order of the page', () => {
  const session = play(started(), closed(4), opened(3), created(2));
  expect(story(session)).toEqual(['created opened closed']);
  expect(session.earlyEvents).toEqual([]);
});

it('wait for their own socket, of their own document', () => {
  const session = play(
    started(),
    started('other'),
    opened(9, 1, 'other'),
    opened(6, 2),
    opened(5),
    created(2),
  );
  expect(story(session)).toEqual(['created opened']);
  expect(session.earlyEvents.map(({ context, socket }) => [context, socket])).toEqual([
    ['other', 1],
    ['c', 2],
  ]);
  expect(session.notes.size).toBe(4);
  ingest(session, created(3, 2));
  expect(story(session)).toEqual(['created opened', 'created opened']);
});

it('are not waited with where nothing is missing, so that their socket will not come', () => {
  expect(play(started(), opened(2)).earlyEvents).toEqual([]);
  expect(play(opened(2)).earlyEvents.length).toBeLessThanOrEqual(1);
});

it('are 16 at most, the latest', () => {
  const session = play(started(), ...Array.from({ length: 20 }, (_, index) => opened(100 + index, 9)));
  expect(session.earlyEvents.map(({ seq }) => seq)).toEqual(Array.from({ length: 16 }, (_, i) => 104 + i));
});
