import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Judgement } from '../bench/accuracy-judge.ts';
import { walk } from '../bench/accuracy-walk.ts';
import type { Lab, LabScenario } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';

/** Milliseconds that a failure may take beyond what it needs by itself; and how long a healthy socket is watched that does not change. */
const PATIENCE = 30_000;
const WATCHED = 2_000;

let lab: Lab;

beforeAll(async () => {
  const leftOut: string[] = [];
  lab = await startLab({ log: (line) => leftOut.push(line) });
  expect(leftOut, 'the machine lacks what the lab needs').toEqual([]);
});

afterAll(() => lab?.stop());

function judgeAll(scenarios: readonly LabScenario[], patience: number): Promise<Judgement[]> {
  return walk(lab, {
    mode: 'reason',
    scenarios,
    extensions: [resolve('dist')],
    windows: 2,
    patience,
    onJudgement: () => undefined,
  });
}

/**
 * Endpoints whose rule does not come first yet, with the reason; the accuracy bench counts them as wrong.
 */
const NOT_FIRST_YET: Record<string, string> = {
  'main-thread-stalls': 'the hook does not report long tasks yet',
  'missing-handlers': 'the hook does not report handlers yet',
  'missing-handlers--onmessage': 'the hook does not report handlers yet',
};
const isHealthy = ({ expects }: LabScenario): boolean => expects === 'healthy';

describe('every endpoint of the lab, through the real panel', () => {
  it('names each failure first', async () => {
    const failures = lab.scenarios.filter((each) => !isHealthy(each) && !(each.id in NOT_FIRST_YET));
    const judged = await judgeAll(failures, PATIENCE);
    expect(judged.length).toBe(failures.length);
    const wrong = judged.filter(({ top1, missing }) => !top1 || missing.length > 0);
    expect(
      wrong.map(({ scenario, said }) => [
        `${scenario.id}: expected ${scenario.expects} (${scenario.row})`,
        `said ${said.join(', ') || 'nothing'}`,
      ]),
    ).toEqual([]);
  }, 900_000);

  it('leaves healthy sockets alone', async () => {
    const healthy = lab.scenarios.filter(isHealthy);
    const judged = await judgeAll(healthy, WATCHED);
    expect(judged.length).toBe(healthy.length);
    const wrong = judged.filter(({ top1 }) => !top1);
    expect(wrong.map(({ scenario, alarms, sockets }) => ({ id: scenario.id, alarms, sockets }))).toEqual([]);
  }, 600_000);
});
