import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { draftTrace } from '../../../../src/export/trace/build-trace.ts';
import { EVERYTHING, type ExportScope } from '../../../../src/export/trace/choose-frames.ts';
import type { TraceHead } from '../../../../src/export/trace/trace.ts';
import { rules } from '../../../../src/rules/index.ts';
import { createSession, type Session } from '../../../../src/session/session.ts';
import { runToEnd } from '../../../../src/shared/run-generator.ts';
import {
  answered,
  attempt,
  closed,
  created,
  frame,
  opened,
  page,
  START,
  tape,
} from '../../../support/tape.ts';
import { learnedMask, readTrace, saveTrace } from '../../../support/trace-tools.ts';

const refused = 'ws://api.test/refused';
const live = 'ws://api.test/live';

/** One handshake that was rejected, and a connection with three messages. */
const session = (): Session =>
  tape(
    page('http://page.test/shop?x=1'),
    attempt(refused, answered(403)),
    created(live, { at: 50, socket: 2 }),
    opened(60, { socket: 2 }),
    frame('sent', 70, 'a', { socket: 2 }),
    frame('received', 80, 'b', { socket: 2 }),
    frame('sent', 90, 'c', { socket: 2 }),
    closed(95, 1000, { socket: 2 }),
  );
const idOf = (made: Session, url: string): string =>
  [...made.connections.values()].find((each) => each.url === url)?.id ?? '';

const drafted = (made: Session, choice: Partial<ExportScope> = {}, trace?: TraceHead) => {
  const origin = { generator: 'test', savedAt: 1, settings: null, ...(trace ? { trace } : {}) };
  const diagnosis = diagnose(made, rules);
  const crash = (connection: string) => ({ rule: 'forbidden' as const, connection, error: 'broken' });
  const crashed = [...made.connections.keys()].map(crash);
  return draftTrace(made, { ...diagnosis, crashed }, { ...EVERYTHING, ...choice }, origin, learnedMask(made));
};
const head = (made: Session, choice: Partial<ExportScope> = {}, trace?: TraceHead): TraceHead =>
  runToEnd(drafted(made, choice, trace).head());

describe('the head of a trace', () => {
  it('names the page, and has nothing to say of none', () => {
    expect(head(session()).page).toEqual({ origin: 'http://page.test', path: '/shop', title: 'A page' });
    expect(head(createSession()).page).toEqual({ origin: '', path: '/', title: '' });
  });

  it('has the verdicts with their evidence and fixes', () => {
    const made = session();
    const [finding] = diagnose(made, rules).findings;
    const [verdict] = head(made).verdicts;
    expect(finding?.connections).toEqual([idOf(made, refused)]);
    expect(verdict).toMatchObject({
      rule: finding?.rule.id,
      version: 1,
      title: 'Handshake rejected: 403 Forbidden',
      connections: finding?.connections,
      evidence: finding?.match.evidence,
    });
    expect(verdict?.fixes.length).toBe(finding?.fixes.length);
  });

  it('tells of the chosen connections alone', () => {
    const made = session();
    const id = idOf(made, live);
    const of = head(made, { connections: [id] });
    expect(of.scope.connections).toEqual([id]);
    expect(of.connections.map((each) => each.id)).toEqual([id]);
    expect(of.verdicts.flatMap(({ connections }) => connections).filter((each) => each !== id)).toEqual([]);
    expect(of.crashedRules.map(({ connection }) => connection)).toEqual([id]);
    expect(head(made).scope.connections).toBeNull();
    expect(head(made).crashedRules).toHaveLength(2);
  });

  it('counts the messages that were left out, and every event that is in it', () => {
    const made = session();
    expect(head(made).scope.framesLeftOut).toBe(0);
    expect(head(made, { from: START + 75 }).scope.framesLeftOut).toBe(1);
    expect(head(made, { connections: [idOf(made, refused)] }).scope.framesLeftOut).toBe(3);
    for (const choice of [{}, { from: START + 75 }]) {
      const draft = drafted(made, choice);
      const events = [...draft.events()].filter((event) => event !== undefined);
      expect(events).toHaveLength(draft.total);
      const ids = events.map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    }
  });

  it('keeps what an opened trace said', () => {
    const made = session();
    const [first, second] = [idOf(made, refused), idOf(made, live)];
    const before = readTrace(saveTrace(made));
    const [verdict] = before.verdicts;
    if (!verdict) throw new Error('no verdict');
    const trace: TraceHead = {
      ...before,
      page: { origin: 'http://saved.test', path: '/', title: 'saved' },
      verdicts: [
        { ...verdict, title: 'of both', connections: [first, second] },
        { ...verdict, title: 'of the first', connections: [first] },
      ],
      crashedRules: [{ rule: 'forbidden', connection: first, error: 'saved' }],
      scope: {
        ...before.scope,
        connections: [first, second],
        from: 5,
        to: 6,
        payloads: false,
        framesLeftOut: 40,
      },
    };
    const again = head(made, { connections: [second] }, trace);
    expect(again.verdicts.map(({ title }) => title)).toEqual(['of both']);
    expect(again.page.title).toBe('saved');
    expect(again.crashedRules).toEqual(trace.crashedRules);
    expect(again.scope).toMatchObject({
      connections: [second],
      from: 5,
      to: 6,
      payloads: false,
      framesLeftOut: 40,
    });
    expect(head(made, { from: 1, to: START }, trace).scope).toMatchObject({
      connections: [first, second],
      from: 1,
      to: START,
      framesLeftOut: 43,
    });
  });
});
