import { fileURLToPath } from 'node:url';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { EVERYTHING } from '../../src/export/trace/choose-frames.ts';
import { compareVerdicts } from '../../src/export/trace/compare-verdicts.ts';
import { createRedactor } from '../../src/redaction/redactor-factory.ts';
import { loadVocabulary } from '../../src/redaction/vocabulary/load-vocabulary.ts';
import { rules } from '../../src/rules/index.ts';
import { ingest } from '../../src/session/ingest.ts';
import { advanceClock, createSession } from '../../src/session/session.ts';
import { leakOf, plant } from '../secrets/strict-plantings.ts';
import { openTrace, saveTrace } from '../support/trace-tools.ts';
import { type Recording, readRecordings } from './accuracy-recorded.ts';
import { printAtLeast, printFigure } from './figure.ts';

const RUNS = Number(process.env.STRICT_RUNS ?? 100_000);
/** So many leaks are told in full. */
const MOST_TOLD = 20;

const strict = loadVocabulary();

function countLeaks(): number {
  let leaks = 0;
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const planting = plant(seed, () => createRedactor({ strict }));
    const leak = leakOf(planting);
    if (leak === undefined) continue;
    leaks += 1;
    if (leaks <= MOST_TOLD)
      console.error(
        `${seed} ${planting.place}: ${leak} of ${planting.secret} in ${planting.said.slice(0, 300)}`,
      );
  }
  return leaks;
}

interface Sizes {
  strict: number;
  readable: number;
}

/** Whether the strict trace of a recording is judged as the recording; adds to the sizes. */
function isJudgedAlike({ scenario, events, judgedAt }: Recording, sizes: Sizes): boolean {
  const session = createSession();
  for (const event of events) ingest(session, event);
  advanceClock(session, judgedAt);
  const text = saveTrace(session, EVERYTHING, undefined, undefined, strict);
  sizes.strict += Buffer.byteLength(text);
  sizes.readable += Buffer.byteLength(saveTrace(session));
  const opened = openTrace(text);
  const { findings } = diagnose(opened.session, rules);
  const changes = compareVerdicts(opened.trace.verdicts, findings, new Set(rules.map(({ id }) => id)));
  for (const { rule, kind } of changes) console.error(`${scenario.id}: ${rule} is ${kind}`);
  return changes.length === 0;
}

printFigure(`strict-leaks-of-${RUNS}`, countLeaks(), 'plantings', 0);
const recordings = readRecordings(fileURLToPath(new URL('../recordings', import.meta.url)));
const sizes: Sizes = { strict: 0, readable: 0 };
const alike = recordings.filter((recording) => isJudgedAlike(recording, sizes)).length;
printAtLeast('strict-verdicts-alike', (100 * alike) / recordings.length, '%', 99);
printFigure('strict-size-to-readable', sizes.strict / sizes.readable, 'ratio', 1.1);
