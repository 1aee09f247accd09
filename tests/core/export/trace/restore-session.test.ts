import { describe, expect, it, test } from 'vitest';
import { restoreSession } from '../../../../src/export/trace/restore-session.ts';
import type { Trace, TraceConnection, TraceEvent } from '../../../../src/export/trace/trace.ts';
import { runToEnd } from '../../../../src/shared/run-generator.ts';
import { closed, created, frame, httpResponse, opened, START, tape, wire } from '../../../support/tape.ts';
import { readTrace, saveTrace } from '../../../support/trace-tools.ts';

const url = 'ws://api.test/live';
/** A connection of the page with two messages, and one that the network log alone has, with one message. */
function saved(): Trace {
  const payload = { opcode: 'text', size: 1, kept: 1, text: 'x' } as const;
  const session = tape(
    httpResponse('http://api.test/'),
    created(url),
    opened(20),
    frame('sent', 30, 'abc', { buffered: 7 }),
    frame('received', 40, 'de'),
    wire(60, {
      url: 'ws://worker.test/',
      status: 101,
      frames: [{ direction: 'received', at: START + 50, payload }],
    }),
    closed(70, 1000),
  );
  return readTrace(saveTrace(session));
}

const restored = (trace: Trace) => {
  const result = runToEnd(restoreSession(trace));
  if (!result.ok) throw new Error(`${result.fault.place} ${result.fault.message}`);
  return result.session;
};
function faultOf(trace: Trace): string {
  const result = runToEnd(restoreSession(trace));
  return result.ok ? 'was restored' : `${result.fault.place} ${result.fault.message}`;
}

describe('a session', () => {
  it('has the ids, messages and states that it had', () => {
    const trace = saved();
    const session = restored(trace);
    const [first, second] = session.connections.values();
    expect([...session.connections.keys()]).toEqual(trace.connections.map(({ id }) => id));
    expect(session.lastId).toBe(trace.events.at(-1)?.id);
    expect(first).toMatchObject({ url, state: 'closed', opened: { at: START + 20 }, closed: { code: 1000 } });
    const messages = [first, second].map((each) =>
      each?.frames.kept.map(({ id, at, direction, text, buffered }) => ({
        id,
        at,
        direction,
        text,
        buffered,
      })),
    );
    const frames = trace.events.filter((event) => event.kind === 'frame');
    const expected = frames.map(({ id, at, direction, text, buffered }) => ({
      id,
      at,
      direction,
      text,
      buffered,
    }));
    expect(frames.map(({ buffered }) => buffered)).toEqual([7, undefined, undefined]);
    expect(messages).toEqual([expected.slice(0, 2), expected.slice(2)]);
    expect(second?.frames.kept[0]).not.toHaveProperty('buffered');
    expect(first?.frames.kept[1]).not.toHaveProperty('buffered');
    expect([...session.httpResponses.keys()]).toEqual(['api.test:80']);
  });

  it('has what the events alone do not tell', () => {
    const trace = saved();
    const [connection] = trace.connections;
    const [document] = trace.documents;
    if (!connection || !document) throw new Error('the trace is empty');
    const traffic = { frames: 90, bytes: 900, binary: 9 };
    Object.assign(connection, {
      sent: traffic,
      received: { ...traffic, frames: 91 },
      peakBuffered: 12_345,
      dropped: { frames: 89, bytes: 890 },
      carried: {
        tokens: [],
        secrets: [{ place: 'url', name: 'key', event: 1, at: 0, shape: { kind: 'named' } }],
      },
    } satisfies Partial<TraceConnection>);
    document.missing = 4;
    trace.losses = { ...trace.losses, droppedFrames: 89, missingEvents: 4 };
    trace.clock = START + 99_000;
    const session = restored(trace);
    const [first] = session.connections.values();
    expect(first).toMatchObject({
      sent: traffic,
      received: { frames: 91 },
      peakBuffered: 12_345,
      frames: { droppedFrames: 89, droppedBytes: 890 },
      credentialsSeen: connection.carried,
    });
    expect(first?.sent).not.toBe(connection.sent);
    expect(session.contexts.get(document.id)).toMatchObject({ missing: 4, title: document.title });
    expect(session.losses).toEqual(trace.losses);
    expect(session.losses).not.toBe(trace.losses);
    expect(session.clock).toBe(START + 99_000);
  });

  it('has the browser of the trace, if it names one', () => {
    const trace = saved();
    expect(restored({ ...trace, browser: 'A browser' }).userAgent).toBe('A browser');
    const events = trace.events.filter(({ kind }) => kind !== 'page-started');
    expect(restored({ ...trace, browser: '', events }).userAgent).toBeUndefined();
  });

  it('is restored with a pause after every 200 events', () => {
    const trace = saved();
    const last = trace.events.at(-1)?.id ?? 0;
    const more = Array.from(
      { length: 400 - trace.events.length },
      (_, at): TraceEvent => ({
        source: 'page',
        kind: 'online',
        id: last + 1 + at,
        at: START,
        context: 'page',
      }),
    );
    expect([...restoreSession({ ...trace, events: [...trace.events, ...more] })]).toEqual([200, 400]);
    expect([...restoreSession(trace)]).toEqual([]);
  });
});

