import { describe, expect, it } from 'vitest';
import type { CapturedEvent, PageFact } from '../../../src/capture/captured-event.ts';
import { connectionOf, ingest } from '../../../src/session/ingest.ts';
import { createSession, type Session } from '../../../src/session/session.ts';
import { connectionAt, fact } from '../../support/connections.ts';
import {
  bytes,
  closed,
  conversation,
  created,
  devtools,
  errored,
  failed,
  foundClosed,
  frame,
  httpResponse,
  lifecycle,
  logLine,
  longTask,
  network,
  opened,
  page,
  pagehide,
  pageshow,
  START,
  type Step,
  tape,
  threw,
  violation,
  wire,
} from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';

/** Takes one more event of the page. */
function next(session: Session, at: number, draft: PageFact, seq?: number): number | undefined {
  const number = seq ?? session.contexts.get('page')?.nextSeq ?? 1;
  return ingest(session, {
    ...draft,
    source: 'page',
    context: 'page',
    seq: number,
    at: START + at,
  } as CapturedEvent);
}

describe('an event', () => {
  it('gets the next id, moves the clock, and is noted', () => {
    const session = createSession();
    const { revision } = session;
    expect(next(session, 10, { kind: 'online' })).toBe(1);
    expect(next(session, 5, { kind: 'offline' })).toBe(2);
    expect([session.lastId, session.clock]).toEqual([2, START + 10]);
    expect(session.revision).toBeGreaterThan(revision);
    expect([...session.notes].map(([id, noted]) => [id, noted.id, noted.event.kind])).toEqual([
      [1, 1, 'online'],
      [2, 2, 'offline'],
    ]);
  });

  it('that was seen before has none', () => {
    const session = tape(created(URL_));
    const { revision } = session;
    expect(next(session, 20, { kind: 'online' }, 1)).toBeUndefined();
    expect([session.revision, session.losses.repeated]).toEqual([revision, 1]);
  });

  it('of an entry of the network log that was told before has none', () => {
    const session = tape(devtools(5));
    const again = {
      source: 'wire',
      kind: 'wire-started',
      browser: 'Chrome/156.0.0.0',
      at: START + 5,
    } as const;
    expect(ingest(session, again)).toBeUndefined();
    expect(session.lastId).toBe(2);
  });

  it('of an unknown connection has none', () => {
    const session = tape(created(URL_));
    const event = { kind: 'opened', socket: 7, protocol: '', extensions: '' } as const;
    expect(next(session, 20, event)).toBeUndefined();
    expect(session.notes.size).toBe(2);
  });

  it('that the panel notes of a lost page has no place in the numbers of the page', () => {
    const session = tape(created(URL_));
    expect(next(session, 50, { kind: 'page-lost' }, 1)).toBe(3);
    expect(session.contexts.get('page')?.nextSeq).toBe(3);
    expect(connectionAt(session).state).toBe('closed');
  });

  it('that is a message is stored in its connection alone', () => {
    const session = tape(created(URL_), opened(20), frame('sent', 30));
    expect([...session.notes.keys()]).toEqual([1, 2, 3]);
    expect(connectionAt(session).frames.kept[0]?.id).toBe(4);
  });
});

describe('a connection that the page makes', () => {
  it('has what the page told of it', () => {
    const session = tape(
      created(URL_, { at: 10, protocols: ['chat'], stack: 'at app.js', requestedUrl: '/live' }),
    );
    expect(connectionAt(session)).toMatchObject({
      id: 'c2',
      url: URL_,
      state: 'connecting',
      createdAt: START + 10,
      protocols: ['chat'],
      stack: 'at app.js',
      requestedUrl: '/live',
      context: 'page',
      socket: 1,
    });
    expect(connectionOf(session, 'page', 1)).toBe(connectionAt(session));
    expect(connectionAt(session).notes.map(({ event }) => event.kind)).toEqual(['created']);
    for (const name of ['initiatedBy', 'constructorError'])
      expect(connectionAt(session)).not.toHaveProperty(name);
    for (const name of ['stack', 'requestedUrl'])
      expect(connectionAt(tape(created(URL_)))).not.toHaveProperty(name);
  });

  it('is found by document and number', () => {
    const session = tape(created(URL_));
    expect(connectionOf(session, 'page', 2)).toBeUndefined();
    expect(connectionOf(session, 'frame', 1)).toBeUndefined();
    session.connections.clear();
    expect(connectionOf(session, 'page', 1)).toBeUndefined();
  });

  it('may be refused by the constructor', () => {
    const session = tape(threw(URL_, 'SyntaxError', 'no', ['chat']));
    expect(connectionAt(session)).toMatchObject({
      state: 'not-created',
      context: 'page',
      protocols: ['chat'],
      constructorError: { event: 2, name: 'SyntaxError', message: 'no' },
    });
    expect(connectionAt(session)).not.toHaveProperty('socket');
    expect([session.bySocket.size, session.openSockets.size, session.wireIndex.unmatched.size]).toEqual([
      0, 0, 0,
    ]);
  });

  it('that was refused does not take an entry of the network log', () => {
    const session = tape(wire(30, { url: URL_, status: 101 }), threw(URL_, 'SyntaxError', 'no'));
    expect(session.connections.size).toBe(2);
  });

  it('waits for an entry of the network log, and is among the open ones', () => {
    const session = tape(created(URL_));
    expect([...session.openSockets]).toEqual(['c2']);
    expect(session.wireIndex.unmatched.get(URL_)).toBe('c2');
  });
});

