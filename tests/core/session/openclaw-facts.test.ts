import { describe, expect, it } from 'vitest';
import type { ConnectionWithMessages } from '../../../src/session/connection.ts';
import { connectionAt } from '../../support/connections.ts';
import { bytes, created, frame, opened, START, type Step, tape, unkept } from '../../support/tape.ts';

const json = JSON.stringify;
const CHALLENGE = json({ type: 'event', event: 'connect.challenge', payload: { nonce: 'n-1', ts: 5 } });
const CONNECT = json({ type: 'req', id: '1', method: 'connect', params: { role: 'operator' } });
const HELLO = json({ type: 'res', id: '1', ok: true, payload: { type: 'hello-ok', protocol: 4 } });
const failure = (code: string, more: { id?: string; details?: object; message?: string } = {}): string => {
  const { id = '9', details, message = 'no' } = more;
  return json({ type: 'res', id, ok: false, error: { code, message, ...(details ? { details } : {}) } });
};
const request = (id: string, method: string): string => json({ type: 'req', id, method });

const sent = (at: number, text: string): Step => frame('sent', at, text);
const got = (at: number, text: string): Step => frame('received', at, text);

const made = (...steps: Step[]): ConnectionWithMessages =>
  connectionAt(tape(created('ws://claw.test/'), opened(20), ...steps));
/** What is known of a connection whose first message is the gateway's challenge. */
function facts(...steps: Step[]) {
  const { openclaw } = made(got(30, CHALLENGE), ...steps);
  if (!openclaw) throw new Error('no gateway was seen');
  return openclaw;
}
const greeted = [sent(40, CONNECT), got(50, HELLO)];
const seenAt = (at: number, event: number) => ({ at: START + at, event });

describe('a gateway of OpenClaw', () => {
  it('is known by its challenge, the first message received', () => {
    expect(facts()).toEqual({
      challenge: { nonce: 'n-1', gatewayTime: 5, capabilities: false, ...seenAt(30, 4) },
      sentBeforeHello: 0,
      failed: 0,
      failures: new Map(),
    });
  });

  it.each<[string, Step[]]>([
    ['the page sends it', [sent(30, CHALLENGE)]],
    ['it is the second message', [got(29, 'hello'), got(30, CHALLENGE)]],
    ['its content was not stored', [unkept('received', 30, 80)]],
    ['it is of another kind', [got(30, json({ type: 'event', event: 'tick', payload: { nonce: 'n' } }))]],
    ['it has no nonce', [got(30, json({ type: 'event', event: 'connect.challenge' }))]],
    [
      'the name comes after 200 characters',
      [
        got(
          30,
          json({ a: 'x'.repeat(200), type: 'event', event: 'connect.challenge', payload: { nonce: 'n' } }),
        ),
      ],
    ],
  ])('is none where %s', (_, steps) => expect(made(...steps)).not.toHaveProperty('openclaw'));

  it('may write other fields before the name', () => {
    const text = json({
      a: 'x'.repeat(100),
      type: 'event',
      event: 'connect.challenge',
      payload: { nonce: 'n' },
    });
    expect(made(got(30, text))).toHaveProperty('openclaw');
  });

  it('may be sent to before its challenge: four messages are read again', () => {
    const early = [sent(22, 'a'), sent(23, CONNECT)];
    const { openclaw } = made(...early, got(30, CHALLENGE));
    expect(openclaw).toMatchObject({
      sentBeforeHello: 2,
      opening: { shape: 'not-json', ...seenAt(22, 4) },
      connect: { role: 'operator', ...seenAt(23, 5) },
    });
    const five = Array.from({ length: 5 }, (_, i) => sent(22 + i, 'a'));
    expect(made(...five, got(30, CHALLENGE)).openclaw?.sentBeforeHello).toBe(4);
  });
});

