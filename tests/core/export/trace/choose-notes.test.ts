import { describe, expect, it } from 'vitest';
import { EVERYTHING, type ExportScope } from '../../../../src/export/trace/choose-frames.ts';
import { chooseDocuments, chooseNotes } from '../../../../src/export/trace/choose-notes.ts';
import { ingest } from '../../../../src/session/ingest.ts';
import { fact, subframe } from '../../../support/connections.ts';
import {
  created,
  devtools,
  failed,
  frame,
  httpResponse,
  logLine,
  longTask,
  network,
  opened,
  page,
  START,
  type Step,
  tape,
  threw,
  violation,
  wire,
} from '../../../support/tape.ts';

const A = 'ws://a.test/';
const B = 'ws://b.test/';
const inFrame = { context: 'frame' };
const malformed = (at: number, context: string): Step =>
  fact(at, { kind: 'malformed', where: 'relay', count: 1, context });

/** The page opens a connection to A, a frame one to B; the network log has one more to A, of a worker. */
function session() {
  const made = tape(
    devtools(0),
    page('http://page.test/', { at: 1 }),
    subframe(2, 'frame'),
    subframe(3, 'other'),
    httpResponse('http://a.test/', {}, 4),
    httpResponse('http://b.test/', {}, 5),
    created(A, { at: 10 }),
    created(B, { at: 11, ...inFrame }),
    violation(12, 'connect-src'),
    violation(13, 'img-src', { unnamed: true, blockedUrl: 'http://images.test/' }),
    ...failed(14),
    opened(15, inFrame),
    frame('sent', 16, 'hello', inFrame),
    network(20, 'offline'),
    fact(21, { kind: 'online', context: 'frame' }),
    longTask(22, 300),
    malformed(23, 'frame'),
    malformed(24, 'other'),
    fact(25, { kind: 'dropped', where: 'page', frames: 1, bytes: 1, socket: 1, context: 'frame' }),
    fact(26, { kind: 'dropped', where: 'page', frames: 1, bytes: 1, context: 'page' }),
    wire(30, { url: B, status: 101, requestHeaders: [{ name: 'Origin', value: 'http://frame.test' }] }),
    wire(31, { url: 'ws://worker.test/', status: 101 }),
    logLine(31, { text: 'a line' }),
  );
  const [first] = made.connections.keys();
  ingest(made, { source: 'probe', kind: 'probe-run', at: START + 40, connection: first ?? '', results: [] });
  return made;
}

/** The times and kinds of what is chosen of the connections with these URLs. */
function chosen(urls: string[], scope: Partial<ExportScope> = {}): string[] {
  const made = session();
  const connections = [...made.connections.values()].filter(({ url }) => urls.includes(url));
  return chooseNotes(made, connections, { ...EVERYTHING, ...scope }).map(
    ({ at, kind }) => `${at - START} ${kind}`,
  );
}

const ALL = [A, B, 'ws://worker.test/'];
const some = { connections: [] };

describe('notes', () => {
  it('of everything', () =>
    expect(chosen(ALL)).toEqual([
      '0 wire-started',
      '1 page-started',
      '2 page-started',
      '3 page-started',
      '4 http-response',
      '5 http-response',
      '10 created',
      '11 created',
      '12 csp-violation',
      '13 csp-violation',
      '14 errored',
      '14 closed',
      '15 opened',
      '20 offline',
      '21 online',
      '22 long-task',
      '23 malformed',
      '24 malformed',
      '25 dropped',
      '26 dropped',
      '30 wire-entry',
      '31 wire-entry',
      '31 log-line',
      '40 probe-run',
    ]));

  it('of one connection: those of its document, of the page, and of its endpoint', () => {
    expect(chosen([A], some)).toEqual([
      '0 wire-started',
      '1 page-started',
      '4 http-response',
      '10 created',
      '12 csp-violation',
      '14 errored',
      '14 closed',
      '20 offline',
      '22 long-task',
      '26 dropped',
      '40 probe-run',
    ]);
    expect(chosen([B], some)).toEqual([
      '0 wire-started',
      '2 page-started',
      '5 http-response',
      '11 created',
      '15 opened',
      '21 online',
      '22 long-task',
      '23 malformed',
      '25 dropped',
      '26 dropped',
      '30 wire-entry',
    ]);
  });

  it('of a connection that the network log alone has', () =>
    expect(chosen(['ws://worker.test/'], some)).toEqual([
      '0 wire-started',
      '22 long-task',
      '26 dropped',
      '31 wire-entry',
      '31 log-line',
    ]));

  it('of a time: those of documents within it, and their beginnings', () => {
    const within = chosen([], { from: START + 21, to: START + 23 });
    expect(within).toEqual([
      '0 wire-started',
      '1 page-started',
      '2 page-started',
      '3 page-started',
      '21 online',
      '22 long-task',
      '23 malformed',
    ]);
  });

  it('of a session without a network log', () => {
    const made = tape(created(A));
    const connections = [...made.connections.values()];
    expect(chooseNotes(made, connections, EVERYTHING).map(({ kind }) => kind)).toEqual([
      'page-started',
      'created',
    ]);
  });
});

