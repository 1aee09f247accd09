import { describe, expect, it } from 'vitest';
import { diagnosedIn, HEALTHY, isAsExpected, isExpectation } from '../../../scripts/case/evaluate-case.ts';
import { type Made, makeCase, readCase } from '../../../scripts/case/make-case.ts';
import type { InputContent } from '../../../src/files/unpack/read-unpacked.ts';
import { saveHar } from '../../support/har-tools.ts';
import { answered, attempt, type Step, tape } from '../../support/tape.ts';
import { readText, saveTrace } from '../../support/trace-tools.ts';

const TOKEN = 'hush-0123456789abcdef';
const REJECTED = attempt(`wss://api.test/live?token=${TOKEN}`, answered(403));
const traceOf = (steps: Step[]): InputContent => readText(saveTrace(tape(steps)));

function written(made: Made): Extract<Made, { ok: true }> {
  if (!made.ok) throw new Error(made.message);
  return made;
}

describe('a case of an exported trace', () => {
  it('is masked strictly, keeps its cause, and has the same name for the same content', () => {
    const made = written(makeCase(traceOf(REJECTED), 'forbidden'));
    expect(made.isRight).toBe(true);
    expect(made.fileName).toMatch(/^forbidden--[0-9a-f]{8}\.wsdoctor\.json$/);
    expect(made.text).not.toMatch(/hush/);
    const read = readCase(made.text);
    if (typeof read === 'string') throw new Error(read);
    expect(read.masking).toBe('strict');
    expect(isAsExpected('forbidden', diagnosedIn(read.session))).toBe(true);
    expect(written(makeCase(traceOf(REJECTED), 'forbidden')).fileName).toBe(made.fileName);
  });

  it('may expect another cause than today’s, which makes it a failing test', () => {
    const made = written(makeCase(traceOf(REJECTED), 'origin-refused', 'behind-a-proxy'));
    expect(made).toMatchObject({
      fileName: 'origin-refused--behind-a-proxy.wsdoctor.json',
      isRight: false,
      first: expect.stringMatching(/^forbidden \("/),
    });
  });

  it('is made of a HAR file too', () => {
    const content = readText(saveHar(tape(REJECTED)));
    expect(written(makeCase(content, 'forbidden')).isRight).toBe(true);
  });

  it.each([
    ['{"a":1}', /./],
    ['not json', /./],
    [saveTrace(tape([])), /^has no WebSocket connection$/],
  ])('is refused for %j, with a reason', (text, reason) => {
    const made = makeCase(readText(text), 'forbidden');
    expect(made.ok).toBe(false);
    expect(made.ok ? '' : made.message).toMatch(reason);
  });

  it('is refused for an archive of several files, and with the place of a fault', () => {
    expect(makeCase({ ok: true, kind: 'archive', files: [] }, 'forbidden')).toMatchObject({
      message: expect.stringContaining('archive'),
    });
    expect(
      makeCase({ ok: false, fault: { place: '$.events[3].at', message: 'should be a number' } }, HEALTHY),
    ).toEqual({ ok: false, message: '$.events[3].at should be a number' });
  });
});

describe('what a case expects', () => {
  it('is a rule, or that nothing is wrong', () => {
    expect(['forbidden', HEALTHY, 'forbiden', ''].map(isExpectation)).toEqual([true, true, false, false]);
  });
  it('is met by hints where nothing is wrong', () => {
    const named = (isHint: boolean) => [{ rule: 'secret-in-url', title: '', isHint }];
    expect([isAsExpected(HEALTHY, named(true)), isAsExpected(HEALTHY, named(false))]).toEqual([true, false]);
    expect(isAsExpected(HEALTHY, [])).toBe(true);
    expect(isAsExpected('forbidden', [])).toBe(false);
  });
});
