import { expect, it } from 'vitest';
import { createLiveSession } from '../../panel/session/live-session.ts';
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
