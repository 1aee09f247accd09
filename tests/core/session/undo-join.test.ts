import { describe, expect, it } from 'vitest';
import { completeEnd, completeWire } from '../../../src/session/complete-wire.ts';
import { ingest } from '../../../src/session/ingest.ts';
import type { Session } from '../../../src/session/session.ts';
import { createJoinRecord } from '../../../src/session/undo-join.ts';
import { connectionAt } from '../../support/connections.ts';
import { answered, closed, created, failed, logLine, opened, START, tape, wire } from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const known = { reason: answered(403), status: 403, responseHeaders: [], requestSent: true };
const ofWorker = (more = {}) =>
  tape(wire(40, { url: URL_, status: 101, startedAt: START + 5, stillOpen: true, ...more }));
const hidden = () =>
  tape(created(URL_), ...failed(30), wire(40, { url: URL_, reason: '', startedAt: START + 12 }));
const end = { at: START + 500, by: 'net-log', close: { code: 1001, reason: 'away' } } as const;

/** Adds a line of another log, and returns its event. */
function addLine(session: Session, text: string): number | undefined {
  const step = logLine(40, { text });
  if (step.kind !== 'event') return undefined;
  return ingest(session, { ...step.draft, source: 'wire', at: START + 600 } as never);
}

describe('removing a joined log', () => {
  it('takes its lines away, and leaves those of other logs', () => {
    const session = ofWorker();
    const other = addLine(session, 'of another log');
    const record = createJoinRecord(session);
    const line = addLine(session, 'of this log');
    record.addedLine(line);
    record.addedLine(undefined);
    const connection = connectionAt(session);
    const { revision } = connection;
    record.undo();
    expect(connection.logLines?.map(({ text }) => text)).toEqual(['of another log']);
    expect(connection.notes.map(({ id }) => id)).toEqual([connection.createdEvent, other]);
    expect([session.notes.has(other ?? 0), session.notes.has(line ?? 0)]).toEqual([true, false]);
    expect(connection.revision).toBeGreaterThan(revision);
  });

  it('leaves a connection without lines where all were its own', () => {
    const session = ofWorker();
    const record = createJoinRecord(session);
    record.addedLine(addLine(session, 'of this log'));
    record.undo();
    expect(connectionAt(session)).not.toHaveProperty('logLines');
  });

  it('reports it to related connections', () => {
    const session = ofWorker();
    const step = wire(700, { url: URL_, status: 101, startedAt: START + 650 });
    if (step.kind === 'event') ingest(session, { ...step.draft, source: 'wire', at: START + 700 } as never);
    const record = createJoinRecord(session);
    record.addedLine(addLine(session, 'of this log'));
    const { adviceRevision } = connectionAt(session, 1);
    record.undo();
    expect(connectionAt(session, 1).adviceRevision).toBe(adviceRevision + 1);
  });

  it('does not report a connection as changed that it added nothing to', () => {
    const session = ofWorker();
    addLine(session, 'of another log');
    const record = createJoinRecord(session);
    const { revision, adviceRevision } = connectionAt(session);
    record.undo();
    expect(connectionAt(session)).toMatchObject({ revision, adviceRevision });
  });

  it('hides the reason again that it had', () => {
    const session = hidden();
    const record = createJoinRecord(session);
    const connection = connectionAt(session);
    const before = connection.wire;
    const { revision } = connection;
    record.completes(connection);
    completeWire(session, connection, known);
    expect(connection.wire?.failure).toEqual({ kind: 'status', status: 403 });
    record.undo();
    expect(connection.wire).toEqual(before);
    expect(session.notes.get(before?.event ?? 0)?.event).toMatchObject({ reason: '', status: 0 });
    expect(connection.revision).toBeGreaterThan(revision);
  });

  it('opens the connection again whose end it had', () => {
    const session = ofWorker();
    const connection = connectionAt(session);
    const record = createJoinRecord(session);
    record.completes(connection);
    completeEnd(session, connection, end);
    expect(connection).toMatchObject({ state: 'closed', closed: { code: 1001 } });
    record.undo();
    expect(connection.state).toBe('open');
    expect(connection).not.toHaveProperty('closed');
    expect(connection.wire?.entry).not.toHaveProperty('endedAt');
  });

  it('goes back to what was known before the first of several completions', () => {
    const session = ofWorker();
    const connection = connectionAt(session);
    const record = createJoinRecord(session);
    record.completes(connection);
    completeEnd(session, connection, { at: START + 500, by: 'net-log' });
    record.completes(connection);
    record.undo();
    expect(connection.state).toBe('open');
  });

  it('keeps a close event that the page reported since', () => {
    const session = tape(
      created(URL_),
      opened(20),
      wire(40, { url: URL_, status: 101, startedAt: START + 12, stillOpen: true }),
    );
    const connection = connectionAt(session);
    const record = createJoinRecord(session);
    record.completes(connection);
    completeEnd(session, connection, { at: START + 500, by: 'net-log' });
    const step = closed(700, 1000, { socket: 1 });
    if (step.kind !== 'event') throw new Error('it is no event');
    const seq = session.contexts.get('page')?.nextSeq;
    ingest(session, { ...step.draft, source: 'page', context: 'page', seq, at: START + 700 } as never);
    record.undo();
    expect(connection).toMatchObject({ state: 'closed', closed: { code: 1000, at: START + 700 } });
    expect(connection.wire?.entry.endedAt).toBeUndefined();
  });

  it('keeps the close that was known before', () => {
    const close = { code: 4000, reason: '' };
    const session = ofWorker({ close, reason: undefined });
    const connection = connectionAt(session);
    const record = createJoinRecord(session);
    record.completes(connection);
    const note = session.notes.get(connection.wire?.event ?? 0);
    if (note?.event.kind === 'wire-entry') note.event = { ...note.event, endedAt: START + 900 };
    record.undo();
    expect(connection.closed).toMatchObject({ code: 4000 });
    expect(connection.wire?.entry).not.toHaveProperty('endedAt');
  });

  it('does not touch a connection that it did not complete', () => {
    const session = hidden();
    const connection = connectionAt(session);
    const record = createJoinRecord(session);
    record.completes(connection);
    const { revision } = connection;
    record.undo();
    expect(connection.revision).toBe(revision);
  });

  it('does not touch one whose entry is another now, or is gone', () => {
    for (const change of [
      (session: Session) => session.notes.clear(),
      (session: Session) => {
        const connection = connectionAt(session);
        if (connection.wire) connection.wire = { ...connection.wire, event: 999 };
      },
    ]) {
      const session = hidden();
      const connection = connectionAt(session);
      const record = createJoinRecord(session);
      record.completes(connection);
      completeWire(session, connection, known);
      change(session);
      const { revision } = connection;
      record.undo();
      expect(connection.wire?.failure).toEqual({ kind: 'status', status: 403 });
      expect(connection.revision).toBe(revision);
    }
  });

  it('does not touch one that had no entry', () => {
    const session = tape(created(URL_), ...failed(30));
    const connection = connectionAt(session);
    const record = createJoinRecord(session);
    record.completes(connection);
    const { revision } = connection;
    record.undo();
    expect(connection.revision).toBe(revision);
  });

  it('removes the connections that it added, with their notes', () => {
    const session = ofWorker();
    const notes = [...session.notes.keys()];
    const record = createJoinRecord(session);
    const step = wire(700, { url: URL_, status: 101, startedAt: START + 650 });
    if (step.kind === 'event') ingest(session, { ...step.draft, source: 'wire', at: START + 700 } as never);
    const [own, added] = [connectionAt(session), connectionAt(session, 1)];
    record.addedConnection(added);
    const { adviceRevision } = own;
    record.undo();
    expect([...session.connections.keys()]).toEqual([own.id]);
    expect([...session.notes.keys()]).toEqual(notes);
    expect([...(session.wireIndex.wireOnly.get(URL_) ?? [])]).toEqual([own.id]);
    expect([...session.byEndpoint.values()]).toEqual([[own.id, '']]);
    expect(own.adviceRevision).toBeGreaterThan(adviceRevision);
  });

  it('does not remove one that is gone already', () => {
    const session = ofWorker();
    const record = createJoinRecord(session);
    const connection = connectionAt(session);
    record.addedConnection(connection);
    session.connections.delete(connection.id);
    const { revision } = session;
    record.undo();
    expect(session.revision).toBe(revision);
    expect(session.wireIndex.wireOnly.size).toBe(1);
  });
});
