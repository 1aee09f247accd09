import { describe, expect, test } from 'vitest';
import type { WireEntry } from '../../../src/capture/captured-event.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { rules } from '../../../src/rules/index.ts';
import { completeWire } from '../../../src/session/complete-wire.ts';
import type { Connection, ConnectionWithMessages } from '../../../src/session/connection.ts';
import {
  hasConnectionFor,
  setWire,
  type WireEntryEvent,
  withoutFrames,
} from '../../../src/session/correlate-network-entry.ts';
import { ingest } from '../../../src/session/ingest.ts';
import type { Session } from '../../../src/session/session.ts';
import {
  answered,
  closed,
  created,
  devtools,
  errored,
  failed,
  frame,
  httpResponse,
  logLine,
  opened,
  page,
  START,
  type Step,
  tape,
  violation,
  wire,
} from '../../support/tape.ts';

const url = 'ws://api.test/live';
const tooMany = (at: number, startedAt: number): Step =>
  wire(at, { url, reason: answered(429), startedAt: START + startedAt });

/** Status of the log's entry by socket; a socket that only the log knows has no number. */
function entries(session: Session): [number | undefined, string | undefined][] {
  return [...session.connections.values()].map(({ socket, wire }) => [socket, wire?.entry.reason]);
}

const three = [created(url, { at: 10 }), created(url, { at: 10.1 }), created(url, { at: 10.2 })];

describe('three sockets of one url, of which one is refused', () => {
  test('the log speaks before the page has told which of them opened', () => {
    const session = tape(
      three,
      tooMany(40, 35),
      opened(20, { socket: 1 }),
      opened(30, { socket: 3 }),
      failed(38, { socket: 2 }),
    );
    expect(entries(session)).toEqual([
      [1, undefined],
      [2, answered(429)],
      [3, undefined],
    ]);
    expect(diagnose(session, rules).findings[0]?.rule.id).toBe('rate-limited');
  });

  test('the log speaks before the page has told of any of them', () => {
    const session = tape(
      tooMany(40, 35),
      three,
      opened(20, { socket: 1 }),
      opened(30, { socket: 2 }),
      failed(38, { socket: 3 }),
    );
    expect(entries(session)).toEqual([
      [1, undefined],
      [2, undefined],
      [3, answered(429)],
    ]);
  });

  test('the answer is the same when the page has told everything before', () => {
    const session = tape(
      three,
      opened(20, { socket: 1 }),
      opened(30, { socket: 3 }),
      failed(38, { socket: 2 }),
      tooMany(40, 35),
    );
    expect(entries(session)[1]).toEqual([2, answered(429)]);
  });
});

test('an entry that no socket of the page can be the owner of stands by itself, and is counted once', () => {
  const session = tape(
    created(url),
    tooMany(30, 12),
    opened(40),
    frame('sent', 50),
    created(url, { at: 200 }),
  );
  expect(entries(session)).toEqual([
    [1, undefined],
    [undefined, answered(429)],
    [2, undefined],
  ]);
});

test('a request never leaves before its socket was made', () => {
  const session = tape(
    created(url, { at: 0 }),
    ...failed(1_450),
    created(url, { at: 1_500 }),
    ...failed(1_600),
    tooMany(1_610, 1_400),
  );
  expect(entries(session)[0]).toEqual([1, answered(429)]);
});

test('a socket that opened owns the entry of a handshake that succeeded', () => {
  const session = tape(
    created(url, { at: 10 }),
    created(url, { at: 10.5 }),
    ...failed(20, { socket: 2 }),
    opened(30, { socket: 1 }),
    closed(40, 1000, { socket: 1 }),
    wire(50, { url, status: 101, startedAt: START + 12 }),
  );
  expect([...session.connections.values()].map(({ wire }) => wire?.entry.status)).toEqual([101, undefined]);
});

test.each([
  ['6 s before the socket, told after it', [created(url, { at: 10_000 }), tooMany(10_100, 4_000)]],
  ['6 s after the socket, told before it', [tooMany(7_100, 7_000), created(url, { at: 1_000 })]],
])('an entry that began %s is another’s', (_name, steps) => {
  expect(entries(tape(steps))).toContainEqual([1, undefined]);
  expect(entries(tape(steps))).toContainEqual([undefined, answered(429)]);
});

