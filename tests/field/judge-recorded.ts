import { type FieldResult, resultOf } from './figures.ts';
import { alarmsIn, judgeBroken } from './judge.ts';
import { readFieldRecordings, reportOf } from './recording.ts';
import { type FieldScene, isFailing } from './scene.ts';

/** What today's rules say of the scenes that have a recording. Whether the setting worked is what was seen then. */
export function judgeRecorded(scenes: readonly FieldScene[]): FieldResult[] {
  const recordings = new Map(readFieldRecordings().map((each) => [each.id, each]));
  return scenes.flatMap((scene) => {
    const { broken, working, works = true } = recordings.get(scene.id) ?? {};
    if (!working) return [];
    return [
      resultOf(scene, {
        ...(broken && isFailing(scene) && { judgement: judgeBroken(scene, reportOf(broken)) }),
        workedBroken: false,
        works,
        ...alarmsIn(reportOf(working)),
      }),
    ];
  });
}