describe('what the client opens with', () => {
  it.each<[string, Step, string]>([
    ['connect', sent(40, CONNECT), 'connect'],
    ['another request', sent(40, request('1', 'status')), 'request'],
    ['another object', sent(40, '{"type":"ping"}'), 'json'],
    ['another value', sent(40, '7'), 'json'],
    ['a text', sent(40, 'hello'), 'not-json'],
    ['bytes', bytes('sent', 40, CONNECT), 'not-json'],
    ['a message that was not stored', unkept('sent', 40, 9), 'unseen'],
  ])('may be %s', (_, step, shape) => expect(facts(step).opening).toMatchObject({ shape, ...seenAt(40, 5) }));

  it('has a size, and is the first message', () =>
    expect(facts(sent(40, 'hello'), sent(41, CONNECT)).opening).toEqual({
      shape: 'not-json',
      size: 5,
      ...seenAt(40, 5),
    }));

  it('has its request to connect in the first four messages, once', () => {
    const others = (count: number): Step[] => Array.from({ length: count }, (_, i) => sent(40 + i, 'a'));
    expect(facts(...others(3), sent(50, CONNECT)).connect).toMatchObject({
      role: 'operator',
      ...seenAt(50, 8),
    });
    const late = facts(...others(4), sent(50, CONNECT));
    expect([late.connect, late.sentBeforeHello]).toEqual([undefined, 5]);
    expect(facts(sent(40, CONNECT), sent(50, CONNECT))).toMatchObject({
      sentBeforeHello: 2,
      connect: seenAt(40, 5),
    });
  });

  it('ends with the hello of the gateway', () => {
    const { sentBeforeHello, connect } = facts(got(40, HELLO), sent(50, CONNECT));
    expect([sentBeforeHello, connect]).toEqual([0, undefined]);
  });
});

describe('the answer to connect', () => {
  it('is the hello of the gateway', () =>
    expect(facts(...greeted).hello).toEqual({ protocol: 4, ...seenAt(50, 6) }));

  it('may be a refusal; the first counts', () => {
    const refused = facts(sent(40, CONNECT), got(50, failure('UNAUTHORIZED')), got(60, failure('OTHER')));
    expect(refused.refusal).toMatchObject({ code: 'UNAUTHORIZED', message: 'no', ...seenAt(50, 6) });
    expect([refused.failed, refused.failures.size]).toEqual([0, 0]);
  });

  it('is neither in another success nor in another message', () => {
    const other = facts(
      got(40, json({ type: 'res', id: '1', ok: true, payload: {} })),
      got(50, json({ type: 'event', event: 'tick', ok: false, error: { code: 'A' } })),
      unkept('received', 60, 5),
    );
    expect(other).not.toHaveProperty('hello');
    expect(other).not.toHaveProperty('refusal');
  });
});

