import { baselineReport } from '../bench/accuracy-baseline.ts';
import type { Figure } from '../bench/accuracy-figures.ts';
import { alarmsIn, judgeBroken } from './judge.ts';
import { readFieldRecordings, type Visit } from './recording.ts';
import { isFailing } from './scene.ts';
import { fieldScenes } from './scenes/index.ts';

const byTable = ({ events, judgedAt }: Visit) => baselineReport(events, judgedAt);

/** How often the browser's text and a table of close codes name the cause of the scenes of real servers. */
export function baselineOfField(): Figure[] {
  const recordings = new Map(readFieldRecordings().map((each) => [each.id, each]));
  const judged = fieldScenes.filter(isFailing).flatMap((scene) => {
    const broken = recordings.get(scene.id)?.broken;
    return broken ? [judgeBroken(scene, byTable(broken))] : [];
  });
  const working = fieldScenes.flatMap(({ id }) => recordings.get(id)?.working ?? []);
  const figure = (name: string, value: number, unit: string): Figure => ({
    name: `baseline.field-${name}`,
    value,
    unit,
    aim: 0,
  });
  const share = judged.filter(({ cause }) => cause).length / judged.length;
  return [
    figure('failing', judged.length, 'scenes'),
    figure('cause', Math.round(share * 1000) / 10, '%'),
    figure('certain-but-wrong', judged.filter(({ certainButWrong }) => certainButWrong).length, 'scenes'),
    figure('working', working.length, 'scenes'),
    figure(
      'findings-on-working',
      working.filter((visit) => alarmsIn(byTable(visit)).alarms.length > 0).length,
      'scenes',
    ),
  ];
}
