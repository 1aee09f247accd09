import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { buildRedactedReport } from '../../../src/export/report/report.ts';
import { draftWrongCause } from '../../../src/export/report/wrong-cause.ts';
import { rules } from '../../../src/rules/index.ts';
import { attempt, START, tape } from '../../support/tape.ts';

const FORBIDDEN = 'Error during WebSocket handshake: Unexpected response code: 403';
const SECRET = 's3cret-s3cret-0123456789';
const session = tape(attempt(`wss://a.test/live?token=${SECRET}`, FORBIDDEN));

function draft(said: string): string {
  const { value, redactor } = buildRedactedReport(session, diagnose(session, rules), {
    now: START,
    version: '1.2.3',
  });
  const verdict = value.verdicts.find(({ rule }) => rule === 'forbidden');
  if (!verdict) throw new Error('the tape has no such finding');
  return draftWrongCause(value, verdict, redactor.sentence(said), 'x.wsdoctor.json');
}

it('has the cause that was given, what it was instead, the evidence and the trace', () => {
  const text = draft('The proxy blocked it');
  expect(text).toMatch(/^# Wrong cause: .*403/);
  for (const part of [
    'rule `forbidden`',
    'The proxy blocked it',
    'Unexpected response code: 403',
    '1.2.3',
    'x.wsdoctor.json',
  ])
    expect(text).toContain(part);
  expect(text.split('\n').length).toBeLessThan(60);
});

it('says so where the user does not know', () => {
  expect(draft('  ')).toContain('Not known yet.');
});

it('has no secret, also where the user writes it', () => {
  const text = draft(`it was the token ${SECRET}`);
  expect(text).toContain('it was the token');
  expect(text).not.toContain(SECRET);
});

it('keeps what the user writes out of the structure of the issue', () => {
  expect(draft('```\n# other')).toContain('````\n```\n# other\n````');
});
