import { describe, expect, it } from 'vitest';
import type { WireEntry } from '../../../src/capture/captured-event.ts';
import { completeEnd, completeWire } from '../../../src/session/complete-wire.ts';
import type { Session } from '../../../src/session/session.ts';
import { connectionAt } from '../../support/connections.ts';
import {
  answered,
  closeCalled,
  closed,
  created,
  failed,
  opened,
  START,
  type Step,
  tape,
  wire,
} from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const ofPage = (entry: Partial<WireEntry>, ...steps: Step[]): Session =>
  tape(created(URL_), ...steps, wire(400, { url: URL_, startedAt: START + 12, ...entry }));

describe('what another log knows of a failed handshake', () => {
  const known = {
    status: 403,
    reason: answered(403),
    requestSent: true,
    responseHeaders: [{ name: 'Server', value: 'nginx' }],
  };
  const completed = (session: Session, more: Partial<typeof known> = {}) => {
    const connection = connectionAt(session);
    const { revision } = connection;
    completeWire(session, connection, { ...known, ...more });
    return { entry: connection.wire?.entry, isChanged: connection.revision > revision, connection };
  };

  it.each<[string, Partial<WireEntry>]>([
    ['no reason', { requestSent: false }],
    ['an empty reason', { reason: '', requestSent: false }],
  ])('completes an entry with %s, its note, and the failure', (_, own) => {
    const session = ofPage(own, ...failed(30));
    const { entry, isChanged, connection } = completed(session);
    expect(entry).toMatchObject(known);
    expect(isChanged).toBe(true);
    expect(connection.wire?.failure).toEqual({ kind: 'status', status: 403 });
    expect(session.notes.get(connection.wire?.event ?? 0)?.event).toBe(entry);
  });

  it.each<[string, Session]>([
    ['has a reason', ofPage({ reason: answered(429) }, ...failed(30))],
    ['has a status', ofPage({ status: 429 }, ...failed(30))],
    ['opened', ofPage({ status: 101 }, opened(20))],
    ['has no entry', tape(created(URL_), ...failed(30))],
  ])('adds nothing to one that %s', (_, session) => {
    const before = connectionAt(session).wire?.entry;
    const { entry, isChanged } = completed(session);
    expect([entry, isChanged]).toEqual([before, false]);
  });

  it('adds nothing to one that opened, though the entry has neither reason nor status', () => {
    const session = ofPage({}, ...failed(30));
    connectionAt(session).opened = { event: 1, at: START, protocol: '', extensions: '' };
    expect(completed(session).isChanged).toBe(false);
  });

  it('does not replace what the entry has', () => {
    const responseHeaders = [{ name: 'Server', value: 'envoy' }];
    expect(completed(ofPage({ responseHeaders }, ...failed(30))).entry?.responseHeaders).toEqual(
      responseHeaders,
    );
    const sent = completed(ofPage({ requestSent: true }, ...failed(30)), { requestSent: false });
    expect(sent.entry?.requestSent).toBe(true);
    const unsent = completed(ofPage({ requestSent: false }, ...failed(30)), { requestSent: false });
    expect(unsent.entry?.requestSent).toBe(false);
  });

  it('leaves no empty reason where it has none', () => {
    const { entry } = completed(ofPage({ reason: '' }, ...failed(30)), { reason: undefined as never });
    expect(entry).not.toHaveProperty('reason');
  });
});

describe('what another log knows of the end', () => {
  const at = START + 900;
  const ended = (session: Session, close?: { code: number; reason: string }) => {
    const connection = connectionAt(session);
    const { revision } = connection;
    completeEnd(session, connection, { at, by: 'packet-capture', ...(close ? { close } : {}) });
    return { connection, session, isChanged: connection.revision > revision };
  };
  const open = () => ofPage({ status: 101, stillOpen: true }, opened(20));

  it('closes a connection that is open here', () => {
    const { connection, session, isChanged } = ended(open());
    expect([connection.state, isChanged]).toEqual(['closed', true]);
    expect(connection).not.toHaveProperty('closed');
    expect(connection.wire?.entry).toMatchObject({ endedAt: at });
    expect(connection.wire?.entry).not.toHaveProperty('stillOpen');
    expect(connection.wire?.entry).not.toHaveProperty('by');
    expect(session.notes.get(connection.wire?.event ?? 0)?.event).toBe(connection.wire?.entry);
  });

  it.each([
    [1006, false],
    [1001, true],
  ])('has its close frame, such as one with %d', (code, wasClean) => {
    const { connection } = ended(open(), { code, reason: 'away' });
    expect(connection.closed).toEqual({
      event: connection.wire?.event,
      at,
      code,
      reason: 'away',
      wasClean,
      buffered: 0,
    });
    expect(connection.wire?.entry).toMatchObject({ by: 'packet-capture', close: { code, reason: 'away' } });
  });

  it('does not replace the time that the entry has', () => {
    const { connection } = ended(ofPage({ status: 101, endedAt: START + 300 }, opened(20)), {
      code: 1001,
      reason: '',
    });
    expect([connection.wire?.entry.endedAt, connection.closed?.at]).toEqual([START + 300, START + 300]);
  });

  it.each<[string, Session]>([
    ['never opened', ofPage({}, ...failed(30))],
    ['has its own close event', ofPage({ status: 101 }, opened(20), closed(40, 1000))],
    ['was closed by the page', ofPage({ status: 101 }, opened(20), closeCalled(40, 1))],
    ['has no entry', tape(created(URL_), opened(20))],
  ])('adds nothing to one that %s', (_, session) => {
    const { state, wire: before } = connectionAt(session);
    const { connection, isChanged } = ended(session, { code: 1001, reason: '' });
    expect([connection.state, connection.wire, isChanged]).toEqual([state, before, false]);
  });
});
