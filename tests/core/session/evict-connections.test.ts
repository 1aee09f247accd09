import { describe, expect, it } from 'vitest';
import {
  clearSession,
  forgetContextsBefore,
  forgetOldest,
  forgetPage,
} from '../../../src/session/evict-connections.ts';
import { ingest } from '../../../src/session/ingest.ts';
import type { Session } from '../../../src/session/session.ts';
import { fact, subframe } from '../../support/connections.ts';
import {
  closed,
  created,
  frame,
  network,
  opened,
  page,
  START,
  type Step,
  tape,
  wire,
} from '../../support/tape.ts';

const NONE: ReadonlySet<number> = new Set();
const urls = ({ connections }: Session): string[] => [...connections.values()].map(({ url }) => url);

/** A page with a frame, a page after it, and a worker's connection at the time of each. */
function twoPages(): Session {
  const next = { context: 'next' };
  const inFrame = { context: 'frame' };
  return tape(
    page('http://page.test/', { at: 0 }),
    subframe(5, 'frame'),
    created('ws://page.test/', { at: 10 }),
    opened(20),
    created('ws://frame.test/', { at: 30, ...inFrame }),
    opened(35, inFrame),
    closed(38, 1000, inFrame),
    network(40, 'offline'),
    wire(50, { url: 'ws://worker.test/', status: 101, startedAt: START + 45 }),
    page('http://next.test/', { at: 1_000, ...next }),
    created('ws://next.test/', { at: 1_010, ...next }),
    opened(1_020, next),
    fact(1_030, { kind: 'offline', ...next }),
    wire(1_060, { url: 'ws://worker.test/2', status: 101, startedAt: START + 1_050 }),
  );
}

describe('the documents before a time', () => {
  it('are removed with their connections, and workers of that time', () => {
    const session = twoPages();
    forgetContextsBefore(session, START + 1_000);
    expect(urls(session)).toEqual(['ws://next.test/', 'ws://worker.test/2']);
  });

  it('leave nothing in what was noted of the session', () => {
    const session = twoPages();
    const { sharedRevision } = session;
    forgetContextsBefore(session, START + 1_000);
    expect(session.pageNotes.map(({ event }) => event.at - START)).toEqual([1_000, 1_030]);
    expect(session.networkChanges.map(({ event }) => event.at - START)).toEqual([1_030]);
    expect([...session.openedUrls.keys()]).toEqual(['ws://next.test/']);
    expect([...session.bySocket.keys()]).toEqual(['next#1']);
    expect([...session.openSockets]).toEqual([...session.connections.keys()].slice(0, 1));
    const kept = [...session.notes.values()].map(({ event }) => `${event.at - START} ${event.kind}`);
    expect(kept.sort()).toEqual([
      '1000 page-started',
      '1010 created',
      '1020 opened',
      '1030 offline',
      '1060 wire-entry',
    ]);
    expect(session.sharedRevision).toBeGreaterThan(sharedRevision);
  });

  it('go on with their numbers when they return', () => {
    const session = twoPages();
    forgetContextsBefore(session, START + 1_000);
    expect(session.contexts.get('page')?.nextSeq).toBeGreaterThan(1);
    const again = { source: 'page', context: 'page', seq: 1, at: START + 2_000, kind: 'online' } as const;
    expect(ingest(session, again)).toBeUndefined();
  });

  it('are removed with what they opened after that time', () => {
    const session = twoPages();
    forgetContextsBefore(session, START + 1);
    expect(urls(session)).not.toContain('ws://page.test/');
    expect(session.connections.size).toBe(4);
  });

  it('stay if they started at that time', () => {
    const session = twoPages();
    forgetContextsBefore(session, START);
    expect(session.connections.size).toBe(5);
    forgetContextsBefore(session, START + 45);
    expect(urls(session)).toEqual(['ws://worker.test/', 'ws://next.test/', 'ws://worker.test/2']);
  });
});

describe('a page that is left', () => {
  it('is removed, and the next one stays that has told of itself', () => {
    const session = twoPages();
    forgetPage(session, 'page', START + 2_000);
    expect(urls(session)).toEqual(['ws://next.test/', 'ws://worker.test/2']);
  });

  it('is removed up to the time that it was left at, while the next one has not', () => {
    const session = twoPages();
    forgetPage(session, 'next', START + 1_055);
    expect(urls(session)).toEqual([]);
    const early = twoPages();
    forgetPage(early, 'next', START + 1_050);
    expect(urls(early)).toEqual(['ws://worker.test/2']);
  });

  it('is no frame, and none that is unknown', () => {
    const session = twoPages();
    forgetPage(session, 'frame', START + 2_000);
    forgetPage(session, 'unknown', START + 2_000);
    expect(session.connections.size).toBe(5);
  });

  it('is not followed by a frame', () => {
    const session = tape(
      page('http://page.test/', { at: 0 }),
      created('ws://page.test/', { at: 10 }),
      subframe(20, 'frame'),
      created('ws://frame.test/', { at: 30, context: 'frame' }),
    );
    forgetPage(session, 'page', START + 40);
    expect(urls(session)).toEqual([]);
  });
});

