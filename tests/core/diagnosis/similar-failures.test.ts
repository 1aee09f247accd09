import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { rules } from '../../../src/rules/index.ts';
import type { Session } from '../../../src/session/session.ts';
import {
  answered,
  attempt,
  closed,
  conversation,
  created,
  failed,
  frame,
  jwt,
  network,
  opened,
  REFUSED,
  type Step,
  tape,
  unseenAttempt,
  wait,
  wire,
} from '../../support/tape.ts';

const url = 'wss://api.test/live';
const expired = jwt({ iat: -4_320, exp: -720 });

/** Many messages in the second before `at`. */
const burst = (at: number): Step[] =>
  Array.from({ length: 200 }, (_, i) => frame('sent', at - 1_000 + i * 5, 'hi'));

const nginx = (at: number) =>
  wire(at, { url, status: 101, responseHeaders: [{ name: 'Server', value: 'nginx/1.22.1' }] });

/** Sixty seconds of silence behind nginx, three times. */
const silent = [0, 70_000, 140_000].flatMap((at) => [
  ...conversation(url, at + 10),
  closed(at + 60_070, 1006),
  nginx(at + 60_080),
]);

/** Causes that look the same to a page, each with what tells it from the others. */
const ALIKE: Record<string, Record<string, Session>> = {
  'never opened': {
    'connection-refused': tape(attempt(url, REFUSED, { requestSent: false })),
    'connection-timed-out': tape(
      attempt(url, 'Error in connection establishment: net::ERR_CONNECTION_TIMED_OUT', {
        requestSent: false,
        took: 130_000,
      }),
    ),
  },
  'answered with 403': {
    'token-expired': tape(attempt(`${url}?token=${expired}`, answered(403))),
    'origin-refused': tape(created(url), opened(50), closed(90, 1008, { reason: 'Origin not allowed' })),
    forbidden: tape(attempt(url, answered(403))),
  },
  'cut with 1006': {
    'server-crashed': tape(
      conversation(url),
      frame('sent', 900, 'the last words'),
      closed(905, 1006),
      wait(2_000),
    ),
    'idle-timeout': tape(silent),
    'network-lost': tape(
      ['wss://a.test/', 'wss://b.test/', 'wss://c.test/'].flatMap((each, at) => [
        created(each, { at: 10 + at, socket: at + 1 }),
        opened(50 + at, { socket: at + 1 }),
        frame('received', 60 + at, 'hi', { socket: at + 1 }),
      ]),
      network(29_000, 'offline'),
      [1, 2, 3].map((socket) => closed(30_000, 1006, { socket })),
      wait(90_000),
    ),
  },
  'closed with 1008': {
    'rate-closed': tape(conversation(url), burst(2_000), closed(2_010, 1008)),
    'policy-violation': tape(conversation(url), closed(2_010, 1008)),
  },
};

describe.each(Object.entries(ALIKE))('%s', (_how, causes) => {
  test.each(Object.entries(causes))('%s comes first, and none of the others beside it', (id, session) => {
    const found = diagnose(session, rules).findings.map(({ rule }) => rule.id);
    expect(found[0]).toBe(id);
    expect(Object.keys(causes).filter((other) => other !== id && found.includes(other))).toEqual([]);
  });
});

test('both CONNECTING: a browser that holds back after failures, and a server that is silent', () => {
  const causeOf = (session: Session): unknown => {
    const [first] = diagnose(session, rules).findings.filter(({ rule }) => rule.id === 'stuck-connecting');
    return first?.match.facts.cause;
  };
  const failures = Array.from({ length: 12 }, (_, i) => [
    created(url, { at: 10 + i * 100 }),
    ...failed(30 + i * 100),
    wire(35 + i * 100, { url, reason: REFUSED, requestSent: false }),
  ]).flat();
  expect(causeOf(tape(created(url), wait(6_100)))).toBe('server');
  expect(causeOf(tape(failures, created(url, { at: 2_000 }), wait(5_000)))).toBe('throttle');
});

describe('what is not certain says what would make it so', () => {
  test('a failure that only the page saw: open DevTools before, or start the test', () => {
    const [first] = diagnose(tape(unseenAttempt(url)), rules).findings;
    expect(first?.match.confidence).not.toBe('certain');
    expect(first?.match.howToConfirm).toMatch(/DevTools open/);
  });

  test('a reason that another extension hides: start the test', () => {
    const [first] = diagnose(tape(attempt(url, '')), rules).findings;
    expect(first?.rule.id).toBe('reason-hidden');
    expect(first?.match.howToConfirm).toMatch(/profile without extensions.*Test tab/);
  });
});