describe('a trace that contradicts itself', () => {
  it.each([0, 1])('an id that does not grow: %d below', (less) => {
    const trace = saved();
    const [first, second] = trace.events;
    if (!first || !second) throw new Error('the trace is empty');
    first.id = 5;
    second.id = first.id - less;
    expect(faultOf(trace)).toBe(`$.events[1] has the id ${5 - less}, which is not above 5`);
  });

  it('a message before its connection', () => {
    const trace = saved();
    const at = trace.events.findIndex(({ kind }) => kind === 'frame');
    const message = trace.events[at];
    if (message?.kind !== 'frame') throw new Error('the trace has no message');
    message.connection = `c${'9'.repeat(50)}`;
    expect(faultOf(trace)).toBe(
      `$.events[${at}] is a message of c${'9'.repeat(39)}, which no event before it begins`,
    );
  });

  it('a connection that no event begins', () => {
    const trace = saved();
    const [, second] = trace.connections;
    if (!second) throw new Error('the trace has one connection');
    second.id = `c${'9'.repeat(50)}`;
    expect(faultOf(trace)).toBe(`$.connections[1] is c${'9'.repeat(39)}, which no event begins`);
  });

  it.each([0, 1])('an event that begins a connection which is not listed: number %d', (at) => {
    const trace = saved();
    const [missing] = trace.connections.splice(at, 1);
    expect(faultOf(trace)).toBe(`$.connections has no ${missing?.id}, which an event begins`);
  });

  it('one connection listed twice', () => {
    const trace = saved();
    const [first] = trace.connections;
    if (first) trace.connections.push(first);
    expect(faultOf(trace)).toBe('$.connections has no connection, which an event begins');
  });
});

test('a document that no event names keeps its count of missing events', () => {
  const trace = saved();
  const [document] = trace.documents;
  if (!document) throw new Error('the trace has no document');
  trace.documents.push({ ...document, id: 'other', missing: 2 });
  expect(restored(trace).contexts.get('other')?.missing).toBe(2);
});

test('a message that came on the connection before is repeated again', () => {
  const text = '{"seq":1}';
  const session = tape(
    created(url),
    opened(20),
    frame('received', 30, text),
    closed(40, 1000),
    created(url, { at: 50, socket: 2 }),
    opened(60, { socket: 2 }),
    frame('received', 70, text, { socket: 2 }),
  );
  const repeated = { count: 1, from: [...session.connections.keys()][0] };
  for (const each of [session, restored(readTrace(saveTrace(session)))])
    expect([...each.connections.values()][1]?.repeated).toMatchObject(repeated);
});
