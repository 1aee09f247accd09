import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { rules } from '../../../src/rules/index.ts';
import { closed, created, frame, opened, type Step, tape, unkept } from '../../support/tape.ts';

const gateway = 'wss://abc123.execute-api.eu-west-1.amazonaws.com/prod';
const MINUTE = 60_000;

function first(...steps: Step[]): { title: string; text: string; id: string } {
  const [finding] = diagnose(tape(...steps), rules).findings.filter(({ rule }) => rule.severity !== 'info');
  const facts = finding?.match.evidence.map(({ fact }) => fact).join(' ') ?? '';
  const fixes = finding?.fixes.map(({ title, detail }) => `${title}: ${detail}`).join(' ') ?? '';
  return {
    id: finding?.rule.id ?? '',
    title: finding?.match.title ?? '',
    text: `${facts} ${fixes}`,
  };
}

describe('a documented limit that fits the end of the connection', () => {
  test('silence', () => {
    const found = first(
      created(gateway),
      opened(40),
      frame('sent', 100),
      frame('received', 200),
      closed(200 + 10 * MINUTE, 1001, { reason: 'Going away' }),
    );
    expect(found.title).toBe('AWS API Gateway: idle limit of 10 min reached');
    expect(found.text).toContain('apigateway-execution-service-websocket-limits-table');
  });

  test('silence, cut without a close frame', () => {
    const found = first(created(gateway), opened(40), frame('sent', 100), closed(100 + 10 * MINUTE, 1006));
    expect(found.title).toBe('AWS API Gateway: idle limit of 10 min reached');
  });

  test('age, while messages flow', () => {
    const flow = Array.from({ length: 24 }, (_, index) => frame('received', 1_000 + index * 5 * MINUTE));
    const found = first(created(gateway), opened(40), ...flow, closed(40 + 120 * MINUTE, 1001));
    expect(found.title).toBe('AWS API Gateway: maximum duration of 2 h reached');
  });

  test('size of the last message', () => {
    const found = first(
      created(gateway),
      opened(40),
      frame('sent', 100),
      unkept('sent', 5_000, 40_000),
      closed(5_060, 1006),
    );
    expect(found.title).toBe('AWS API Gateway: message size limit of 32.8 kB reached');
  });
});

describe('no limit is named', () => {
  test.each([
    ['another silence', [frame('sent', 100), closed(100 + 7 * MINUTE, 1001)]],
    ['another age', [frame('sent', 100), frame('received', 47 * MINUTE), closed(50 * MINUTE, 1001)]],
    ['a smaller message', [unkept('sent', 5_000, 20_000), closed(5_060, 1006)]],
    [
      'larger messages passed before',
      [unkept('sent', 4_000, 90_000), unkept('sent', 5_000, 40_000), closed(5_060, 1006)],
    ],
  ])('%s', (_name, steps) => {
    expect(first(created(gateway), opened(40), ...steps).title).not.toContain('limit of');
  });

  test('another host', () => {
    const found = first(
      created('wss://api.test/live'),
      opened(40),
      frame('sent', 100),
      closed(100 + 10 * MINUTE, 1001),
    );
    expect(found.title).not.toContain('API Gateway');
  });
});
