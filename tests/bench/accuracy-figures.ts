import type { Judgement } from './accuracy-judge.ts';
import { isExact, type Mode } from './accuracy-mode.ts';

export interface Figure {
  name: string;
  value: number;
  unit: string;
  aim: number;
  /** Whether a value above the aim is short of it. */
  lower?: true;
}

const percent = (part: number, whole: number): number =>
  whole === 0 ? 100 : Math.round((1000 * part) / whole) / 10;

export function figuresOf(mode: Mode, judgements: readonly Judgement[]): Figure[] {
  const failing = judgements.filter(({ scenario }) => scenario.expects !== 'healthy');
  const healthy = judgements.filter(({ scenario }) => scenario.expects === 'healthy');
  const share = (holds: (judgement: Judgement) => boolean) =>
    percent(failing.filter(holds).length, failing.length);
  const figure = (name: string, value: number, unit: string, aim: number): Figure => ({
    name: `${mode}.${name}`,
    value,
    unit,
    aim,
  });
  const count = (name: string, value: number): Figure => ({
    ...figure(name, value, 'endpoints', 0),
    lower: true,
  });
  const exact = isExact(mode)
    ? [
        figure('failing', failing.length, 'endpoints', 80),
        figure('healthy', healthy.length, 'endpoints', 25),
        figure(
          'top-1',
          share(({ top1 }) => top1),
          '%',
          100,
        ),
        figure(
          'top-3',
          share(({ top3 }) => top3),
          '%',
          100,
        ),
        count('further-rules-missing', failing.filter(({ missing }) => missing.length > 0).length),
      ]
    : [
        figure(
          'top-1',
          share(({ top1 }) => top1),
          '%',
          0,
        ),
        figure(
          'right-family',
          share(({ rightFamily }) => rightFamily),
          '%',
          100,
        ),
      ];
  return [
    ...exact,
    count('false-alarms', healthy.filter(({ alarms }) => alarms.length > 0).length),
    count('certain-but-wrong', judgements.filter(({ certainButWrong }) => certainButWrong).length),
  ];
}

/** `name<TAB>value<TAB>unit<TAB>aim<TAB>ok|short` */
export function formatFigure({ name, value, unit, aim, lower }: Figure): string {
  const reached = lower ? value <= aim : value >= aim;
  return [name, value, unit, aim, reached ? 'ok' : 'short'].join('\t');
}

/** Only what is wrong in this mode: what was expected, and what was said instead. */
export function confusionTable(mode: Mode, judgements: readonly Judgement[]): string[] {
  const isWrong = ({ top1, missing, rightFamily, certainButWrong, alarms }: Judgement) =>
    isExact(mode) ? !top1 || missing.length > 0 : !rightFamily || certainButWrong || alarms.length > 0;
  return judgements.filter(isWrong).map(({ scenario, said, missing, certainButWrong, sockets }) => {
    const instead = said.length === 0 ? 'nothing' : said.slice(0, 4).join(', ');
    const lacking = missing.length > 0 ? `; missing ${missing.join(', ')}` : '';
    const mark = certainButWrong ? ' [certain but wrong]' : '';
    return `${mode}  ${scenario.id} (${scenario.expects}, ${scenario.row || 'healthy'}): ${instead}${lacking}${mark}\n        ${summary(sockets)}`;
  });
}

function summary(sockets: readonly string[]): string {
  if (sockets.length === 0) return 'no socket was seen';
  const more = sockets.length > 3 ? `, and ${sockets.length - 3} more` : '';
  return sockets.slice(0, 3).join(' | ') + more;
}