describe('a connection that only the log knows', () => {
  const only = (entry: Partial<WireEntry>): Connection => {
    const [connection] = tape(wire(500, { url, startedAt: START + 100, ...entry })).connections.values();
    if (!connection) throw new Error('not added');
    return connection;
  };

  test.each<[string, Partial<WireEntry>, string]>([
    ['that failed is closed', { reason: answered(429) }, 'closed'],
    ['whose handshake succeeded and that goes on is open', { status: 101, stillOpen: true }, 'open'],
    ['without a response is connecting', { stillOpen: true }, 'connecting'],
  ])('%s', (_, entry, state) => {
    expect(only(entry)).toMatchObject({ state, createdAt: START + 100, url });
  });

  test('has protocol and extensions of the response, and the protocols of the request', () => {
    const { opened: seen, protocols } = only({
      status: 101,
      openedAt: START + 150,
      requestHeaders: [{ name: 'Sec-WebSocket-Protocol', value: 'chat,  mqtt' }],
      responseHeaders: [
        { name: 'sec-websocket-protocol', value: 'mqtt' },
        { name: 'Sec-WebSocket-Extensions', value: 'permessage-deflate' },
      ],
    });
    expect(seen).toMatchObject({ at: START + 150, protocol: 'mqtt', extensions: 'permessage-deflate' });
    expect(protocols).toEqual(['chat', 'mqtt']);
  });

  test('opened when it began where the log says no more, and has no protocol where none is named', () => {
    const { opened: seen, protocols, closed: end } = only({ status: 101 });
    expect(seen).toMatchObject({ at: START + 100, protocol: '', extensions: '' });
    expect([protocols, end]).toEqual([[], undefined]);
    expect(only({ status: 101, startedAt: undefined as never }).opened?.at).toBe(START + 500);
    expect(only({ reason: answered(429) }).opened).toBeUndefined();
  });

  test.each([
    [1006, false],
    [1001, true],
  ])('closed with %d: cleanly %s', (code, wasClean) => {
    const close = { code, reason: 'r' };
    expect(only({ status: 101, endedAt: START + 400, close }).closed).toMatchObject({
      at: START + 400,
      code,
      reason: 'r',
      wasClean,
      buffered: 0,
    });
    expect(only({ status: 101, close }).closed?.at).toBe(START + 500);
  });

  test('has the messages of the entry, with ids of their own, and counts those that were left out', () => {
    const payload = { opcode: 'text', size: 1, kept: 1, text: 'x' } as const;
    const frames = [110, 120].map((at) => ({ direction: 'received', at: START + at, payload }) as const);
    const {
      frames: log,
      wire: seen,
      received,
    } = only({ status: 101, frames, framesLeftOut: 3 }) as ConnectionWithMessages;
    expect(log.kept.map(({ id, at }) => [id - (seen?.event ?? 0), at - START])).toEqual([
      [1, 110],
      [2, 120],
    ]);
    expect([log.droppedFrames, received.frames]).toEqual([3, 2]);
    expect(seen?.entry).toMatchObject({ frames: [], framesLeftOut: 5 });
  });
});

describe('an entry that was told before', () => {
  const told = { url, status: 101, entry: 7, startedAt: START + 100 };
  test.each<[string, Partial<WireEntry>, number]>([
    ['is counted', {}, 1],
    ['is another where its status differs', { status: 403 }, 0],
    ['is another where its reason differs', { reason: answered(403) }, 0],
    ['is another where it began at another time', { startedAt: START + 101 }, 0],
    ['is another where its URL differs', { url: `${url}2` }, 0],
    ['is another where its number differs', { entry: 8 }, 0],
  ])('%s', (_, change, repeated) => {
    const session = tape(wire(200, told), wire(300, { ...told, ...change }));
    expect(session.losses.repeated).toBe(repeated);
    expect(session.connections.size).toBe(2 - repeated);
  });
});

describe('which of two documents', () => {
  const frameOf = (origin: string): Step => page(`${origin}/`, { context: 'frame', at: 5 });
  const sentBy = (origin: string): Step =>
    wire(40, {
      url,
      reason: answered(429),
      startedAt: START + 12,
      requestHeaders: [{ name: 'Origin', value: origin }],
    });

  test.each([
    ['http://frame.test', 'frame'],
    ['HTTP://FRAME.TEST', 'frame'],
    ['http://page.test', 'page'],
  ])('%s opened it, the Origin of the handshake tells', (origin, context) => {
    const session = tape(
      page('http://page.test/'),
      frameOf('http://frame.test'),
      created(url, { at: 10 }),
      created(url, { at: 11, context: 'frame' }),
      sentBy(origin),
    );
    const owner = [...session.connections.values()].find((one) => one.wire);
    expect(owner?.context).toBe(context);
  });

  test('a document without an address has the origin of its creator', () => {
    const session = tape(
      page('http://page.test/'),
      page('about:blank', { context: 'frame', at: 5 }),
      created(url, { at: 11, context: 'frame' }),
      sentBy('http://page.test'),
    );
    expect(entries(session)).toEqual([[1, answered(429)]]);
  });
});

