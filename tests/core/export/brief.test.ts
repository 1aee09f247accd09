import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { type BriefCause, briefCauses, briefLine, formatBrief } from '../../../src/export/report/brief.ts';
import { buildReport, type Report } from '../../../src/export/report/report.ts';
import { rules } from '../../../src/rules/index.ts';
import type { Session } from '../../../src/session/session.ts';
import { answered, attempt, conversation, tape } from '../../support/tape.ts';

const SECRET = 'hush-0123456789abcdef';

function report(session: Session): Report {
  return buildReport(session, diagnose(session, rules), { now: 1_700_000_001_000, version: '0' });
}

const cause = (over: Partial<BriefCause> = {}): BriefCause => ({
  rule: 'forbidden',
  severity: 'error',
  confidence: 'certain',
  count: 1,
  connections: ['c1'],
  url: 'wss://api.test/live',
  cause: 'Handshake rejected: 403 Forbidden',
  evidence: 'The server answered 403.',
  fix: 'Allow the origin: Add it to the list.',
  ...over,
});

describe('a cause on one line', () => {
  it('has connections, cause, confidence, first evidence and first fix', () => {
    expect(briefLine(cause())).toBe(
      'error: Handshake rejected: 403 Forbidden [forbidden, certain] | 1 connection (c1) wss://api.test/live' +
        ' | Evidence: The server answered 403. | Fix: Allow the origin: Add it to the list.',
    );
  });

  it('is at most 400 characters long, and has room for evidence and fix alike', () => {
    const long = 'x'.repeat(2_000);
    for (const over of [
      { evidence: long, fix: long },
      { evidence: long },
      { fix: long },
      {
        cause: long,
        url: long,
        evidence: long,
        fix: long,
        count: 10_000,
        connections: ['c10000', 'c10001', 'c10002'],
      },
    ]) {
      const line = briefLine(cause(over));
      expect(line.length).toBeLessThanOrEqual(400);
      expect(line).toMatch(/Evidence: [Tx].{15}/);
      expect(line).toMatch(/Fix: [Ax].{15}/);
    }
    expect(briefLine(cause({ evidence: long, fix: long })).length).toBe(400);
  });

  it('cuts no placeholder and no character', () => {
    for (let length = 280; length < 400; length += 1) {
      const line = briefLine(cause({ evidence: `${'x'.repeat(length)}«token-1:24»😀😀`, fix: '' }));
      expect(line).not.toMatch(/«[^»]*$|[\ud800-\udbff](?![\udc00-\udfff])/);
    }
  });
});

describe('a report in brief', () => {
  it('is grouped by cause, and masked', () => {
    const session = tape(
      ...Array.from({ length: 5 }, (_, index) =>
        attempt(`wss://api.test/live?token=${SECRET}`, answered(403), { at: index * 60_000 }),
      ),
      attempt('wss://api.test/other', answered(404), { at: 400_000 }),
    );
    const [first, ...others] = formatBrief(report(session)).split('\n');
    expect(first).toMatch(/^error: .*403.* \| 5 connections \(c\d+ c\d+ c\d+ \+2\) wss:\/\/api\.test\/live/);
    expect(others.some((line) => line.includes('404'))).toBe(true);
    expect(formatBrief(report(session))).not.toContain(SECRET);
    expect(briefCauses(report(session))[0]).toMatchObject({ count: 5, severity: 'error' });
  });

  it('says that there is no problem, and that there is no connection', () => {
    expect(formatBrief({ ...report(tape(conversation('wss://api.test/live'))), verdicts: [] })).toBe(
      'No problems found: 1 connection',
    );
    expect(formatBrief(report(tape()))).toBe('No WebSocket connections');
  });

  it('tells of a rule that failed instead of saying that there is no problem', () => {
    const crashed = { rule: 'forbidden', connection: 'c1', error: 'x is undefined' };
    const text = formatBrief({ ...report(tape()), verdicts: [], crashedRules: [crashed] });
    expect(text).toBe('rule forbidden failed while looking at c1: x is undefined');
  });

  it('lets no server write on a line of its own', () => {
    const line = briefLine(
      briefCauses({
        ...report(tape(attempt('wss://api.test/live', answered(404)))),
        verdicts: [
          {
            ...(report(tape(attempt('wss://api.test/live', answered(404))))
              .verdicts[0] as Report['verdicts'][number]),
            title: 'Closed: "a\nerror: b\u001b[2J"',
          },
        ],
      })[0] as BriefCause,
    );
    expect(line).toContain('Closed: "a\\nerror: b\\x1B[2J"');
  });
});
