import { describe, expect, it } from 'vitest';
import type {
  ExperimentId,
  ExperimentResult,
  Outcome,
  SentBy,
} from '../../../src/experiments/experiment-result.ts';
import { renewObservedResult } from '../../../src/session/apply-probe.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { advanceClock, type Session } from '../../../src/session/session.ts';
import { connectionAt } from '../../support/connections.ts';
import {
  answered,
  closed,
  created,
  failed,
  opened,
  START,
  type Step,
  tape,
  wire,
} from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const OPENED: Outcome = { kind: 'opened', protocol: '' };
const NOT_RUN: Outcome = { kind: 'not-run', why: 'skipped' };
const result = (
  experiment: ExperimentId,
  outcome: Outcome,
  from: SentBy = 'extension',
): ExperimentResult => ({
  experiment,
  from,
  url: URL_,
  bare: false,
  ms: 5,
  outcome,
});
const get = (status: number): ExperimentResult =>
  result('get', { kind: 'answered', status, server: '', location: '', body: '' });

function probe(session: Session, results: ExperimentResult[], connection = connectionAt(session).id) {
  return ingest(session, { source: 'probe', kind: 'probe-run', at: START + 900, connection, results });
}
const probed = (results: ExperimentResult[], ...more: ExperimentResult[][]) => {
  const session = tape(created(URL_), ...failed(30));
  for (const each of [results, ...more]) probe(session, each);
  return connectionAt(session).probe;
};
const told = (probe: ReturnType<typeof probed>): string[] =>
  (probe?.results ?? []).map(({ experiment, from, outcome }) => `${experiment} ${from} ${outcome.kind}`);

describe('experiments for a connection', () => {
  it('are compared with the connection itself, in a fixed order, and have conclusions', () => {
    const found = probed([get(403), result('again', OPENED)]);
    expect(told(found)).toEqual(['seen seen failed', 'again extension opened', 'get extension answered']);
    expect(found?.event).toBe(5);
    expect(found?.conclusions.length).toBeGreaterThan(0);
  });

  it('are a note of it, and change it and all that rules read', () => {
    const session = tape(created(URL_), ...failed(30), created(URL_, { at: 50 }));
    const [connection, other] = [connectionAt(session), connectionAt(session, 1)];
    const before = [session.sharedRevision, connection.revision, other.adviceRevision];
    const id = probe(session, [get(403)]);
    expect(connection.notes.at(-1)).toMatchObject({ id, event: { kind: 'probe-run' } });
    expect(session.notes.get(id ?? 0)?.event.kind).toBe('probe-run');
    expect([session.sharedRevision, connection.revision, other.adviceRevision]).toEqual(
      before.map((revision) => revision + 1),
    );
  });

  it('are counted as missing where the connection is gone', () => {
    const session = tape(created(URL_));
    probe(session, [get(403)], 'c999');
    expect(session.losses.missingEvents).toBe(1);
    expect(connectionAt(session)).not.toHaveProperty('probe');
  });

  it('replace the earlier ones of the same kind, and leave the others', () => {
    const found = probed([get(403), result('again', OPENED)], [get(500)]);
    expect(told(found)).toEqual(['seen seen failed', 'again extension opened', 'get extension answered']);
    expect(found?.results.at(-1)?.outcome).toMatchObject({ status: 500 });
  });

  it('are compared with the connection as it is at that time', () => {
    const session = tape(created(URL_, { at: 10 }));
    advanceClock(session, START + 6_010);
    probe(session, [get(403)]);
    advanceClock(session, START + 8_010);
    probe(session, [get(500)]);
    expect(connectionAt(session).probe?.results[0]).toMatchObject({
      ms: 8_000,
      outcome: { kind: 'stopped' },
    });
  });

  it('do not replace a result by none', () => {
    expect(told(probed([result('again', OPENED)], [result('again', NOT_RUN)]))).toContain(
      'again extension opened',
    );
    expect(told(probed([result('again', NOT_RUN)], [result('again', OPENED)]))).toContain(
      'again extension opened',
    );
    expect(told(probed([result('again', NOT_RUN)]))).toContain('again extension not-run');
  });

  it('do not replace a result of the command line by that of another sender', () => {
    const terminal = result('other-client', OPENED, 'terminal');
    const extension = result('other-client', { kind: 'stopped', by: 'time' });
    expect(told(probed([terminal], [extension]))).toContain('other-client terminal opened');
    expect(told(probed([extension], [terminal]))).toContain('other-client terminal opened');
    const later = result('other-client', { kind: 'stopped', by: 'time' }, 'terminal');
    expect(told(probed([terminal], [later]))).toContain('other-client terminal stopped');
  });
});

describe('a reason that the browser hides', () => {
  const hidden = (...steps: Step[]) =>
    tape(created(URL_), ...failed(30), wire(40, { url: URL_, reason: '' }), ...steps);

  it('is what the experiments saw', () => {
    const session = hidden();
    expect(connectionAt(session).wire?.failure).toEqual({ kind: 'hidden' });
    probe(session, [get(403)]);
    expect(connectionAt(session).wire?.failure).toEqual({ kind: 'status', status: 403 });
  });

  it('stays hidden where they saw none', () => {
    const session = hidden();
    probe(session, [get(200)]);
    expect(connectionAt(session).wire?.failure).toEqual({ kind: 'hidden' });
  });

  it('is not replaced where the network log has it', () => {
    const session = tape(created(URL_), ...failed(30), wire(40, { url: URL_, reason: answered(429) }));
    probe(session, [get(403)]);
    expect(connectionAt(session).wire?.failure).toEqual({ kind: 'status', status: 429 });
  });

  it('is found where the network log comes after the experiments', () => {
    const session = tape(created(URL_), ...failed(30));
    probe(session, [get(403)]);
    const step = wire(950, { url: URL_, reason: '' });
    if (step.kind === 'event') ingest(session, { ...step.draft, source: 'wire', at: START + 950 } as never);
    expect(connectionAt(session).wire?.failure).toEqual({ kind: 'status', status: 403 });
  });
});

describe('a connection that changes after its experiments', () => {
  const running = () => {
    const session = tape(created(URL_));
    probe(session, [result('again', OPENED)]);
    return session;
  };
  const next = (session: Session, step: Step): void => {
    if (step.kind !== 'event') return;
    const seq = session.contexts.get('page')?.nextSeq;
    ingest(session, { ...step.draft, source: 'page', context: 'page', seq, at: START + step.at } as never);
  };

  it('is compared with them again', () => {
    const session = running();
    const connection = connectionAt(session);
    expect(told(connection.probe)).toEqual(['seen seen not-run', 'again extension opened']);
    const conclusions = connection.probe?.conclusions.length ?? 0;
    const { sharedRevision } = session;
    next(session, closed(950, 1006, { socket: 1 }));
    expect(told(connection.probe)).toEqual(['seen seen failed', 'again extension opened']);
    expect(connection.probe?.event).toBe(3);
    expect(connection.probe?.conclusions.length).not.toBe(conclusions);
    expect(session.sharedRevision).toBeGreaterThan(sharedRevision);
  });

  it('is not reported as changed where it has none', () => {
    const session = tape(created(URL_), opened(20));
    const { revision } = session;
    renewObservedResult(session, connectionAt(session));
    expect(session.revision).toBe(revision);
    expect(connectionAt(session)).not.toHaveProperty('probe');
  });
});