describe('what another log knows of a failed handshake', () => {
  const known = {
    status: 403,
    reason: answered(403),
    requestSent: true,
    responseHeaders: [{ name: 'Server', value: 'nginx' }],
  };
  const completed = (entry: Partial<WireEntry>, more: Step[] = [], known2: Partial<typeof known> = {}) => {
    const session = tape(created(url), more, wire(40, { url, startedAt: START + 12, ...entry }));
    const [connection] = session.connections.values();
    if (!connection) throw new Error('not added');
    completeWire(session, connection, { ...known, ...known2 });
    return { session, connection, stored: connection.wire?.entry };
  };

  test.each<[string, Partial<WireEntry>]>([
    ['a log without a reason', { requestSent: false }],
    ['a log with an empty one', { reason: '', requestSent: false }],
  ])('completes %s', (_, entry) => {
    const { session, connection, stored } = completed(entry, failed(30));
    expect(stored).toMatchObject(known);
    expect(connection.wire?.failure).toEqual({ kind: 'status', status: 403 });
    expect(session.notes.get(connection.wire?.event ?? 0)?.event).toMatchObject(known);
  });

  test('leaves what this one has', () => {
    const own = [{ name: 'Server', value: 'envoy' }];
    expect(completed({ responseHeaders: own }, failed(30)).stored?.responseHeaders).toEqual(own);
    expect(completed({ requestSent: true }, failed(30), { requestSent: false }).stored?.requestSent).toBe(
      true,
    );
    const refused = completed({ reason: answered(429) }, failed(30)).stored;
    expect([refused?.reason, refused?.status]).toEqual([answered(429), 0]);
    expect(completed({ status: 429 }, failed(30)).stored?.status).toBe(429);
  });

  test('adds no reason where it has none itself', () => {
    const { stored } = completed({ reason: '' }, failed(30), { reason: undefined as never });
    expect(stored?.status).toBe(403);
    expect(stored).not.toHaveProperty('reason');
  });

  test('is nothing for a connection that opened, or that the log does not know', () => {
    expect(completed({ status: 101 }, [opened(20)]).stored?.status).toBe(101);
    const session = tape(created(url));
    const [connection] = session.connections.values();
    if (connection) completeWire(session, connection, known);
    expect(connection?.wire).toBeUndefined();
  });
});

test('the start of a log that was told before is counted', () => {
  expect(tape(devtools(5), devtools(5)).losses.repeated).toBe(1);
  expect(tape(devtools(5), devtools(6)).losses.repeated).toBe(0);
});

/** The number of the socket that the log's entry belongs to; undefined if only the log knows it. */
function ownerOf(...steps: (Step | Step[])[]): number | undefined {
  return [...tape(...steps).connections.values()].find(({ wire }) => wire)?.socket;
}

describe('an entry without a beginning belongs to the connection whose end is nearest', () => {
  const refusal = (at: number): Step => wire(at, { url, reason: answered(429) });
  const two = [created(url, { at: 10 }), created(url, { at: 20 })];

  test.each([
    [110, 1],
    [190, 2],
  ])('its close: told at %d, number %d', (at, owner) => {
    const ends = [...failed(100, { socket: 1 }), ...failed(200, { socket: 2 })];
    expect(ownerOf(two, ends, refusal(at))).toBe(owner);
  });

  test.each([
    [110, 1],
    [190, 2],
  ])('its error where it has no close: told at %d, number %d', (at, owner) => {
    expect(ownerOf(two, errored(100, { socket: 1 }), errored(200, { socket: 2 }), refusal(at))).toBe(owner);
  });

  test('its close rather than its error', () => {
    const first = [errored(100, { socket: 1 }), closed(300, 1006, { socket: 1 })];
    expect(ownerOf(two, first, failed(290, { socket: 2 }), refusal(300))).toBe(1);
  });

  test('the end of its document', () => {
    const gone: Step = {
      kind: 'event',
      at: 100,
      draft: { kind: 'pagehide', persisted: false, context: 'frame' },
    };
    const session = tape(
      page('http://page.test/'),
      page('http://page.test/frame', { context: 'frame', at: 5 }),
      created(url, { at: 10 }),
      created(url, { at: 11, context: 'frame' }),
      errored(200),
      gone,
      refusal(110),
    );
    expect([...session.connections.values()].find((one) => one.wire)?.context).toBe('frame');
  });

  test('its beginning while it has no end', () => {
    expect(ownerOf(created(url, { at: 10 }), failed(100), created(url, { at: 90 }), refusal(92))).toBe(2);
  });
});

