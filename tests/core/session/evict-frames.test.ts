import { describe, expect, it } from 'vitest';
import type { CapturedEvent, EventId } from '../../../src/capture/captured-event.ts';
import { forgetOldest } from '../../../src/session/evict-connections.ts';
import { makeRoom } from '../../../src/session/evict-frames.ts';
import { findEvent } from '../../../src/session/find-event.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { FRAME_OVERHEAD } from '../../../src/session/messages/frame-log.ts';
import { createSession } from '../../../src/session/session.ts';

const NOBODY: ReadonlySet<EventId> = new Set();

/** Two sockets: the first quiet, the second with `frames` frames of 100 bytes. */
function busySession(frames: number) {
  const session = createSession();
  let seq = 0;
  const take = (fact: object) => {
    seq += 1;
    return ingest(session, { source: 'page', context: 'p', seq, at: seq, ...fact } as CapturedEvent);
  };
  const payload = { opcode: 'text', size: 100, kept: 100, text: 'x'.repeat(100) };
  take({ kind: 'created', socket: 1, url: 'ws://a.test/', protocols: [] });
  take({ kind: 'created', socket: 2, url: 'ws://b.test/', protocols: [] });
  const quiet = take({ kind: 'frame', socket: 1, direction: 'received', payload });
  const ids = Array.from({ length: frames }, () =>
    take({ kind: 'frame', socket: 2, direction: 'received', payload }),
  );
  take({ kind: 'closed', socket: 2, code: 1006, reason: '', wasClean: false, buffered: 0 });
  return { session, quiet: quiet as EventId, ids: ids as EventId[] };
}

const EACH = 100 + FRAME_OVERHEAD;

describe('makeRoom', () => {
  it('does nothing within the budget', () => {
    const { session } = busySession(10);
    expect(makeRoom(session, EACH * 11, NOBODY)).toBe(0);
    expect(session.losses.droppedFrames).toBe(0);
  });

  it('lets the oldest frames of the busiest socket go, and counts them', () => {
    const { session, quiet, ids } = busySession(100);
    const gone = makeRoom(session, EACH * 51, NOBODY);
    const busy = session.connections.get('c2');
    expect(gone).toBeGreaterThanOrEqual(50);
    expect(busy?.frames.kept.length).toBe(100 - gone);
    expect(busy?.frames.droppedFrames).toBe(gone);
    expect(busy?.received.frames).toBe(100);
    expect(session.losses).toMatchObject({ droppedFrames: gone, droppedBytes: gone * 100 });
    expect(findEvent(session, ids[0] ?? 0)).toBeUndefined();
    expect(findEvent(session, ids[99] ?? 0)).toBeDefined();
    expect(findEvent(session, quiet)).toBeDefined();
  });

  it('frees a tenth more than is needed, of the busiest wherever it is in the list', () => {
    const { session, ids } = busySession(100);
    const [quiet, busy] = [session.connections.get('c1'), session.connections.get('c2')];
    if (!quiet || !busy) throw new Error('not added');
    session.connections.delete('c1');
    session.connections.set('c1', quiet);
    const before = busy.revision;
    expect(makeRoom(session, EACH * 50, NOBODY)).toBe(101 - 45);
    expect([quiet.frames.kept.length, busy.frames.kept.length]).toEqual([1, 44]);
    expect(busy.revision).toBeGreaterThan(before);
    expect(makeRoom(session, EACH * 20, NOBODY)).toBe(45 - 18);
    expect(session.losses).toMatchObject({ droppedFrames: 83, droppedBytes: 8300 });
    expect(busy.frames.kept[0]?.id).toBe(ids[83]);
  });

  it('never lets evidence, handshakes or closes go', () => {
    const { session, ids } = busySession(100);
    const evidence = ids[0] ?? 0;
    makeRoom(session, EACH, new Set([evidence]));
    expect(findEvent(session, evidence)).toBeDefined();
    expect(session.connections.get('c2')?.closed?.code).toBe(1006);
    expect([...session.notes.values()].map(({ event }) => event.kind)).toEqual([
      'created',
      'created',
      'closed',
    ]);
  });

  it('goes on with the next connection until a tenth is free', () => {
    const { session } = busySession(100);
    expect(makeRoom(session, EACH, NOBODY)).toBe(101);
    expect(session.losses).toMatchObject({ droppedFrames: 101, droppedBytes: 10_100 });
  });

  it('goes on with the next connection where the busiest has only pinned frames', () => {
    const { session, ids, quiet } = busySession(3);
    const revision = session.connections.get('c2')?.revision;
    expect(makeRoom(session, EACH * 3, new Set(ids))).toBe(1);
    expect(findEvent(session, quiet)).toBeUndefined();
    expect(session.connections.get('c2')?.revision).toBe(revision);
  });

  it('counts pinned frames as memory in use', () => {
    const { session, ids, quiet } = busySession(10);
    expect(makeRoom(session, EACH * 3, new Set(ids.slice(0, 3)))).toBe(8);
    expect(findEvent(session, quiet)).toBeUndefined();
  });

  it('comes to an end when everything that is left is pinned', () => {
    const { session, ids, quiet } = busySession(3);
    expect(makeRoom(session, 0, new Set([...ids, quiet]))).toBe(0);
  });
});

describe('forgetOldest', () => {
  /** So many sockets one after the other, the last of them open. */
  function manySockets(count: number) {
    const session = createSession();
    let seq = 0;
    const take = (fact: object) => {
      seq += 1;
      return ingest(session, { source: 'page', context: 'p', seq, at: seq, ...fact } as CapturedEvent);
    };
    const payload = { opcode: 'text', size: 1, kept: 1, text: 'x' };
    const made: EventId[] = [];
    for (let socket = 1; socket <= count; socket += 1) {
      made.push(take({ kind: 'created', socket, url: 'ws://a.test/', protocols: [] }) as EventId);
      take({ kind: 'opened', socket, protocol: '', extensions: '' });
      take({ kind: 'frame', socket, direction: 'received', payload });
      if (socket < count)
        take({ kind: 'closed', socket, code: 1000, reason: '', wasClean: true, buffered: 0 });
    }
    return { session, made };
  }

  it('does nothing while there are not too many', () => {
    const { session } = manySockets(100);
    forgetOldest(session, 100, NOBODY);
    expect(session.connections.size).toBe(100);
    expect(session.losses.droppedSockets).toBeUndefined();
  });

  it('lets the oldest finished ones go whole, and counts them and their frames', () => {
    const { session, made } = manySockets(101);
    forgetOldest(session, 100, new Set(made.slice(0, 1)));
    expect(session.connections.size).toBe(90);
    expect(session.losses).toMatchObject({ droppedSockets: 11, droppedFrames: 11, droppedBytes: 11 });
    const [first = 0, second = 0] = made;
    expect(findEvent(session, first), 'what a finding rests on').toBeDefined();
    expect(findEvent(session, second)).toBeUndefined();
    expect([...session.connections.values()].at(-1)?.state).toBe('open');
  });

  it('keeps those that are open, however many', () => {
    const session = createSession();
    for (let seq = 1; seq <= 50; seq += 1)
      ingest(session, {
        source: 'page',
        context: 'p',
        seq,
        at: seq,
        kind: 'created',
        socket: seq,
        url: 'ws://a.test/',
        protocols: [],
      });
    forgetOldest(session, 10, NOBODY);
    expect(session.connections.size).toBe(50);
  });
});