/** So many connections one after the other, with one message each; those in `open` stay open. */
function many(count: number, open: number[] = []): Session {
  const steps = Array.from({ length: count }, (_, i): Step[] => {
    const place = { socket: i + 1 };
    return [
      created(`ws://h${i}.test/`, { ...place, at: 10 * i }),
      opened(10 * i + 1, place),
      frame('sent', 10 * i + 2, 'hello', place),
      ...(open.includes(i) ? [] : [closed(10 * i + 3, 1000, place)]),
    ];
  });
  return tape(steps.flat());
}

describe('the oldest connections', () => {
  it('are evicted a tenth at a time, with their sockets and working URLs', () => {
    const session = many(21);
    forgetOldest(session, 20, NONE);
    expect([session.connections.size, urls(session)[0]]).toEqual([18, 'ws://h3.test/']);
    expect(session.losses).toMatchObject({ droppedSockets: 3, droppedFrames: 3, droppedBytes: 15 });
    expect([session.bySocket.size, session.openedUrls.size]).toEqual([18, 18]);
  });

  it('stay while there are not too many, or while all are open', () => {
    const few = many(20);
    forgetOldest(few, 20, NONE);
    expect(few.connections.size).toBe(20);
    const open = many(3, [0, 1, 2]);
    const { revision } = open;
    forgetOldest(open, 2, NONE);
    expect([open.connections.size, open.losses, open.revision]).toEqual([
      3,
      expect.not.objectContaining({ droppedSockets: 0 }),
      revision,
    ]);
  });

  it('stay if they are open, or if a finding quotes them', () => {
    const session = many(5, [1]);
    const quoted = [...session.connections.values()][0]?.notes[1]?.id ?? 0;
    forgetOldest(session, 3, new Set([quoted]));
    expect(urls(session)).toEqual(['ws://h0.test/', 'ws://h1.test/']);
  });

  it('are counted together with those before', () => {
    const session = many(21);
    forgetOldest(session, 20, NONE);
    forgetOldest(session, 17, NONE);
    expect(session.losses.droppedSockets).toBe(6);
  });
});

describe('Clear', () => {
  const made = () => {
    const session = many(3, [1]);
    session.losses.malformed = 4;
    session.losses.repeated = 5;
    return session;
  };

  it('removes finished connections, and leaves open ones without their messages', () => {
    const session = made();
    clearSession(session);
    expect(urls(session)).toEqual(['ws://h1.test/']);
    const [open] = session.connections.values();
    expect(open).toMatchObject({ state: 'open', frames: { kept: [] }, firstMessages: [] });
    expect([...session.openedUrls.keys()]).toEqual(['ws://h1.test/']);
    expect([...session.bySocket.keys()]).toEqual(['page#2']);
  });

  it('begins the losses again, and forgets what the page did', () => {
    const session = made();
    ingest(session, { source: 'page', context: 'page', seq: 99, at: START + 90, kind: 'offline' });
    clearSession(session);
    expect(session.losses).toEqual({
      droppedFrames: 0,
      droppedBytes: 0,
      missingEvents: 0,
      malformed: 0,
      repeated: 0,
    });
    expect([session.pageNotes, session.networkChanges]).toEqual([[], []]);
    expect([...session.notes.values()].map(({ event }) => event.kind)).toEqual(['created', 'opened']);
  });

  it('returns what it removed', () => {
    const session = made();
    const pageNotes = [...session.pageNotes];
    const { connections, emptied, notes, reached, bySocket, losses, ...rest } = clearSession(session);
    expect(connections.map(({ url }) => url)).toEqual(['ws://h0.test/', 'ws://h2.test/']);
    expect([...emptied.values()].map(({ frames }) => frames.kept.length)).toEqual([1]);
    const kinds = [...notes.values()].map(({ event }) => event.kind);
    expect(kinds).toEqual(['created', 'opened', 'closed', 'created', 'opened', 'closed', 'page-started']);
    expect([reached.size, bySocket.size]).toEqual([3, 3]);
    expect(losses).toMatchObject({ malformed: 4, repeated: 5 });
    expect(rest.pageNotes).toEqual(pageNotes);
  });

  it('removes the network log’s entries with their connections', () => {
    const url = 'ws://api.test/';
    const session = tape(created(url), opened(20), closed(30, 1000), wire(40, { url, status: 101 }));
    const { notes } = clearSession(session);
    expect(session.notes.size).toBe(0);
    expect([...notes.values()].map(({ event }) => event.kind)).toContain('wire-entry');
  });
});
