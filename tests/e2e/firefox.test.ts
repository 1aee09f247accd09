import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildFirefoxExtension } from '../../scripts/build-extension.ts';
import { canVisit, walkFirefox } from '../bench/accuracy-firefox.ts';
import type { Judgement } from '../bench/accuracy-judge.ts';
import type { Lab, LabScenario } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';

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

/** Whatever is wrong is judged once more, alone: three browsers and the lab share the machine. */
async function judgeAll(scenarios: readonly LabScenario[], isWrong: (each: Judgement) => boolean) {
  const walked = (some: readonly LabScenario[], browsers: number): Promise<Judgement[]> =>
    walkFirefox(lab, {
      scenarios: some,
      extension: resolve('dist/firefox'),
      browsers,
      patience: 10_000,
      onJudgement: () => undefined,
    });
  const judged = await walked(scenarios, BROWSERS);
  const wrong = judged.filter(isWrong);
  if (wrong.length === 0) return judged;
  for (const { scenario, said } of wrong) console.warn(`once more: ${scenario.id}, said ${said.join(', ')}`);
  const again = await walked(
    wrong.map(({ scenario }) => scenario),
    1,
  );
  return [...judged.filter((each) => !isWrong(each)), ...again];
}

const named = (judged: readonly Judgement[]): [string, string[]][] =>
  judged.map(({ scenario, said }) => [scenario.id, said]);

it('names failures first in the real toolbox of Firefox, and leaves healthy sockets alone', async () => {
  const scenarios = lab.scenarios.filter((each) => canVisit(each) && !NOT_SEEN.has(each.id));
  const judged = await judgeAll(scenarios, ({ top1, certainButWrong }) => !top1 || certainButWrong);
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
