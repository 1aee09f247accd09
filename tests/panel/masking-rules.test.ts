import { describe, expect, it } from 'vitest';
import { currentRedactedReport, EXPORT_FORMATS } from '../../panel/export/export.ts';
import { SESSION_FORMATS, sessionText } from '../../panel/export/export-session.ts';
import { faultOf, linesOf, rulesOf } from '../../panel/options/mask-rules.tsx';
import { createLiveSession } from '../../panel/session/live-session.ts';
import type { UserRule } from '../../src/capture/masking-rule.ts';
import { EVERYTHING } from '../../src/export/trace/choose-frames.ts';
import type { Session } from '../../src/session/session.ts';
import { closed, created, frame, opened, START, tape } from '../support/tape.ts';

describe('what the user wants masked', () => {
  const talk = (): Session =>
    tape(
      created('wss://h.test/live?tenant=acme'),
      opened(20),
      frame('received', 30, '{"of":"Project Falcon"}'),
      closed(40, 4000, { reason: 'Project Falcon is over' }),
    );
  const own: UserRule[] = [
    { kind: 'text', text: 'Project Falcon' },
    { kind: 'name', name: 'tenant' },
  ];

  it.each(SESSION_FORMATS)('is in no $name', (format) => {
    const liveSession = createLiveSession(() => START, talk());
    const text = [...sessionText(format, liveSession, EVERYTHING, own).parts].join('');
    expect(text).toContain('«custom-');
    expect(text).not.toMatch(/Falcon|acme/);
  });

  it.each(EXPORT_FORMATS)('is in no $name report', ({ render }) => {
    const liveSession = createLiveSession(() => START, talk());
    const text = render(currentRedactedReport(liveSession, own).value);
    expect(text).toContain('«custom-');
    expect(text).not.toMatch(/Falcon|acme/);
  });

  it('is written one rule a line', () => {
    expect(rulesOf({ names: ' tenant \n\n', texts: 'Project Falcon\n' })).toEqual([own[1], own[0]]);
    expect(rulesOf(linesOf(own))).toEqual([own[1], own[0]]);
    expect(faultOf({ names: 'x', texts: 'ok then\nab' })).toContain('“ab” is too short');
    expect(faultOf(linesOf(own))).toBeUndefined();
  });
});
