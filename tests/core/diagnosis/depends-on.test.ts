import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CapturedEvent } from '../../../src/capture/captured-event.ts';
import { createDiagnoser } from '../../../src/diagnosis/diagnose.ts';
import { hasSource } from '../../../src/diagnosis/evaluate-rules.ts';
import { defineRule, type Rule } from '../../../src/diagnosis/rule.ts';
import { rules } from '../../../src/rules/index.ts';
import { type Connection, type ConnectionWithMessages, isFinished } from '../../../src/session/connection.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { advanceClock, createSession, type Session } from '../../../src/session/session.ts';
import { events } from '../../support/event-arbitrary.ts';
import { conversation, created, devtools, failed, type Scenarios, tape } from '../../support/tape.ts';

/**
 * What one more message changes. `frames` is not among them: rules look messages up by their ids alone, and a message
 * that is let go is told to all.
 */
const BY_MESSAGES: Record<Exclude<keyof ConnectionWithMessages, keyof Connection>, true> = {
  revision: true,
  sent: true,
  received: true,
  peakBuffered: true,
  timeBuckets: true,
  messageStats: true,
  repeated: true,
};

function guarded<T extends object>(object: T, isForbidden: (key: PropertyKey) => boolean): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (isForbidden(key)) throw new Error(`looked at ${String(key)}, which it does not follow`);
      return Reflect.get(target, key, receiver);
    },
  });
}

/** What the rules look at without saying so. */
function trespasses(session: Session, list: readonly Rule[] = rules): string[] {
  const found = new Set<string>();
  for (const connection of session.connections.values()) {
    for (const rule of list) {
      if (!rule.requires.every((source) => hasSource(connection, source))) continue;
      const follows = new Set(rule.dependsOn);
      const deaf = !follows.has('messages') && !isFinished(connection);
      try {
        rule.detect(
          guarded(connection, (key) => deaf && Object.hasOwn(BY_MESSAGES, key)),
          guarded(session, (key) => !follows.has('clock') && key === 'clock'),
        );
      } catch (error) {
        found.add(`${rule.id}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  return [...found];
}

function play(list: readonly CapturedEvent[]): Session {
  const session = createSession();
  for (const event of list) ingest(session, event);
  return session;
}

test('a rule says whether it looks at messages and at the clock: on every tape', async () => {
  const folder = new URL('../../scenarios/', import.meta.url);
  const found = new Set<string>();
  for (const name of readdirSync(folder)) {
    const { scenarios } = (await import(new URL(name, folder).href)) as { scenarios: Scenarios };
    const cases = [...scenarios.found, ...scenarios.clear, ...scenarios.unknown];
    for (const { session } of cases) for (const one of trespasses(session)) found.add(one);
  }
  expect([...found]).toEqual([]);
});

test('a rule says whether it looks at messages and at the clock: on any sequence of events', () => {
  fc.assert(
    fc.property(events, (list) => {
      expect(trespasses(play(list))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('one that does not say so is noticed', () => {
  const silent = rules.filter(({ dependsOn }) => dependsOn).map(({ dependsOn: _, ...rule }) => rule);
  expect(trespasses(tape(conversation('wss://api.test/')), silent)).toContain(
    'heartbeat-missing: looked at messageStats, which it does not follow',
  );
});

const plain = {
  title: 'Reads',
  severity: 'info',
  scenario: 'A1',
  spec: 'https://example.com/',
  requires: [],
  fixes: () => [],
} as const;

test('the compiler refuses a rule that reads messages of a connection that may be open, and does not say so', () => {
  const silent = [
    // @ts-expect-error
    defineRule({ ...plain, id: 'destructures', detect: ({ sent }) => void sent }),
    // @ts-expect-error
    defineRule({ ...plain, id: 'reads', detect: (connection) => void connection.messageStats }),
    // @ts-expect-error
    defineRule({ ...plain, id: 'clock', dependsOn: ['clock'], detect: ({ received }) => void received }),
  ];
  const honest = [
    defineRule({ ...plain, id: 'says-so', dependsOn: ['messages'], detect: ({ sent }) => void sent }),
    defineRule({
      ...plain,
      id: 'waits-for-the-end',
      detect: (connection) => void (isFinished(connection) && connection.sent),
    }),
    defineRule({ ...plain, id: 'first-messages', detect: ({ firstMessages }) => void firstMessages }),
  ];
  const session = tape(conversation('wss://api.test/'));
  expect(trespasses(session, silent)).toHaveLength(silent.length);
  expect(trespasses(session, honest)).toEqual([]);
});

test('the compiler refuses a rule that reads the clock, and does not say so', () => {
  const silent = [
    // @ts-expect-error
    defineRule({ ...plain, id: 'reads', detect: (_connection, session) => void session.clock }),
    // @ts-expect-error
    defineRule({ ...plain, id: 'm', dependsOn: ['messages'], detect: (_, { clock }) => void clock }),
  ];
  const honest = defineRule({
    ...plain,
    id: 'says-so',
    dependsOn: ['clock'],
    detect: (_connection, { clock }) => void clock,
  });
  const session = tape(conversation('wss://api.test/'));
  expect(trespasses(session, silent)).toHaveLength(silent.length);
  expect(trespasses(session, [honest])).toEqual([]);
});

test('what may be a rejected key is found when the log has had its time to explain the failure', () => {
  const key = ['sk', 'live', '9f8a7c6b5d4e3f2a1b0c9d8e'].join('_');
  const session = tape(devtools(0), created(`wss://api.test/feed?api_key=${key}`), failed(20));
  const diagnoser = createDiagnoser(rules);
  const found = (): string[] => diagnoser.update(session).findings.map(({ rule }) => rule.id);
  expect(found()).not.toContain('api-key-rejected');
  advanceClock(session, session.clock + 4_000);
  expect(found()).toContain('api-key-rejected');
});
