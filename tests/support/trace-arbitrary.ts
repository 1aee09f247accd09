import fc from 'fast-check';
import type { CapturedEvent, PageFact, Payload, WireEntry } from '../../src/capture/captured-event.ts';
import { forgetContextsBefore } from '../../src/session/evict-connections.ts';
import { makeRoom } from '../../src/session/evict-frames.ts';
import { ingest } from '../../src/session/ingest.ts';
import { advanceClock, createSession, type Session } from '../../src/session/session.ts';

const START = 1_800_000_000_000;
const words = fc.string({ unit: 'binary', maxLength: 20 });
const url = fc.constantFrom(
  'wss://a.test/live?token=hush-1',
  'ws://a.test/',
  'wss://b.test:8443/x?y#z',
  'nonsense',
);
const socket = fc.integer({ min: 1, max: 3 });
const readyState = fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const);
const header = fc.record({ name: fc.constantFrom('Upgrade', 'Cookie', 'Server'), value: words });
const direction = fc.constantFrom('sent' as const, 'received' as const);

const payload: fc.Arbitrary<Payload> = fc.oneof(
  words.map((text) => {
    const kept = new TextEncoder().encode(text).length;
    return { opcode: 'text' as const, size: kept + 5, kept, text };
  }),
  fc.uint8Array({ maxLength: 12 }).map((bytes) => ({
    opcode: 'binary' as const,
    size: bytes.length,
    kept: bytes.length,
    base64: Buffer.from(bytes).toString('base64'),
  })),
  fc.nat(1e9).map((size) => ({ opcode: 'text' as const, size, kept: 0 })),
);

const kind = <K extends string>(name: K) => fc.constant(name);
const fact: fc.Arbitrary<PageFact> = fc.oneof(
  fc.record({ kind: kind('page-started'), url, title: words, top: fc.boolean(), userAgent: words }),
  fc.record(
    { kind: kind('created'), socket, url, protocols: fc.array(words, { maxLength: 2 }), stack: words },
    { requiredKeys: ['kind', 'socket', 'url', 'protocols'] },
  ),
  fc.record({
    kind: kind('constructor-threw'),
    url,
    protocols: fc.array(words),
    name: words,
    message: words,
  }),
  fc.record({ kind: kind('opened'), socket, protocol: words, extensions: words }),
  fc.record(
    { kind: kind('frame'), socket, direction, payload, buffered: fc.nat() },
    { requiredKeys: ['kind', 'socket', 'direction', 'payload'] },
  ),
  fc.record({
    kind: kind('send-refused'),
    socket,
    outcome: fc.constantFrom('threw' as const, 'dropped' as const),
    readyState,
  }),
  fc.record({ kind: kind('close-called'), socket, readyState }),
  fc.record({ kind: kind('errored'), socket, readyState }),
  fc.record({
    kind: kind('closed'),
    socket,
    code: fc.integer({ min: 1000, max: 4999 }),
    reason: words,
    wasClean: fc.boolean(),
    buffered: fc.nat(),
  }),
  fc.record({ kind: kind('listeners'), socket, types: fc.constantFrom('', 'open close') }),
  fc.record({ kind: kind('found-closed'), socket }),
  fc.record({
    kind: kind('csp-violation'),
    blockedUrl: url,
    directive: words,
    policy: words,
    disposition: fc.constantFrom('enforce' as const, 'report' as const),
  }),
  fc.record({ kind: fc.constantFrom('online' as const, 'offline' as const) }),
  fc.record({ kind: kind('visibility'), state: fc.constantFrom('visible' as const, 'hidden' as const) }),
  fc.record({ kind: fc.constantFrom('freeze' as const, 'resume' as const) }),
  fc.record({ kind: fc.constantFrom('pagehide' as const, 'pageshow' as const), persisted: fc.boolean() }),
  fc.record({ kind: kind('page-lost') }),
  fc.record({ kind: kind('long-task'), duration: fc.nat(5000) }),
  fc.record({
    kind: kind('dropped'),
    where: kind('relay'),
    frames: fc.integer({ min: 1, max: 9 }),
    bytes: fc.nat(),
  }),
  fc.record({ kind: kind('malformed'), where: kind('relay'), count: fc.nat(9) }),
);

const entry: fc.Arbitrary<Omit<WireEntry, 'kind' | 'entry'>> = fc.record(
  {
    url,
    status: fc.constantFrom(0, 101, 403),
    requestSent: fc.boolean(),
    requestHeaders: fc.array(header, { maxLength: 3 }),
    responseHeaders: fc.array(header, { maxLength: 3 }),
    reason: words,
    startedAt: fc.nat(100_000).map((after) => START + after),
    frames: fc.array(fc.record({ direction, at: fc.nat(100_000).map((after) => START + after), payload }), {
      maxLength: 3,
    }),
    framesLeftOut: fc.nat(9),
    initiator: url,
    close: fc.record({ code: fc.nat(4999), reason: words }),
  },
  {
    requiredKeys: [
      'url',
      'status',
      'requestSent',
      'requestHeaders',
      'responseHeaders',
      'frames',
      'framesLeftOut',
    ],
  },
);

type Step =
  | { do: 'page'; context: string; after: number; gap: number; fact: PageFact }
  | { do: 'wire'; after: number; entry: Omit<WireEntry, 'kind' | 'entry'> }
  | { do: 'devtools' }
  | { do: 'room'; budget: number }
  | { do: 'forget' };

const after = fc.double({ min: 0, max: 4000, noNaN: true });
const page: fc.Arbitrary<Step> = fc.record({
  do: kind('page'),
  context: fc.constantFrom('one', 'two'),
  after,
  gap: fc.constantFrom(0, 0, 0, 3),
  fact,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: page },
  { weight: 3, arbitrary: fc.record({ do: kind('wire'), after, entry }) },
  { weight: 1, arbitrary: fc.record({ do: kind('devtools') }) },
  { weight: 1, arbitrary: fc.record({ do: kind('room'), budget: fc.constantFrom(0, 300, 1000) }) },
  { weight: 1, arbitrary: fc.record({ do: kind('forget') }) },
);

function play(steps: readonly Step[]): Session {
  const session = createSession();
  const seqs = new Map<string, number>();
  let at = START;
  let entries = 0;
  for (const each of steps) {
    switch (each.do) {
      case 'page': {
        at += each.after;
        const seq = (seqs.get(each.context) ?? 0) + 1 + each.gap;
        seqs.set(each.context, seq);
        ingest(session, { ...each.fact, source: 'page', context: each.context, seq, at } as CapturedEvent);
        break;
      }
      case 'wire':
        at += each.after;
        entries += 1;
        ingest(session, { ...each.entry, source: 'wire', kind: 'wire-entry', entry: entries, at });
        break;
      case 'devtools':
        ingest(session, { source: 'wire', kind: 'wire-started', browser: 'Chrome/156', at });
        break;
      case 'room':
        makeRoom(session, each.budget, new Set());
        break;
      case 'forget':
        forgetContextsBefore(session, at - 5_000);
        break;
    }
  }
  advanceClock(session, at + 1_500);
  return session;
}

/** Sessions of every kind of event in any order, with gaps, lost frames and forgotten documents. */
export const anySession: fc.Arbitrary<Session> = fc.array(step, { maxLength: 60 }).map(play);
