import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildFirefoxExtension } from '../../scripts/build-extension.ts';
import { canVisit, walkFirefox } from '../bench/accuracy-firefox.ts';
import type { Judgement } from '../bench/accuracy-judge.ts';
import type { Lab, LabScenario } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { judgeTwice } from './judge-twice.ts';

/** Most of the time is spent in waiting for servers that are slow on purpose. */
const BROWSERS = 3;
/** Of what Firefox can show, named first. */
const AIM = 0.95;

/** What Firefox does not tell: docs/firefox.md has the reason of each. */
const NOT_SEEN = new Set([
  'proxy-refused--login-page',
  'handshake-reset',
  'handshake-reset--before-request',
  'handshake-reset--in-headers',
  'subprotocol-mismatch',
  'subprotocol-mismatch--unsolicited',
  'protocol-error',
  'protocol-error--http-in-stream',
  'protocol-error--close-frame',
  'main-thread-stalls',
  'missing-handlers',
  'missing-handlers--onmessage',
]);

let lab: Lab;

beforeAll(async () => {
  buildFirefoxExtension();
  lab = await startLab();
});
afterAll(() => lab?.stop());

/** The second go is by one browser: three of them and the lab share the machine. */
const judgeAll = (scenarios: readonly LabScenario[], isAgain: boolean): Promise<Judgement[]> =>
  walkFirefox(lab, {
    scenarios,
    extension: resolve('dist/firefox'),
    browsers: isAgain ? 1 : BROWSERS,
    patience: 10_000,
    onJudgement: () => undefined,
  });

const named = (judged: readonly Judgement[]): [string, string[]][] =>
  judged.map(({ scenario, said }) => [scenario.id, said]);

it('names failures first in the real toolbox of Firefox, and leaves healthy sockets alone', async () => {
  const scenarios = lab.scenarios.filter((each) => canVisit(each) && !NOT_SEEN.has(each.id));
  const judged = await judgeTwice(
    scenarios,
    ({ top1, certainButWrong }) => !top1 || certainButWrong,
    judgeAll,
  );
  expect(judged).toHaveLength(scenarios.length);
  expect(scenarios.length).toBeGreaterThan(200);
  expect(named(judged.filter(({ certainButWrong }) => certainButWrong))).toEqual([]);
  const isHealthy = ({ scenario }: Judgement): boolean => scenario.expects === 'healthy';
  expect(named(judged.filter((each) => isHealthy(each) && !each.top1))).toEqual([]);
  const failures = judged.filter((each) => !isHealthy(each));
  const right = failures.filter(({ top1 }) => top1);
  expect(
    right.length / failures.length,
    JSON.stringify(named(failures.filter(({ top1 }) => !top1))),
  ).toBeGreaterThan(AIM);
}, 900_000);