describe('a note', () => {
  const made = session();
  const notes = chooseNotes(made, [...made.connections.values()], EVERYTHING);
  const of = (kind: string) => notes.filter((note) => note.kind === kind);

  it('has its id, and neither a sequence number nor messages', () => {
    for (const note of notes) {
      expect(made.notes.get(note.id)?.event.kind).toBe(note.kind);
      expect(note).not.toHaveProperty('seq');
    }
    expect(of('wire-entry')[0]).not.toHaveProperty('frames');
    expect(of('wire-entry')[0]).toMatchObject({ source: 'wire', url: B, status: 101, framesLeftOut: 0 });
    expect(of('log-line')[0]).toMatchObject({ source: 'wire', text: 'a line' });
    expect(of('probe-run')[0]).toMatchObject({ source: 'probe', results: [] });
    expect(of('created')[0]).toMatchObject({ source: 'page', context: 'page', url: A, socket: 1 });
  });
});

describe('a policy violation', () => {
  it('names the connection that it was found to belong to', () => {
    const made = tape(
      created(A, { at: 10 }),
      created(A, { at: 11 }),
      violation(12, 'connect-src', { unnamed: true, blockedUrl: A }),
      violation(13, 'img-src', { unnamed: true, blockedUrl: 'http://images.test/' }),
    );
    const notes = chooseNotes(made, [...made.connections.values()], EVERYTHING);
    const sockets = notes.flatMap((note) => (note.kind === 'csp-violation' ? [note.socket] : []));
    expect(sockets).toEqual([1, undefined]);
    const others = notes.filter(({ kind }) => kind === 'page-started');
    expect(others[0]).not.toHaveProperty('socket');
  });
});

it('of a connection without those of another of its document', () => {
  const dropped = (at: number, socket: number): Step =>
    fact(at, { kind: 'dropped', where: 'page', frames: 1, bytes: 1, socket });
  const made = tape(
    created(A, { at: 10 }),
    created(B, { at: 11 }),
    dropped(20, 1),
    dropped(21, 2),
    fact(30, { kind: 'pagehide', persisted: false }),
  );
  const [first] = made.connections.values();
  const notes = chooseNotes(made, first ? [first] : [], { ...EVERYTHING, ...some });
  expect(notes.map(({ at }) => at - START)).toEqual([0, 10, 20, 30]);
  expect(notes.at(-1)).not.toHaveProperty('socket');
});

it('a violation of a constructor that threw names no socket', () => {
  const made = tape(
    threw(A, 'SecurityError', 'no'),
    violation(12, 'connect-src', { unnamed: true, blockedUrl: A }),
  );
  const notes = chooseNotes(made, [...made.connections.values()], EVERYTHING);
  expect(notes.at(-1)).toMatchObject({ kind: 'csp-violation' });
  expect(notes.at(-1)).not.toHaveProperty('socket');
});

it('a note that is no longer stored is left out', () => {
  const made = tape(created(A), ...failed(14));
  const [id] = [...made.notes.keys()].slice(1);
  made.notes.delete(id ?? 0);
  const notes = chooseNotes(made, [...made.connections.values()], EVERYTHING);
  expect(notes.map(({ kind }) => kind)).toEqual(['page-started', 'errored', 'closed']);
});

describe('documents', () => {
  const documents = (urls: string[], scope: Partial<ExportScope> = {}): string[] => {
    const made = session();
    const connections = [...made.connections.values()].filter(({ url }) => urls.includes(url));
    return chooseDocuments(made, connections, { ...EVERYTHING, ...scope }).map(({ id }) => id);
  };

  it('all that began, for everything', () => expect(documents([])).toEqual(['page', 'frame', 'other']));
  it('those of the connections, and the page', () => {
    expect(documents([B], some)).toEqual(['page', 'frame']);
    expect(documents([], some)).toEqual(['page']);
  });
});
