import { describe, expect, it } from 'vitest';
import { createLiveSession, type LiveSession } from '../../panel/session/live-session.ts';
import type { CapturedEvent, PageFact } from '../../src/capture/captured-event.ts';
import { findEvent } from '../../src/session/find-event.ts';
import { closed, created, frame, opened, START, tape } from '../support/tape.ts';

it('the messages that a finding rests on stay when the others are let go', () => {
  const refusal = '{"type":"auth_invalid","message":"Invalid access token"}';
  const talk = [frame('received', 30), frame('received', 40, refusal), closed(50, 1000)];
  const session = tape(created('wss://h.test/live'), opened(20), talk);
  const live = createLiveSession(() => START + 60, session);
  const evidence = live.diagnosis().findings.flatMap(({ match }) => match.evidence);
  live.budget = 1;
  live.take([]);
  const [connection] = session.connections.values();
  expect(connection?.frames.kept.map(({ text }) => text)).toEqual([refusal]);
  for (const id of evidence.flatMap(({ events }) => events)) expect(findEvent(session, id)).toBeDefined();
});

describe('a page that is left', () => {
  const started = (context: string, at: number, top: boolean): CapturedEvent =>
    of(
      context,
      at,
      { kind: 'page-started', url: `https://${context}.test/`, title: '', top, userAgent: '' },
      1,
    );
  const of = (context: string, at: number, fact: PageFact, seq: number): CapturedEvent => ({
    ...fact,
    source: 'page',
    context,
    seq,
    at,
  });
  const made = (context: string, at: number): CapturedEvent =>
    of(context, at, { kind: 'created', socket: 1, url: `wss://${context}.test/`, protocols: [] }, 2);
  const left = (context: string, at: number): CapturedEvent =>
    of(context, at, { kind: 'pagehide', persisted: false }, 3);
  const pages = [started('old', 10, true), made('old', 20), started('frame', 30, false), made('frame', 40)];
  const shown = (live: LiveSession): string[] =>
    [...live.session().connections.values()].map(({ url }) => url);

  it('is forgotten at once, with its frames, and not only when the next one answers', () => {
    const live = createLiveSession(() => 500);
    live.take([...pages, left('old', 300)]);
    expect(shown(live)).toEqual([]);
  });

  it('leaves the next page, which began before the last one was left', () => {
    const live = createLiveSession(() => 500);
    live.take([...pages, started('next', 200, true), made('next', 310), left('old', 300)]);
    expect(shown(live)).toEqual(['wss://next.test/']);
  });

  it('stays where only one of its frames is left, and where the log is preserved', () => {
    const live = createLiveSession(() => 500);
    live.take([...pages, left('frame', 300)]);
    expect(shown(live).length).toBe(2);
    live.preserve = true;
    live.take([left('old', 400)]);
    expect(shown(live).length).toBe(2);
  });
});
