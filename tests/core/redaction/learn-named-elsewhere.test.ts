import { describe, expect, it, vi } from 'vitest';
import { learnNamedElsewhere } from '../../../src/redaction/learn-named-elsewhere.ts';
import type { Redactor } from '../../../src/redaction/redactor.ts';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { UNMASKED } from '../../../src/redaction/unmasked.ts';
import type { Session } from '../../../src/session/session.ts';
import { runToEnd } from '../../../src/shared/run-generator.ts';
import { bytes, created, frame, opened, type Step, tape } from '../../support/tape.ts';

/** A connection in whose midst are these messages, which are not read at once. */
function longTalk(...midst: Step[]): Session {
  const end = (from: number): Step[] =>
    Array.from({ length: 60 }, (_unused, at) => frame('sent', from + at, 'hush-0123456789'));
  return tape(created('wss://api.test/'), opened(20), ...end(100), ...midst, ...end(900_000));
}
const said = (...texts: string[]): Session =>
  longTalk(...texts.map((text, at) => frame('received', 1_000 + at, text)));

function* written(report: unknown): Generator<void, unknown> {
  yield* [];
  return report;
}

/** Which messages are read because of what the report says, and how many rests there were. */
function readFor(report: unknown, session: Session): { read: string[]; rests: number } {
  const read: string[] = [];
  const redactor: Redactor = {
    ...UNMASKED,
    *payloadInParts(payload) {
      read.push(payload.text ?? Buffer.from(payload.base64 ?? '', 'base64').toString());
      yield* [];
      return payload;
    },
  };
  let rests = 0;
  for (const _rest of learnNamedElsewhere(() => written(report), session, redactor)) rests += 1;
  return { read, rests };
}

describe('a message that was not read at once is read', () => {
  it('where it has a word of the report', () => {
    const session = said('a hush-01 b', 'a hush-02 b', 'nothing');
    expect(readFor('bye hush-01', session).read).toEqual(['a hush-01 b']);
    expect(readFor('hush-01 hush-02', session).read).toEqual(['a hush-01 b', 'a hush-02 b']);
    expect(readFor('another-01', session).read).toEqual([]);
  });

  it.each([
    [{ a: [{ b: 'bye hush-01' }], c: 5, d: null, e: undefined }],
    [['"hush-01"']],
    ['(hush-01)'],
    ['x=hush-01&y=2'],
    ['wss://h.test/hush-01/a'],
    ['…hush-01…'],
    ['a, hush-01; b'],
  ])('wherever the report has that word: %j', (report) => {
    expect(readFor(report, said('a hush-01 b', 'a hush-0 b')).read).toEqual(['a hush-01 b']);
  });

  it('where the word has punctuation in it', () => {
    expect(readFor('bye a:b/c=d-01', said('{"x":"a:b/c=d-01"}')).read).toEqual(['{"x":"a:b/c=d-01"}']);
  });

  it.each([
    ['in base64', Buffer.from('x hush-0123456789 y').toString('base64')],
    ['escaped', '{"a":"hush-\\"0123456789"}'],
    ['for a URL', 'a=hush-%220123456789'],
  ])('where the word is in another form: %s', (_name, text) => {
    expect(readFor('hush-0123456789 hush-"0123456789', said(text)).read).toEqual([text]);
  });

  it('where it is of bytes', () => {
    const session = longTalk(bytes('sent', 1_000, 'a hush-0123456789 b'), frame('sent', 1_001, 9));
    expect(readFor('hush-0123456789', session).read).toEqual(['a hush-0123456789 b']);
  });

  it('once, where it has more than one of the words', () => {
    expect(readFor('hush-01 mute-02', said('hush-01 mute-02 hush-01')).read).toHaveLength(1);
  });

  it('so that what it calls a secret is known', () => {
    const redactor = createRedactor();
    const session = said('{"token":"hush-01"}');
    runToEnd(learnNamedElsewhere(() => written({ reason: 'bye hush-01' }), session, redactor));
    expect(redactor.text('bye hush-01')).toBe('bye «token-1»');
  });
});

describe('a message is not read', () => {
  it.each([
    ['for a word of fewer than seven characters', 'bye hush-1', 'hush-1'],
    ['for a placeholder', '«hush-01»x', '«hush-01»x'],
    ['for what is no text', 1_234_567, '1234567'],
  ])('%s', (_name, report, text) => expect(readFor(report, said(text)).read).toEqual([]));

  it('where all messages were read at once, and the report is not written for that', () => {
    const report = (): Generator<void, unknown> => {
      throw new Error('written');
    };
    const session = tape(created('wss://api.test/'), opened(20), frame('sent', 30, 'hush-01'));
    expect([...learnNamedElsewhere(report, session, UNMASKED)]).toEqual([]);
  });

  it('more than forty times for one word, which then is no value of a secret', () => {
    const texts = Array.from({ length: 300 }, (_unused, at) => `hush-01 ${at}`);
    expect(readFor('hush-01', said(...texts)).read).toEqual(texts.slice(0, 40));
  });

  it('less often for a word that is in few, whatever the others are in', () => {
    const texts = Array.from({ length: 600 }, (_unused, at) => `hush-01 ${at % 100 === 99 ? 'mute-02' : ''}`);
    const { read } = readFor('hush-01 mute-02', said(...texts));
    expect(read).toHaveLength(40 + 6);
    expect(read.slice(40)).toEqual(Array.from({ length: 6 }, () => 'hush-01 mute-02'));
  });
});

describe('it rests', () => {
  const restsFor = (report: unknown, texts: readonly string[]): number =>
    readFor(report, said(...texts)).rests;
  const midst = (count: number, length = 1): string[] =>
    Array.from({ length: count }, (_unused, at) => `m${at}${'x'.repeat(length)}`);

  it('after every two hundred messages', () => {
    expect(restsFor('', midst(601)) - restsFor('', midst(1))).toBe(3);
  });

  it('within two hundred messages that are long', () => {
    expect(restsFor('', midst(100, 100_000)) - restsFor('', midst(100))).toBeGreaterThan(25);
  });

  it('after each text of the report', () => {
    const texts = Array.from({ length: 40 }, (_unused, at) => `word-${at}`);
    expect(restsFor({ texts }, midst(1)) - restsFor({ texts: [] }, midst(1))).toBe(40);
  });

  it('while the forms of the report’s words are made', () => {
    const words = Array.from({ length: 1_000 }, (_unused, at) => `hush-${at}`);
    const encoded = vi.spyOn(globalThis, 'encodeURIComponent');
    try {
      const calls: number[] = [];
      for (const _rest of learnNamedElsewhere(() => written(words.join(' ')), said('nothing'), UNMASKED)) {
        calls.push(encoded.mock.calls.length);
        encoded.mockClear();
      }
      expect(calls.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(words.length);
      expect(Math.max(...calls)).toBeLessThanOrEqual(words.length / 5);
    } finally {
      encoded.mockRestore();
    }
  });
});
