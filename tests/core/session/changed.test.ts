import { expect, test } from 'vitest';
import { createDiagnoser } from '../../../src/diagnosis/diagnose.ts';
import { defineRule, type Rule } from '../../../src/diagnosis/rule.ts';
import { changed } from '../../../src/session/changed.ts';
import type { ConnectionWithMessages } from '../../../src/session/connection.ts';
import { ingest } from '../../../src/session/ingest.ts';
import type { Session } from '../../../src/session/session.ts';
import { closed, created, opened, START, tape } from '../../support/tape.ts';

const URL_OF = { first: 'wss://a.test/', second: 'wss://a.test/', other: 'wss://b.test/' };

/** Two connections to one host, one to another, and one whose handshake is in progress. */
function fourConnections(): Session {
  return tape([
    ...[URL_OF.first, URL_OF.second, URL_OF.other].flatMap((url, index) => [
      created(url, { socket: index + 1, at: 10 + index }),
      opened(20 + index, { socket: index + 1 }),
    ]),
    created('wss://c.test/', { socket: 4, at: 40 }),
  ]);
}

/** Tells which connections a rule evaluates at each update. */
function watching(session: Session, more: Partial<Rule> = {}): () => number[] {
  let evaluated: number[] = [];
  const rule = defineRule({
    id: 'watching',
    title: 'Watches',
    severity: 'info',
    scenario: 'A1',
    spec: 'https://example.com/',
    requires: [],
    detect({ socket = 0 }) {
      evaluated.push(socket);
      return undefined;
    },
    fixes: () => [],
    ...more,
  });
  const diagnoser = createDiagnoser([rule]);
  const update = (): number[] => {
    evaluated = [];
    diagnoser.update(session);
    return evaluated;
  };
  update();
  return update;
}

function numbered(session: Session, socket: number): ConnectionWithMessages {
  const found = [...session.connections.values()].find((connection) => connection.socket === socket);
  if (!found) throw new Error(`no connection has the socket ${socket}`);
  return found;
}

test('without a change nothing is evaluated again', () => {
  const session = fourConnections();
  expect(watching(session)()).toEqual([]);
});

test('each counter grows with the changes that it stands for', () => {
  const session = fourConnections();
  const [first, second] = [numbered(session, 1), numbered(session, 2)];
  const counters = (): number[] => [
    session.revision,
    session.sharedRevision,
    session.failureRevision,
    first.revision,
    first.adviceRevision,
    second.revision,
    second.adviceRevision,
  ];
  const growth = (change: Parameters<typeof changed>[1]): number[] => {
    const before = counters();
    changed(session, change);
    return counters().map((after, at) => after - (before[at] ?? 0));
  };
  expect(growth({})).toEqual([1, 0, 0, 0, 0, 0, 0]);
  expect(growth({ everyone: true })).toEqual([1, 1, 0, 0, 0, 0, 0]);
  expect(growth({ handshakes: true })).toEqual([1, 0, 1, 0, 0, 0, 0]);
  expect(growth({ connection: first })).toEqual([1, 0, 0, 1, 1, 0, 0]);
  expect(growth({ connection: first, advice: false })).toEqual([1, 0, 0, 1, 0, 0, 0]);
  expect(growth({ connection: first, related: true })).toEqual([1, 0, 0, 1, 1, 0, 1]);
});

test('a change of the session alone is one for views', () => {
  const session = fourConnections();
  const update = watching(session);
  const { revision } = session;
  changed(session);
  expect(session.revision).toBeGreaterThan(revision);
  expect(update()).toEqual([]);
});

test('a changed connection is evaluated again, and no other', () => {
  const session = fourConnections();
  const update = watching(session);
  const connection = numbered(session, 2);
  const [ofSession, own] = [session.revision, connection.revision];
  changed(session, { connection });
  expect(session.revision).toBeGreaterThan(ofSession);
  expect(connection.revision).toBeGreaterThan(own);
  expect(update()).toEqual([2]);
});

test('one more message concerns the rules that depend on messages', () => {
  const session = fourConnections();
  const [indifferent, dependent] = [watching(session), watching(session, { dependsOn: ['messages'] })];
  changed(session, { connection: numbered(session, 1), advice: false });
  expect(indifferent()).toEqual([]);
  expect(dependent()).toEqual([1]);
});

test('a change may concern the related connections, which did not change themselves', () => {
  const session = fourConnections();
  const update = watching(session);
  const { revision } = numbered(session, 2);
  changed(session, { connection: numbered(session, 1), related: true });
  expect(numbered(session, 2).revision).toBe(revision);
  expect(update().toSorted()).toEqual([1, 2]);
});

test('connections that were dropped are related, whatever their host', () => {
  const dropped = ['wss://a.test/', 'wss://b.test/'].flatMap((url, index) => [
    created(url, { socket: index + 1, at: 100 * index + 10 }),
    opened(100 * index + 20, { socket: index + 1 }),
    closed(100 * index + 40, 1006, { socket: index + 1 }),
  ]);
  const session = tape(dropped);
  const update = watching(session);
  changed(session, { connection: numbered(session, 1), related: true });
  expect(update().toSorted()).toEqual([1, 2]);
});

test('a change may concern every connection', () => {
  const session = fourConnections();
  const update = watching(session);
  changed(session, { everyone: true });
  expect(update()).toEqual([1, 2, 3, 4]);
});

test('a failure elsewhere concerns handshakes in progress', () => {
  const session = fourConnections();
  const update = watching(session);
  changed(session, { handshakes: true });
  expect(update()).toEqual([4]);
});

test('fixes that tell of a related connection are written again when that changes', () => {
  const session = fourConnections();
  const rule = defineRule({
    id: 'tells-of-others',
    title: 'Tells of others',
    severity: 'info',
    scenario: 'A1',
    spec: 'https://example.com/',
    requires: [],
    detect: ({ createdEvent, socket }) =>
      socket === 1
        ? { confidence: 'certain', evidence: [{ fact: 'Seen', events: [createdEvent] }], facts: {} }
        : undefined,
    fixes: () => [{ title: `The other is ${numbered(session, 2).state}`, detail: '' }],
  });
  const diagnoser = createDiagnoser([rule]);
  const told = () => diagnoser.update(session).findings.map(({ fixes }) => fixes[0]?.title);
  expect(told()).toEqual(['The other is open']);
  const { context = '' } = numbered(session, 2);
  ingest(session, {
    source: 'page',
    kind: 'closed',
    context,
    seq: session.contexts.get(context)?.nextSeq ?? 0,
    at: START + 60,
    socket: 2,
    code: 1000,
    reason: '',
    wasClean: true,
    buffered: 0,
  });
  expect(told()).toEqual(['The other is closed']);
});

test('the compiler refuses a revision that is written elsewhere', () => {
  const session = fourConnections();
  // @ts-expect-error
  session.revision += 1;
  // @ts-expect-error
  numbered(session, 1).adviceRevision += 1;
});