describe('related connections are told', () => {
  /** How much the advice about an older connection to the same host changes with these steps. */
  const told = (before: Step[], ...steps: Step[]): number => {
    const other = created('ws://api.test/other', { socket: 9, at: 1 });
    const [without, with_] = [tape(other, ...before), tape(other, ...before, ...steps)];
    return connectionAt(with_).adviceRevision - connectionAt(without).adviceRevision;
  };
  const open = [created(URL_, { socket: 1 }), opened(20, { socket: 1 })];
  const place = { socket: 1 };

  it('of every event except messages', () => {
    expect(told(open, closed(30, 1000, place))).toBe(1);
    expect(told(open, frame('sent', 30, 'a', place))).toBe(0);
  });

  it('of messages after the end', () =>
    expect(told([...open, closed(30, 1000, place)], frame('received', 29, 'a', place))).toBe(1));

  it('of a gateway’s first message and shutdown', () => {
    const challenge = '{"type":"event","event":"connect.challenge","payload":{"nonce":"n"}}';
    const shutdown = '{"type":"event","event":"shutdown","payload":{"reason":"x"}}';
    const got = (at: number, text: string): Step => frame('received', at, text, place);
    expect(told(open, got(30, challenge))).toBe(1);
    expect(told([...open, got(30, challenge)], got(40, 'other'))).toBe(0);
    expect(told([...open, got(30, challenge)], got(40, shutdown))).toBe(1);
  });
});

it('one more message after the first sixteen is no reason to judge its connection again', () => {
  const many = (count: number): Session =>
    tape(created(URL_), opened(20), ...Array.from({ length: count }, (_, i) => frame('sent', 30 + i)));
  const advice = (count: number): number => connectionAt(many(count)).adviceRevision;
  expect(advice(16) - advice(15)).toBe(1);
  expect(advice(17)).toBe(advice(16));
  expect(connectionAt(many(17)).revision).toBe(connectionAt(many(16)).revision + 1);
});

it('a message that was received again after a reconnect is counted', () => {
  const text = '{"seq":7,"text":"hello"}';
  const session = tape(
    created(URL_),
    opened(20),
    frame('received', 30, text),
    closed(40, 1006),
    created(URL_, { at: 50 }),
    opened(60),
    frame('received', 70, text),
  );
  expect(connectionAt(session, 1).repeated).toMatchObject({ count: 1, from: connectionAt(session).id });
});

describe('a connection that opens', () => {
  it('knows how many handshakes had failed by then, and gives back an entry that failed', () => {
    const session = tape(
      created(URL_),
      wire(15, { url: URL_, reason: 'refused', startedAt: START + 12 }),
      opened(20),
    );
    expect(connectionAt(session)).not.toHaveProperty('wire');
    expect(session.connections.size).toBe(2);
  });

  it('counts the failures until it first opened', () => {
    const session = tape(
      created(URL_, { socket: 1 }),
      opened(20, { socket: 1 }),
      created(URL_, { socket: 2, at: 25 }),
      ...failed(30, { socket: 2 }),
      opened(40, { socket: 1 }),
    );
    expect(connectionAt(session).failuresBefore).toBe(0);
  });
});

