import { expect, it } from 'vitest';
import type { CapturedEvent } from '../../../src/capture/captured-event.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { createSession } from '../../../src/session/session.ts';

const entry = (number: number): CapturedEvent => ({
  source: 'wire',
  kind: 'wire-entry',
  at: number * 1_000,
  entry: number,
  url: 'wss://h.test/live',
  status: 101,
  requestSent: true,
  requestHeaders: [],
  responseHeaders: [],
  frames: [],
  framesLeftOut: 0,
});

it('does not walk all connections for each entry of a network log', () => {
  const session = createSession();
  let steps = 0;
  const { connections } = session;
  const values = connections.values.bind(connections);
  connections.values = () => {
    steps += connections.size;
    return values();
  };
  for (let number = 1; number <= 500; number += 1) ingest(session, entry(number));
  expect(connections.size).toBe(500);
  expect(steps).toBeLessThan(500);
});

it('still knows an entry that was told before', () => {
  const session = createSession();
  ingest(session, entry(1));
  ingest(session, entry(1));
  expect(session.connections.size).toBe(1);
  expect(session.losses.repeated).toBe(1);
});
