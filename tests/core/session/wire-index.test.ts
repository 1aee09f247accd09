import { expect, it } from 'vitest';
import type { CapturedEvent } from '../../../src/capture/captured-event.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { createSession } from '../../../src/session/session.ts';
import { connectionsOfEntry, existing, indexWire, unindexWire } from '../../../src/session/wire-index.ts';
import { connectionAt } from '../../support/connections.ts';
import { created, tape, threw, wire } from '../../support/tape.ts';

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

it('names one connection of a URL, or several, and each until it is taken out', () => {
  const session = createSession();
  const url = 'wss://h.test/live';
  for (const number of [1, 2, 3]) ingest(session, entry(number));
  const { wireOnly } = session.wireIndex;
  const [first, second, third] = session.connections.values();
  if (!first || !second || !third) throw new Error('not added');
  expect(wireOnly.get(url)).toEqual(new Set([first.id, second.id, third.id]));
  unindexWire(session, second);
  unindexWire(session, second);
  expect(wireOnly.get(url)).toEqual(new Set([first.id, third.id]));
  unindexWire(session, first);
  unindexWire(session, third);
  expect(wireOnly.size).toBe(0);
  indexWire(session, first);
  unindexWire(session, second);
  indexWire(session, first);
  expect(wireOnly.get(url)).toBe(first.id);
  unindexWire(session, first);
  expect(wireOnly.size).toBe(0);
});

it('a page that opens one URL again and again has its parts once', () => {
  const session = createSession();
  for (const number of [1, 2]) ingest(session, entry(number));
  const [first, second] = session.connections.values();
  expect(first?.parsedUrl).toBe(second?.parsedUrl);
  for (let number = 3; number <= 2_002; number += 1)
    ingest(session, { ...entry(number), url: `wss://h.test/${number}` } as CapturedEvent);
  expect(session.parsedUrls.size).toBeLessThanOrEqual(2_000);
});

const LIVE = 'wss://h.test/live';

it('a connection of the page waits for an entry, and one of the log alone for the page', () => {
  const { wireIndex } = tape(
    created(LIVE, { at: 5 }),
    wire(9_000, { url: 'wss://other.test/', status: 101 }),
  );
  expect(wireIndex.unmatched).toEqual(new Map([[LIVE, 'c2']]));
  expect(wireIndex.wireOnly).toEqual(new Map([['wss://other.test/', 'c3']]));
  expect(wireIndex.byEntry).toEqual(new Map([[9_000, 'c3']]));
});

it('a connection of the page that has its entry waits for nothing', () => {
  const { wireIndex } = tape(created(LIVE), wire(40, { url: LIVE, status: 101 }));
  expect([wireIndex.unmatched.size, wireIndex.wireOnly.size]).toEqual([0, 0]);
  expect(wireIndex.byEntry).toEqual(new Map([[40, 'c2']]));
});

it('a constructor that threw waits for nothing', () => {
  const session = tape(threw(LIVE, 'SyntaxError', 'no'));
  indexWire(session, connectionAt(session));
  expect([session.wireIndex.unmatched.size, session.wireIndex.wireOnly.size]).toEqual([0, 0]);
});

it('taking out a connection leaves another of the same URL', () => {
  const session = tape(wire(40, { url: LIVE, status: 101 }));
  unindexWire(session, { ...connectionAt(session), id: 'c99' });
  expect(session.wireIndex.wireOnly.get(LIVE)).toBe('c2');
});

it('connections that exist are found by their ids, one or several', () => {
  const session = tape(created(LIVE), created(LIVE, { at: 20 }));
  const found = (ids?: string | Set<string>): string[] => [...existing(session, ids)].map(({ id }) => id);
  expect(found('c2')).toEqual(['c2']);
  expect(found(new Set(['c2', 'c99', 'c3']))).toEqual(['c2', 'c3']);
  expect([found('c99'), found()]).toEqual([[], []]);
});

it('the connections of an entry are found by its number', () => {
  const session = tape(wire(40, { url: LIVE, status: 101 }));
  expect(connectionsOfEntry(session, 40)).toEqual([connectionAt(session)]);
  expect(connectionsOfEntry(session, 41)).toEqual([]);
});
