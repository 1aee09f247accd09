import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CapturedEvent } from '../../../src/capture/captured-event.ts';
import { createDiagnoser, type Diagnosis, diagnose } from '../../../src/diagnosis/diagnose.ts';
import { defineRule, type Finding, type Rule } from '../../../src/diagnosis/rule.ts';
import { rules } from '../../../src/rules/index.ts';
import { findEvent } from '../../../src/session/find-event.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { advanceClock, createSession, type Session } from '../../../src/session/session.ts';
import { events, longTalk } from '../../support/event-arbitrary.ts';
import {
  answered,
  attempt,
  closed,
  conversation,
  REQUEST,
  START,
  tape,
  unseenAttempt,
  wire,
} from '../../support/tape.ts';

const url = 'ws://api.test:8080/live';

function rule(id: string, more: Partial<Rule> = {}): Rule {
  return defineRule({
    id,
    title: id,
    severity: 'error',
    scenario: 'A1',
    spec: 'https://example.com/',
    requires: [],
    detect: ({ createdEvent }) => ({
      confidence: 'certain',
      evidence: [{ fact: id, events: [createdEvent] }],
      facts: {},
    }),
    fixes: () => [],
    ...more,
  });
}

/** Of every session the connection whose socket has number 1. */
const onlyFirst: Rule['detect'] = ({ socket, createdEvent }) =>
  socket === 1
    ? { confidence: 'certain', evidence: [{ fact: 'a fact', events: [createdEvent] }], facts: {} }
    : undefined;

function throwing(): never {
  throw new Error('out of order');
}

describe('a rule that throws', () => {
  test('becomes crashed, and the others go on', () => {
    const session = tape(unseenAttempt(url));
    const diagnosis = diagnose(session, [rule('broken', { detect: throwing }), rule('sound')]);
    expect(diagnosis.crashed).toEqual([
      { rule: 'broken', connection: expect.any(String), error: 'out of order' },
    ]);
    expect(diagnosis.findings.map((finding) => finding.rule.id)).toEqual(['sound']);
  });

  test('may also throw in its fixes', () => {
    const { crashed } = diagnose(tape(unseenAttempt(url)), [rule('broken', { fixes: throwing })]);
    expect(crashed).toHaveLength(1);
  });
});

const counted = ({ rule, connections }: Finding): string => `${rule.id} ${connections.length}`;

describe('order and grouping', () => {
  test('what explains the end comes before a surer fault beside it, but not before a worse one', () => {
    const said = (...list: Rule[]) =>
      diagnose(tape(unseenAttempt(url)), list).findings.map((one) => one.rule.id);
    const likely = rule('likely', {
      severity: 'warning',
      detect: ({ createdEvent }) => ({
        confidence: 'likely',
        evidence: [{ fact: 'it may be', events: [createdEvent] }],
        facts: {},
      }),
    });
    expect(said(rule('storm', { severity: 'warning', sideFinding: true }), likely)).toEqual([
      'likely',
      'storm',
    ]);
    expect(said(likely, rule('leak', { sideFinding: true }))).toEqual(['leak', 'likely']);
  });

  test('worst first, then most certain, then first in the list', () => {
    const possible = rule('possible', {
      detect: ({ createdEvent }) => ({
        confidence: 'possible',
        evidence: [{ fact: 'it may be', events: [createdEvent] }],
        facts: {},
      }),
    });
    const list = [
      rule('info', { severity: 'info' }),
      rule('warning', { severity: 'warning' }),
      possible,
      rule('b'),
      rule('a'),
    ];
    const session = tape(unseenAttempt(url));
    const ids = (some: Rule[]): string[] =>
      diagnose(session, some).findings.map((finding) => finding.rule.id);
    expect(ids(list)).toEqual(['b', 'a', 'possible']);
    expect(ids(list.slice(0, 3))).toEqual(['possible', 'warning', 'info']);
  });

  test('a connection gets three verdicts at most, and the others are still among its verdicts', () => {
    const list = ['a', 'b', 'c', 'd'].map((id) => rule(id));
    const { findings, verdicts } = diagnose(tape(unseenAttempt(url)), list);
    expect(findings.map((finding) => finding.rule.id)).toEqual(['a', 'b', 'c']);
    expect([...verdicts.values()][0]?.filter(({ outcome }) => outcome === 'found')).toHaveLength(4);
  });

  test('a match may be milder than its rule', () => {
    const mild = rule('mild', {
      detect: ({ createdEvent }) => ({
        confidence: 'certain',
        severity: 'info',
        evidence: [{ fact: 'no harm', events: [createdEvent] }],
        facts: {},
      }),
    });
    const { findings } = diagnose(tape(unseenAttempt(url)), [mild, rule('grave')]);
    expect(findings.map((one) => `${one.rule.id} ${one.rule.severity}`)).toEqual([
      'grave error',
      'mild info',
    ]);
  });

  test('a general rule gives way to a specific one, and not to a hint', () => {
    const general = rule('general', { specificity: 'fallback' });
    const session = tape(unseenAttempt(url));
    const ids = (list: Rule[]): string[] =>
      diagnose(session, list).findings.map((finding) => finding.rule.id);
    expect(ids([general, rule('specific')])).toEqual(['specific']);
    expect(ids([general, rule('hint', { severity: 'info' })])).toEqual(['general', 'hint']);
  });

  test('one cause of several connections is one finding', () => {
    const refused = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';
    const unresolved = 'Error in connection establishment: net::ERR_NAME_NOT_RESOLVED';
    const attempts = Array.from({ length: 60 }, (_unused, index) => {
      const at = index * 1_000;
      if (index % 3 === 0) return attempt('ws://api.test:8080/live', refused, { requestSent: false, at });
      if (index % 3 === 1) return attempt(`ws://feed.test/${index}`, unresolved, { requestSent: false, at });
      return attempt(`ws://api.test/rooms/${index}/chat`, answered(403), { at });
    });
    const { findings } = diagnose(tape(...attempts), rules);
    expect(findings.filter(({ rule: { severity } }) => severity === 'error').map(counted)).toEqual([
      'connection-refused 20',
      'host-not-found 20',
      'forbidden 20',
    ]);
  });

  test('one status at two paths is two findings', () => {
    const session = tape(
      attempt('ws://a.test/chat', answered(403)),
      attempt('ws://a.test/feed', answered(403)),
    );
    expect(diagnose(session, rules).findings.map(counted)).toEqual(['forbidden 1', 'forbidden 1']);
  });

  test('a rule whose source is missing says which', () => {
    const { verdicts } = diagnose(tape(unseenAttempt(url)), [rule('wire', { requires: ['page', 'wire'] })]);
    expect([...verdicts.values()][0]).toEqual([
      { outcome: 'unknown', rule: expect.anything(), missing: ['wire'] },
    ]);
  });
});