describe('an entry with a beginning', () => {
  const succeeded = wire(60, { url, status: 101, startedAt: START + 11 });

  test('belongs to the older of two that are as near', () => {
    expect(ownerOf(created(url, { at: 10 }), created(url, { at: 12 }), tooMany(40, 11))).toBe(1);
  });

  test.each([
    [950, 2],
    [949, 1],
  ])('began before the connection by more than the clocks differ: at %d, number %d', (startedAt, owner) => {
    expect(ownerOf(created(url, { at: 1 }), created(url, { at: 1_000 }), tooMany(1_100, startedAt))).toBe(
      owner,
    );
  });

  test.each([
    [1_000, 1],
    [999, undefined],
  ])('began 5 s before the connection, or earlier: at %d, number %j', (startedAt, owner) => {
    expect(ownerOf(created(url, { at: 6_000 }), tooMany(6_100, startedAt))).toBe(owner);
  });

  test('of a handshake that succeeded belongs to the nearest, unless that one ended without opening', () => {
    const two = [created(url, { at: 10 }), created(url, { at: 20 }), opened(30, { socket: 2 })];
    expect(ownerOf(two, succeeded)).toBe(1);
    expect(ownerOf(two, failed(40, { socket: 1 }), succeeded)).toBe(2);
  });

  test('of a handshake that failed belongs to the nearest that ended without opening', () => {
    const two = [created(url, { at: 10 }), created(url, { at: 20 })];
    expect(ownerOf(two, failed(40, { socket: 1 }), tooMany(50, 11))).toBe(1);
  });

  test('belongs to no connection that a policy has blocked', () => {
    expect(ownerOf(created(url), violation(12, 'connect-src'), tooMany(40, 11))).toBeUndefined();
  });
});

describe('the Origin of the handshake', () => {
  test.each([
    ['https://other.test', undefined],
    ['http://other.test', undefined],
    ['null', 1],
    ['chrome-extension://other', 1],
    ['app-http://localhost', 1],
  ])('%s', (value, owner) => {
    const requestHeaders = [{ name: 'Origin', value }];
    expect(ownerOf(created(url), wire(40, { url, reason: answered(429), requestHeaders }))).toBe(owner);
  });

  test('is not known', () => {
    expect(ownerOf(created(url), wire(40, { url, reason: answered(429), requestHeaders: [] }))).toBe(1);
  });

  test('is that of a document that has not told its address', () => {
    const unknown = created(url, { context: 'unknown' });
    expect(ownerOf(page('http://page.test/'), unknown, tooMany(40, 11))).toBe(1);
  });
});

describe('a record of the page that comes after the entry of the log', () => {
  const script = 'wsdoctor-client-1.js';
  const late = (at: number, entry: Partial<WireEntry>, more: Parameters<typeof created>[1] = {}) =>
    tape(wire(9_000, { url, status: 101, ...entry }), created(url, { at, ...more }));

  test.each([
    [950, 1],
    [949, 2],
    [6_000, 1],
    [6_001, 2],
  ])('is of the same connection if that began at about that time: at %d, %d in all', (startedAt, count) => {
    expect(late(1_000, { startedAt: START + startedAt }).connections.size).toBe(count);
  });

  test('is of the same connection if the entry came at about that time and has no beginning', () => {
    expect(late(8_000, {}).connections.size).toBe(1);
    expect(late(1_000, {}).connections.size).toBe(2);
  });

  test.each<[string | undefined, string | undefined, number]>([
    [script, script, 1],
    [script, undefined, 2],
    [undefined, script, 1],
  ])('made by %s and by %s: %d in all', (initiator, stack, count) => {
    const session = late(
      8_000,
      initiator === undefined ? {} : { initiator },
      stack === undefined ? {} : { stack },
    );
    expect(session.connections.size).toBe(count);
  });

  test('is of another if the Origin is that of another page', () => {
    const requestHeaders = [{ name: 'Origin', value: 'http://other.test' }];
    expect(late(8_000, { requestHeaders }).connections.size).toBe(2);
  });

  test('is of another if the entry is no longer stored', () => {
    const session = tape(wire(9_000, { url, status: 101 }));
    const [connection] = session.connections.values();
    session.notes.delete(connection?.wire?.event ?? 0);
    const place = { source: 'page', context: 'page', seq: 2, at: START + 9_000 } as const;
    ingest(session, { ...place, kind: 'created', socket: 1, url, protocols: [] });
    expect(session.connections.size).toBe(2);
  });

  test('takes one entry, and the connection of the log alone is gone', () => {
    const session = tape(
      wire(100, { url, reason: answered(429), startedAt: START + 90 }),
      wire(101, { url, reason: answered(403), startedAt: START + 91 }),
      created(url, { at: 80 }),
    );
    const [other, page] = session.connections.values();
    expect(session.connections.size).toBe(2);
    expect(other?.wire?.failure).toEqual({ kind: 'status', status: 403 });
    expect(page).toMatchObject({ socket: 1, wire: { failure: { kind: 'status', status: 429 } } });
    expect([...(session.wireIndex.wireOnly.get(url) ?? [])]).toEqual([other?.id]);
    expect(session.wireIndex.unmatched.size).toBe(0);
    expect([...session.byEndpoint.values()]).toEqual([['', other?.id, page?.id]]);
  });
});