describe('a policy violation', () => {
  const unnamed = (at: number, blockedUrl: string): Step =>
    violation(at, 'policy', { unnamed: true, blockedUrl });
  /** The indexes of the connections that it is found to belong to. */
  const blocked = (...steps: (Step | Step[])[]): number[] => {
    const session = tape(...steps);
    return [...session.connections.values()].flatMap((each, index) => (each.violation ? [index] : []));
  };

  it('belongs to the socket that it names', () => {
    expect(blocked(created(URL_), created(URL_, { at: 20 }), violation(30, 'policy'))).toEqual([1]);
    const other = fact(30, {
      kind: 'csp-violation',
      blockedUrl: URL_,
      directive: 'connect-src',
      policy: '',
      disposition: 'enforce',
      socket: 8,
    });
    expect(blocked(created(URL_), other)).toEqual([]);
  });

  it('belongs to the oldest connection of its endpoint that has none yet', () => {
    expect(blocked(created(URL_), created(URL_, { at: 20 }), unnamed(30, URL_))).toEqual([0]);
    expect(blocked(created(URL_), created(URL_, { at: 20 }), unnamed(30, URL_), unnamed(31, URL_))).toEqual([
      0, 1,
    ]);
  });

  it('may name the origin alone', () =>
    expect(blocked(created(URL_), unnamed(30, 'ws://api.test'))).toEqual([0]));

  it('may belong to a constructor that threw, as in Firefox', () =>
    expect(blocked(threw(URL_, 'SecurityError', 'no'), unnamed(30, URL_))).toEqual([0]));

  it('may belong to a connection that has had an error', () =>
    expect(blocked(created(URL_), errored(20), unnamed(30, URL_))).toEqual([0]));

  it.each<[string, (Step | Step[])[]]>([
    ['has another scheme', [created('wss://api.test/live')]],
    ['has another host', [created('ws://other.test/live')]],
    ['has another port', [created('ws://api.test:81/live')]],
    ['has another path', [created('ws://api.test/other')]],
    ['opened', [created(URL_), opened(20)]],
    ['has a close event', [created(URL_), closed(20, 1006)]],
    ['is in the network log', [created(URL_), wire(20, { url: URL_, reason: 'refused' })]],
    ['is of a worker', [wire(20, { url: URL_, stillOpen: true })]],
    [
      'is of another document',
      [
        page('http://page.test/'),
        page('http://f.test/', { context: 'frame', at: 5 }),
        created(URL_, { context: 'frame' }),
      ],
    ],
  ])('does not belong to a connection that %s', (_, steps) =>
    expect(blocked(...steps, unnamed(30, URL_))).toEqual([]),
  );

  it('is an event of the page and of its connection', () => {
    const session = tape(created(URL_), unnamed(30, URL_));
    expect(session.pageNotes.map(({ event }) => event.kind)).toEqual(['page-started', 'csp-violation']);
    expect(connectionAt(session).notes.map(({ event }) => event.kind)).toEqual(['created', 'csp-violation']);
  });
});

describe('a document', () => {
  it('has the address that it tells, and the first names the browser', () => {
    const session = tape(
      page('http://page.test/', { userAgent: 'first' }),
      page('http://page.test/#2', { at: 20, userAgent: 'second' }),
    );
    expect(session.contexts.get('page')).toMatchObject({
      url: 'http://page.test/#2',
      title: 'A page',
      top: true,
    });
    expect(session.userAgent).toBe('first');
  });

  it.each<[string, Step]>([
    ['that is hidden', pagehide(30, false)],
    ['that is lost', fact(30, { kind: 'page-lost' })],
  ])('%s takes its connections along, and no others', (_, step) => {
    const session = tape(
      page('http://page.test/'),
      page('http://page.test/frame', { context: 'frame', at: 5 }),
      created(URL_),
      created(URL_, { context: 'frame' }),
      step,
    );
    expect([0, 1].map((index) => connectionAt(session, index).state)).toEqual(['closed', 'connecting']);
    expect(session.pageNotes.at(-1)?.event.kind).toBe(step.kind === 'event' ? step.draft.kind : '');
  });
});