test('the same session gives the same answer', () => {
  const session = tape(conversation(url), closed(60_070, 1006), unseenAttempt('wss://other.test/'));
  expect(JSON.stringify(diagnose(session, rules).findings)).toBe(
    JSON.stringify(diagnose(session, rules).findings),
  );
});

function play(list: readonly CapturedEvent[]): Session {
  const session = createSession();
  for (const event of list) ingest(session, event);
  advanceClock(session, session.clock + 10_000);
  return session;
}

test('any sequence of events: no rule throws, and every event that is named exists', () => {
  fc.assert(
    fc.property(events, (list) => {
      const session = play(list);
      const { findings, crashed } = diagnose(session, rules);
      expect(crashed).toEqual([]);
      for (const { match } of findings) {
        for (const { events: ids } of match.evidence) {
          for (const id of ids) expect(findEvent(session, id)).toBeDefined();
        }
      }
    }),
    { numRuns: 500 },
  );
});

/** A diagnosis in a form that can be compared. */
function comparable({ findings, verdicts, crashed }: Diagnosis): unknown {
  return {
    findings: findings.map(({ rule, connections, match, fixes }) => [
      rule.id,
      rule.severity,
      connections,
      match,
      fixes,
    ]),
    verdicts: [...verdicts]
      .map(([id, list]) => [id, list.map(({ rule, outcome }) => `${rule.id} ${outcome}`).join()])
      .sort(),
    crashed,
  };
}

test('any sequence of events: the same whether they come one by one or all at once', () => {
  const lively = fc.tuple(
    fc.oneof(events, longTalk),
    fc.array(fc.nat(30_000), { minLength: 1, maxLength: 5 }),
  );
  fc.assert(
    fc.property(lively, ([list, waits]) => {
      const step = createSession();
      const diagnoser = createDiagnoser(rules);
      const whole = createSession();
      for (const [index, event] of list.entries()) {
        for (const session of [step, whole]) {
          ingest(session, event);
          if (index % 3 === 0) advanceClock(session, session.clock + (waits[index % waits.length] ?? 0));
        }
        diagnoser.update(step);
      }
      expect(comparable(diagnoser.update(step))).toEqual(comparable(diagnose(whole, rules)));
    }),
    { numRuns: 500 },
  );
});

test('a handshake without an answer: how long is told anew as the log goes on', () => {
  const session = tape(wire(100, { url, startedAt: START + 100 }));
  const diagnoser = createDiagnoser(rules);
  for (const seconds of [10, 30, 90]) {
    advanceClock(session, START + 100 + seconds * 1_000);
    const [title] = diagnoser.update(session).findings.map(({ match }) => match.title);
    expect(title).toContain('No response to the handshake');
    expect(title).toBe(diagnose(session, rules).findings[0]?.match.title);
  }
});

