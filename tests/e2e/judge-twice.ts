import type { Judgement } from '../bench/accuracy-judge.ts';
import type { LabScenario } from '../lab/scenario.ts';

/** What was wrong at the first go, which is named in the output, is judged again, in a browser of its own. */
export async function judgeTwice(
  scenarios: readonly LabScenario[],
  isWrong: (judgement: Judgement) => boolean,
  judgeAll: (scenarios: readonly LabScenario[], isAgain: boolean) => Promise<Judgement[]>,
): Promise<Judgement[]> {
  const judged = await judgeAll(scenarios, false);
  const wrong = judged.filter(isWrong);
  if (wrong.length === 0) return judged;
  for (const { scenario, said } of wrong) console.warn(`once more: ${scenario.id}, said ${said.join(', ')}`);
  const again = await judgeAll(
    wrong.map(({ scenario }) => scenario),
    true,
  );
  return [...judged.filter((each) => !isWrong(each)), ...again];
}
