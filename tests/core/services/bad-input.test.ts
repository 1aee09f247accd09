import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Rule } from '../../../src/diagnosis/rule.ts';
import { rules } from '../../../src/rules/index.ts';
import { serviceError } from '../../../src/rules/messages/service-error.ts';
import { SERVICES } from '../../../src/services/index.ts';
import { closed, created, frame, opened, tape } from '../../support/tape.ts';
import type { ServiceCase } from './service-case.ts';

const folder = new URL('./cases/', import.meta.url);
const LARGE = 10 * 1024 * 1024;
/** Of processor time, in microseconds; a pattern that backtracks takes longer on every machine. */
const AT_MOST = 1_000_000;

async function openCases(): Promise<(readonly [string, ServiceCase])[]> {
  const lists = await Promise.all(
    SERVICES.map(async ({ id }) => {
      const { cases } = (await import(new URL(`${id}.cases.ts`, folder).href)) as { cases: ServiceCase[] };
      return cases
        .filter(({ status }) => status === undefined)
        .map((one) => [`${id}: ${one.name}`, one] as const);
    }),
  );
  return lists.flat();
}

function ending(url: string, texts: string[], code: number, reason: string, asked: readonly Rule[] = rules) {
  return diagnose(
    tape(
      created(url),
      opened(40),
      ...texts.map((text, index) => frame('received', 100 + index, text)),
      closed(2_000, code, { reason }),
    ),
    asked,
  );
}

/** UTF-8 cut after this many bytes, as a close reason of 123 bytes is; the broken character is shown as U+FFFD. */
function cutAt(text: string, bytes: number): string {
  return new TextDecoder().decode(new TextEncoder().encode(text).slice(0, bytes));
}

describe('messages and reasons that no documentation has', async () => {
  const cases = await openCases();

  test('cut anywhere, in any language', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.nat(400),
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom(1000, 1006, 1008, 1011, 3000, 4001, 4999),
        ([, { url, serverMessages = [] }], bytes, noise, code) => {
          const whole = serverMessages.join('') + noise;
          const { crashed } = ending(
            url,
            [cutAt(whole, bytes), noise],
            code,
            cutAt(`${noise}${whole}`, bytes % 124),
            [serviceError],
          );
          expect(crashed).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('what the service does not document leaves the general verdict', () => {
    const hosted = SERVICES.flatMap(({ hosts = [] }) => hosts.slice(0, 1));
    for (const host of hosted) {
      const url = `wss://${host.replaceAll('*', 'abc')}/unknown`;
      const { findings } = ending(url, ['{"今日は":"🎈'], 4_777, 'ошибка: неизвестно');
      expect(findings.map(({ rule }) => rule.id).join(), host).not.toContain('service-error');
      expect(findings.length, host).toBeGreaterThan(0);
    }
  });

  test('10 MB, in linear time', () => {
    const fragments = [
      '{"type":"error","error":{',
      '"connectionId":',
      '"event":"pusher:error" ',
      'ERROR\n',
      ' ',
      '\\"',
      '<',
    ];
    for (const fragment of fragments) {
      const text = fragment.repeat(Math.ceil(LARGE / fragment.length));
      for (const url of [
        'wss://api.openai.com/v1/realtime',
        'wss://ws-eu.pusher.com/app/k',
        'wss://api.test/live',
      ])
        expect(ending(url, [text], 1011, '').crashed).toEqual([]);
    }
  });

  test('no pattern takes long on the 4 KiB that it is given', () => {
    const starts = [
      '{"type":"error"',
      '"error":{"',
      '{"event":"pusher:error","data":{',
      'ERROR\n',
      '<stream:error',
      '"janus":"error"',
    ];
    const texts = starts.map((start) => (start + '"code":4 '.repeat(600)).slice(0, 4_096));
    const slow: string[] = [];
    for (const { id, errors = [] } of SERVICES) {
      for (const { pattern } of errors) {
        const started = process.cpuUsage();
        for (const text of texts) pattern.test(text);
        if (process.cpuUsage(started).user > AT_MOST) slow.push(`${id}: ${pattern}`);
      }
    }
    expect(slow).toEqual([]);
  });
});
