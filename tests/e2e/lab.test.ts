import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Judgement } from '../bench/accuracy-judge.ts';
import { walk } from '../bench/accuracy-walk.ts';
import type { Lab, LabScenario } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { judgeTwice } from './judge-twice.ts';

/** Milliseconds that a failure may take beyond what it needs by itself; and how long a healthy socket is watched that does not change. */
const PATIENCE = 30_000;
const WATCHED = 2_000;
/** Most of the time is spent in waiting for servers that are slow on purpose. */
const WINDOWS = 4;

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
    extensions: [resolve('dist/chromium')],
    windows: WINDOWS,
    patience,
    onJudgement: () => undefined,
  });
}

const isWrong = ({ top1, missing }: Judgement): boolean => !top1 || missing.length > 0;

/**
 * A window that has seen many failures has its next handshakes held back by the browser, for seconds drawn by lot
 * (Chromium services/network/websocket_throttler.cc), and a scene may then end before it has begun. So what is wrong
 * there is judged once more in a browser of its own, and named in the output.
 */
const judgeFailures = (scenarios: readonly LabScenario[]): Promise<Judgement[]> =>
  judgeTwice(scenarios, isWrong, (some) => judgeAll(some, PATIENCE));

const isHealthy = ({ expects }: LabScenario): boolean => expects === 'healthy';

describe('every endpoint of the lab, through the real panel', () => {
  it('names each failure first', async () => {
    const failures = lab.scenarios.filter((each) => !isHealthy(each));
    const judged = await judgeFailures(failures);
    expect(judged.length).toBe(failures.length);
    const wrong = judged.filter(isWrong);
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