describe('what the page does besides', () => {
  const noted = (...steps: Step[]): { kinds: string[]; shared: number; network: string[] } => {
    const session = tape(created(URL_), ...steps);
    return {
      kinds: session.pageNotes.slice(1).map(({ event }) => event.kind),
      shared: session.sharedRevision - tape(created(URL_)).sharedRevision,
      network: session.networkChanges.map(({ event }) => event.kind),
    };
  };

  it.each<[string, Step]>([
    ['visibility', fact(20, { kind: 'visibility', state: 'hidden' })],
    ['freeze', lifecycle(20, 'freeze')],
    ['resume', lifecycle(20, 'resume')],
    ['pageshow', pageshow(20, true)],
    ['shared-worker', fact(20, { kind: 'shared-worker' })],
    ['pagehide', pagehide(20, true)],
  ])('is noted, and every connection is told: %s', (kind, step) =>
    expect(noted(step)).toEqual({ kinds: [kind], shared: 1, network: [] }),
  );

  it.each(['online', 'offline'] as const)('is listed as a change of the network: %s', (kind) =>
    expect(noted(network(20, kind))).toEqual({ kinds: [kind], shared: 1, network: [kind] }),
  );

  it('is counted as lost, and is no event of the page', () => {
    const dropped = fact(20, { kind: 'dropped', where: 'page', frames: 2, bytes: 30 });
    const ofSocket = fact(21, { kind: 'dropped', where: 'page', frames: 3, bytes: 40, socket: 1 });
    const malformed = fact(22, { kind: 'malformed', where: 'relay', count: 4 });
    expect(noted(dropped, ofSocket, malformed, longTask(30, 300))).toEqual({
      kinds: [],
      shared: 0,
      network: [],
    });
    const session = tape(created(URL_), dropped, ofSocket, malformed);
    expect(session.losses).toMatchObject({ droppedFrames: 5, droppedBytes: 70, malformed: 4 });
    expect(connectionAt(session).frames).toMatchObject({ droppedFrames: 3, droppedBytes: 40 });
  });

  it('is a long task of the connections that are open', () =>
    expect(connectionAt(tape(created(URL_), opened(20), longTask(30, 300))).longTasks?.count).toBe(1));
});

describe('the network log', () => {
  it('has started once, and every connection is told', () => {
    const session = tape(devtools(5), devtools(9));
    expect(session.wireStarted).toEqual({ event: 2, at: START + 5, browser: 'Chrome/156.0.0.0' });
    expect(session.sharedRevision).toBe(tape().sharedRevision + 2);
  });

  it('has responses, lines and entries, without their messages', () => {
    const session = tape(
      httpResponse('http://api.test/'),
      wire(40, {
        url: URL_,
        status: 101,
        frames: [{ direction: 'sent', at: START, payload: { opcode: 'text', size: 1, kept: 1, text: 'x' } }],
      }),
    );
    expect(session.httpResponses.size).toBe(1);
    const lines = tape(wire(40, { url: URL_, status: 101 }), logLine(40, { text: 'a line' }));
    expect(connectionAt(lines).logLines).toHaveLength(1);
    const entry = [...session.notes.values()].at(-1)?.event;
    expect(entry).toMatchObject({ kind: 'wire-entry', frames: [], framesLeftOut: 1 });
    expect(connectionAt(session).frames.kept).toHaveLength(1);
  });

  it('gives the connection an entry that the page tells of later', () => {
    const session = tape(wire(40, { url: URL_, status: 101, startedAt: START + 12 }), created(URL_));
    expect(session.connections.size).toBe(1);
    expect(connectionAt(session)).toMatchObject({ socket: 1, wire: { entry: { status: 101 } } });
  });
});

it('results of experiments are noted with the connection that they were made for', () => {
  const session = tape(created(URL_), ...failed(30));
  const connection = connectionAt(session);
  const event: CapturedEvent = {
    source: 'probe',
    kind: 'probe-run',
    at: START + 40,
    connection: connection.id,
    results: [],
  };
  const id = ingest(session, event);
  expect(session.notes.get(id ?? 0)?.event).toBe(event);
  expect([connection.probe?.event, session.clock]).toEqual([id, START + 40]);
});

it('events that came before their connection are taken when it comes', () => {
  const session = tape();
  const place = { socket: 1 };
  next(session, 30, { kind: 'closed', ...place, code: 1011, reason: '', wasClean: true, buffered: 0 }, 4);
  next(session, 20, { kind: 'opened', ...place, protocol: '', extensions: '' }, 3);
  expect(next(session, 10, { kind: 'created', ...place, url: URL_, protocols: [] }, 2)).toBe(2);
  expect(connectionAt(session)).toMatchObject({
    state: 'closed',
    opened: { event: 3 },
    closed: { event: 4 },
  });
});

it('binary messages and texts are counted', () => {
  const session = tape(conversation(URL_), bytes('received', 80, 'abc'), foundClosed(90));
  expect(connectionAt(session)).toMatchObject({ received: { frames: 2, binary: 1 }, state: 'closed' });
});