describe('whether a connection waits for an entry', () => {
  const entry = (startedAt: number): WireEntryEvent => {
    const [{ wire: seen } = {}] = tape(tooMany(40, startedAt)).connections.values();
    return seen?.entry as WireEntryEvent;
  };
  test('it does if the entry can be its own', () => {
    const session = tape(created(url, { at: 10_000 }));
    expect([10_001, 4_999].map((at) => hasConnectionFor(session, entry(at)))).toEqual([true, false]);
    expect(hasConnectionFor(tape(), entry(1))).toBe(false);
  });
});

describe('a handshake that Firefox fails without a reason', () => {
  const failureOf = (entry: Partial<WireEntry>) => {
    const responseHeaders = [
      { name: 'Upgrade', value: 'websocket' },
      { name: 'Connection', value: 'Upgrade' },
    ];
    const [connection] = tape(wire(40, { url, responseHeaders, status: 101, ...entry })).connections.values();
    return connection?.wire?.failure;
  };
  test('has the one that its headers show', () => {
    expect(failureOf({ by: 'web-request' })).toEqual({
      kind: 'header',
      header: 'Sec-WebSocket-Accept',
      problem: 'missing',
    });
    expect(failureOf({})).toBeUndefined();
    expect(failureOf({ by: 'web-request', status: 200 })).toBeUndefined();
    expect(failureOf({ by: 'web-request', reason: answered(403) })).toEqual({ kind: 'status', status: 403 });
  });
});

test('messages of an entry are stored once', () => {
  const [{ wire: seen } = {}] = tape(wire(40, { url, framesLeftOut: 2 })).connections.values();
  const entry = seen?.entry as WireEntryEvent;
  expect(withoutFrames(entry)).toBe(entry);
  const payload = { opcode: 'text', size: 1, kept: 1, text: 'x' } as const;
  const frames = [{ direction: 'sent', at: START, payload } as const];
  expect(withoutFrames({ ...entry, frames })).toEqual({ ...entry, frames: [], framesLeftOut: 3 });
});

test('a connection of the log alone has the entry as its note, and says who made it', () => {
  const session = tape(wire(40, { url, initiator: 'wsdoctor-experiment-3.js' }));
  const [connection] = session.connections.values();
  expect(connection).toMatchObject({ createdAt: START + 40, initiatedBy: 'experiment' });
  expect(connection?.notes).toEqual([{ id: connection?.wire?.event, event: connection?.wire?.entry }]);
});

test('what the log knows is taken away and given back', () => {
  const session = tape(created(url), tooMany(40, 11));
  const [connection] = session.connections.values();
  if (!connection) throw new Error('not added');
  const { wire: seen, revision } = connection;
  setWire(session, connection, undefined);
  expect(connection).not.toHaveProperty('wire');
  expect(connection.revision).toBeGreaterThan(revision);
  expect(session.wireIndex.unmatched.get(url)).toBe(connection.id);
  setWire(session, connection, seen);
  expect(connection.wire).toBe(seen);
  expect(session.wireIndex.unmatched.size).toBe(0);
});

test('what is told again by the log is told once, except lines', () => {
  const started: Step = { kind: 'event', at: 5, draft: { kind: 'wire-started', browser: 'Firefox' } };
  expect(tape(devtools(5), started).losses.repeated).toBe(0);
  const response = httpResponse('http://api.test/');
  expect(tape(response, response).losses.repeated).toBe(1);
  const line = logLine(40, { text: 'a line' });
  const session = tape(wire(40, { url }), line, line);
  expect([...session.connections.values()][0]?.logLines).toHaveLength(2);
  expect(session.losses.repeated).toBe(0);
});