describe('requests that failed after hello', () => {
  it('are counted by their kind, with the method of the first', () => {
    const { failed, failures } = facts(
      ...greeted,
      sent(60, request('2', 'chat.send')),
      got(61, failure('DENIED', { id: '2' })),
      sent(62, request('3', 'other')),
      got(63, failure('DENIED', { id: '3' })),
      got(64, failure('BUSY', { id: '4' })),
    );
    expect(failed).toBe(3);
    expect([...failures.values()]).toMatchObject([
      { first: { code: 'DENIED', ...seenAt(61, 8) }, latest: 10, count: 2, method: 'chat.send' },
      { first: { code: 'BUSY', ...seenAt(64, 11) }, latest: 11, count: 1 },
    ]);
    expect([...failures.values()][1]).not.toHaveProperty('method');
  });

  it('differ by code, detail and missing scope', () => {
    const details = [
      { code: 'A' },
      { code: 'B' },
      { missingScope: 'x' },
      { missingScope: 'y' },
      { other: 'z' },
    ];
    const steps = details.map((each, i) => got(60 + i, failure('DENIED', { details: each })));
    expect([...facts(...greeted, ...steps).failures.keys()]).toEqual([
      'DENIED A ',
      'DENIED B ',
      'DENIED  x',
      'DENIED  y',
      'DENIED  ',
    ]);
  });

  it('are no successes, and no other messages', () => {
    const { failed, failures } = facts(
      ...greeted,
      got(60, json({ type: 'res', id: '2', ok: true })),
      got(61, json({ type: 'event', event: 'x', ok: false, error: { code: 'A' } })),
      got(62, json({ type: 'res', id: '2', ok: true, payload: { text: `${'x'.repeat(200)}"ok":false` } })),
    );
    expect([failed, failures.size]).toEqual([0, 0]);
  });

  it('are counted where their error has no code', () => {
    const { failed, failures } = facts(...greeted, got(60, json({ type: 'res', id: '2', ok: false })));
    expect([failed, failures.size]).toEqual([1, 0]);
  });

  it('are no refusal', () =>
    expect(facts(...greeted, got(60, failure('DENIED')))).not.toHaveProperty('refusal'));

  it('are told apart in 20 kinds', () => {
    const steps = Array.from({ length: 21 }, (_, i) => got(60 + i, failure(`CODE_${i}`)));
    const { failed, failures } = facts(...greeted, ...steps, got(99, failure('CODE_1')));
    expect([failed, failures.size]).toEqual([22, 20]);
    expect(failures.get('CODE_1  ')?.count).toBe(2);
  });

  it('are read up to the 200th', () => {
    const steps = Array.from({ length: 201 }, (_, i) => got(60 + i, failure('DENIED')));
    const { failed, failures } = facts(...greeted, ...steps);
    expect([failed, failures.get('DENIED  ')?.count]).toEqual([201, 200]);
  });

  describe('have a method', () => {
    const method = (...steps: Step[]): string | undefined =>
      [...facts(...greeted, ...steps, got(900, failure('DENIED', { id: '7' }))).failures.values()][0]?.method;

    it('of the latest request with their id', () => {
      expect(method(sent(60, request('7', 'first')), sent(61, request('7', 'second')))).toBe('second');
      expect(method(sent(60, request('7', 'first')), sent(61, request('77', 'other')))).toBe('first');
      expect(method(sent(60, request('7', 'first')), got(61, request('7', 'of the gateway')))).toBe('first');
    });

    it('unless the request is not stored, or names none', () => {
      expect(method(unkept('sent', 60, 9))).toBeUndefined();
      expect(method(sent(60, '{"id":"7"}'))).toBeUndefined();
    });

    it('that is looked for among 64 messages, at their beginnings', () => {
      const others = (count: number): Step[] => Array.from({ length: count }, (_, i) => sent(100 + i, 'a'));
      expect(method(sent(60, request('7', 'ask')), ...others(62))).toBe('ask');
      expect(method(sent(60, request('7', 'ask')), ...others(63))).toBeUndefined();
      expect(method(sent(60, json({ text: 'x'.repeat(200), id: '7', method: 'ask' })))).toBeUndefined();
    });
  });

  it('have no method where they have no id', () => {
    const text = json({ type: 'res', ok: false, error: { code: 'DENIED' } });
    const steps = [sent(60, '{"id":"undefined","method":"ask"}'), got(61, text)];
    expect([...facts(...greeted, ...steps).failures.values()][0]).not.toHaveProperty('method');
  });
});

describe('a shutdown of the gateway', () => {
  const shutdown = (reason: string): string =>
    json({ type: 'event', event: 'shutdown', payload: { reason, restartExpectedMs: 7 } });

  it('is announced by an event; the first counts', () =>
    expect(facts(...greeted, got(60, shutdown('update')), got(70, shutdown('other'))).shutdown).toEqual({
      reason: 'update',
      restartExpectedMs: 7,
      ...seenAt(60, 7),
    }));

  it('is no other event, and none that the page sent', () => {
    expect(facts(got(60, json({ type: 'event', event: 'shutdowns' })))).not.toHaveProperty('shutdown');
    expect(facts(sent(60, shutdown('x')))).not.toHaveProperty('shutdown');
  });
});
