import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { EVERYTHING } from '../../../src/export/trace/choose-frames.ts';
import { compareVerdicts } from '../../../src/export/trace/compare-verdicts.ts';
import { loadVocabulary } from '../../../src/redaction/vocabulary/load-vocabulary.ts';
import { rules } from '../../../src/rules/index.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { advanceClock, createSession, type Session } from '../../../src/session/session.ts';
import { readRecordings } from '../../bench/accuracy-recorded.ts';
import { openTrace, saveTrace } from '../../support/trace-tools.ts';

const recordings = readRecordings(fileURLToPath(new URL('../../recordings', import.meta.url)));
const knownRules = new Set(rules.map(({ id }) => id));
const strict = loadVocabulary();

function replay({ events, judgedAt }: (typeof recordings)[number]): Session {
  const session = createSession();
  for (const event of events) ingest(session, event);
  advanceClock(session, judgedAt);
  return session;
}

describe('a strict trace', () => {
  const length = { strict: 0, readable: 0 };

  // One test each: together they take minutes on a busy machine.
  it.each(recordings.map((recording) => [recording.scenario.id, recording] as const))(
    'of the recording %s is judged as the recording',
    (_id, recording) => {
      const session = replay(recording);
      const text = saveTrace(session, EVERYTHING, undefined, undefined, strict);
      length.strict += Buffer.byteLength(text);
      length.readable += Buffer.byteLength(saveTrace(session));
      const opened = openTrace(text);
      const { findings } = diagnose(opened.session, rules);
      expect(compareVerdicts(opened.trace.verdicts, findings, knownRules)).toEqual([]);
    },
  );

  it('is hardly longer than a readable one', () => {
    expect(length.strict / length.readable).toBeLessThanOrEqual(1.1);
  });
});
