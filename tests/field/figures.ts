import { type FieldJudgement, isRight } from './judge.ts';
import { type FieldScene, isFailing } from './scene.ts';

/** What one scene came to. */
export interface FieldResult {
  scene: FieldScene;
  /** `short`: not strictly right. `not available`: a product is missing here. `not played`: the scene itself did not do what it says. */
  outcome: 'right' | 'short' | 'not available' | 'not played';
  /** In a few words. */
  summary: string;
  judgement?: FieldJudgement;
  /** What is said of the setup that works. */
  alarms: string[];
  hints: string[];
}

type Came =
  | { missing: readonly string[] }
  | { error: string }
  | {
      judgement?: FieldJudgement;
      workedBroken: boolean;
      works: boolean;
      alarms: string[];
      hints: string[];
    };

export function resultOf(scene: FieldScene, came: Came): FieldResult {
  const none = { scene, alarms: [], hints: [] };
  if ('missing' in came)
    return { ...none, outcome: 'not available', summary: `not available: ${came.missing.join(', ')}` };
  if ('error' in came) return { ...none, outcome: 'not played', summary: came.error };
  const { judgement, works, workedBroken, alarms, hints } = came;
  if (workedBroken) return { ...none, outcome: 'not played', summary: 'it works without the fix' };
  const faults = [
    ...(judgement ? faultsOf(judgement) : []),
    ...(works ? [] : ['it does not work with the setting']),
    ...alarms.map((each) => `of the working one: ${each}`),
  ];
  const right = faults.length === 0 && (!isFailing(scene) || (judgement !== undefined && isRight(judgement)));
  const said = judgement ? (judgement.said[0] ?? 'nothing') : 'nothing said';
  return {
    scene,
    outcome: right ? 'right' : 'short',
    summary: [said, ...faults].join('; '),
    ...(judgement && { judgement }),
    alarms,
    hints,
  };
}

function faultsOf({
  cause,
  setting,
  falseSentences,
  certainButWrong,
  said,
  title,
}: FieldJudgement): string[] {
  return [
    ...(cause ? [] : [`another cause: ${said.slice(0, 3).join(', ') || 'nothing'} “${title}”`]),
    ...(setting ? [] : ['no fix names the setting']),
    ...falseSentences.map((each) => `false: “${each.slice(0, 160)}”`),
    ...(certainButWrong ? ['certain but wrong'] : []),
  ];
}

/** One line for each scene that is not right. */
export function table(results: readonly FieldResult[]): string[] {
  return results
    .filter(({ outcome }) => outcome !== 'right')
    .map(({ scene, outcome, summary }) => `${outcome}\t${scene.id}: ${summary}`);
}

export function figuresOfField(results: readonly FieldResult[]): string[] {
  const played = results.filter(({ outcome }) => outcome === 'right' || outcome === 'short');
  const failing = played.filter(({ scene }) => isFailing(scene));
  const healthy = played.filter(({ scene }) => !isFailing(scene));
  const right = failing.filter(({ outcome }) => outcome === 'right').length;
  const share = failing.length === 0 ? 0 : Math.round((1000 * right) / failing.length) / 10;
  const line = (name: string, value: number, unit: string, aim: number, ok: boolean) =>
    [`field.${name}`, value, unit, aim, ok ? 'ok' : 'short'].join('\t');
  const none = (name: string, value: number) => line(name, value, 'scenes', 0, value === 0);
  const count = (holds: (result: FieldResult) => boolean, of = played) => of.filter(holds).length;
  return [
    line('failing', failing.length, 'scenes', 60, failing.length >= 60),
    line('healthy', healthy.length, 'scenes', 30, healthy.length >= 30),
    line('strictly-right', share, '%', 95, share >= 95),
    none(
      'certain-but-wrong',
      count(({ judgement }) => judgement?.certainButWrong === true),
    ),
    none(
      'false-sentences',
      count(({ judgement }) => (judgement?.falseSentences.length ?? 0) > 0),
    ),
    none(
      'findings-on-healthy',
      count(({ alarms }) => alarms.length > 0, healthy),
    ),
    none(
      'findings-after-the-fix',
      count(({ alarms }) => alarms.length > 0, failing),
    ),
    none(
      'not-played',
      count(({ outcome }) => outcome === 'not played', [...results]),
    ),
    none(
      'not-available',
      count(({ outcome }) => outcome === 'not available', [...results]),
    ),
  ];
}