describe('results', () => {
  test('of an earlier update stay as they are', () => {
    const session = tape(conversation(url));
    const diagnoser = createDiagnoser(rules);
    const before = diagnoser.update(session);
    const [verdicts] = before.verdicts.values();
    const copy = [...(verdicts ?? [])];
    const end = { kind: 'closed' as const, socket: 1, code: 1011, reason: '', wasClean: true, buffered: 0 };
    ingest(session, { ...end, source: 'page', context: 'page', seq: 100, at: START + 5_000 });
    const after = diagnoser.update(session);
    expect(after.findings.length).toBeGreaterThan(before.findings.length);
    expect([...before.verdicts.values()][0]).toEqual(copy);
    expect([...after.verdicts.values()][0]).not.toEqual(copy);
  });
});

describe('what has not changed', () => {
  const asked: string[] = [];
  const counting = [
    rule('counting', {
      dependsOn: ['messages', 'clock'],
      detect: ({ id }) => {
        asked.push(id);
        return undefined;
      },
    }),
  ];

  test('is not judged again', () => {
    const session = tape(conversation(url), closed(900, 1000), conversation('ws://b.test/', 100));
    const diagnoser = createDiagnoser(counting);
    diagnoser.update(session);
    asked.length = 0;
    diagnoser.update(session);
    expect(asked).toEqual([]);
    const [first, second] = session.connections.values();
    const payload = { opcode: 'text' as const, size: 1, kept: 1, text: 'x' };
    const more = { kind: 'frame' as const, socket: 2, direction: 'sent' as const, payload };
    ingest(session, { ...more, source: 'page', context: 'page', seq: 100, at: START + 300 });
    diagnoser.update(session);
    expect(asked).toEqual([second?.id]);
    advanceClock(session, START + 2_000);
    diagnoser.update(session);
    expect(asked).toEqual([second?.id, first?.id, second?.id]);
    advanceClock(session, START + 90_000);
    diagnoser.update(session);
    asked.length = 0;
    advanceClock(session, START + 95_000);
    diagnoser.update(session);
    expect(asked, 'what ended long ago is left alone').toEqual([second?.id]);
  });

  test('but one whose end nobody saw waits on', () => {
    const list = [
      rule('waiting', {
        dependsOn: ['clock'],
        detect: ({ id }) => {
          asked.push(id);
          return undefined;
        },
      }),
    ];
    const session = tape(wire(0, { url, status: 0, requestHeaders: REQUEST }));
    const diagnoser = createDiagnoser(list);
    for (const wait of [20_000, 30_000]) {
      asked.length = 0;
      advanceClock(session, START + wait);
      diagnoser.update(session);
      expect(asked).toEqual([...session.connections.keys()]);
    }
  });

  test('but a fix that speaks of other connections follows them', () => {
    const fixes: Rule['fixes'] = (_match, _connection, { connections }) => [
      { title: `one of ${connections.size}`, detail: '' },
    ];
    const diagnoser = createDiagnoser([rule('related', { fixes, detect: onlyFirst })]);
    const session = tape(conversation(url));
    diagnoser.update(session);
    const more = { kind: 'created' as const, socket: 2, url, protocols: [] };
    ingest(session, { ...more, source: 'page', context: 'page', seq: 100, at: START + 300 });
    expect(diagnoser.update(session).findings[0]?.fixes[0]?.title).toBe('one of 2');
  });

  test('and of many connections with one cause only one has its fixes worked out', () => {
    let worked = 0;
    const list = [
      rule('costly', {
        fixes: () => {
          worked += 1;
          return [{ title: 'a', detail: 'b' }];
        },
      }),
    ];
    const session = tape(Array.from({ length: 20 }, () => unseenAttempt(url)).flat());
    const diagnoser = createDiagnoser(list);
    const { findings } = diagnoser.update(session);
    expect(findings[0]?.connections).toHaveLength(20);
    diagnoser.update(session);
    expect(worked).toBe(1);
  });

  test('and of a connection that turns out to be the panel’s own nothing is left', () => {
    const refused = { url, reason: 'Error in connection establishment: net::ERR_CONNECTION_REFUSED' };
    const session = tape(wire(50, { ...refused, startedAt: START + 20 }));
    const diagnoser = createDiagnoser(rules);
    expect(diagnoser.update(session).findings.length).toBe(1);
    const own = {
      kind: 'created' as const,
      socket: 1,
      url,
      protocols: [],
      stack: 'at wsdoctor-client-1.js:1:1',
    };
    ingest(session, { ...own, source: 'page', context: 'page', seq: 100, at: START + 20 });
    expect(session.connections.size, 'the entry of the log is joined to it').toBe(1);
    const { findings, verdicts } = diagnoser.update(session);
    expect({ findings, verdicts: verdicts.size }).toEqual({ findings: [], verdicts: 0 });
  });
});
