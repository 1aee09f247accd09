import type { Facts } from '../../src/diagnosis/rule.ts';
import type { Report, ReportVerdict } from '../../src/export/report/report.ts';
import type { LabScenario } from '../lab/scenario.ts';
import { admitsIgnorance, familiesOf } from './accuracy-family.ts';
import { isExact, type Mode } from './accuracy-mode.ts';

export interface Judgement {
  scenario: LabScenario;
  /** The rules of the verdicts, the first one first, as `rule (confidence)`. */
  said: string[];
  /** Rules of severity error or warning on healthy traffic. */
  alarms: string[];
  top1: boolean;
  top3: boolean;
  /** The rules that should have spoken as well and did not. */
  missing: string[];
  rightFamily: boolean;
  certainButWrong: boolean;
  /** No socket was seen yet, or the handshake of one is going on. */
  underWay: boolean;
  /** What there was to judge. */
  sockets: string[];
}

/** Sockets whose failure is a part of the scene are at this path; the endpoint is judged by the others. */
const isAside = (url: string): boolean => URL.canParse(url) && new URL(url).pathname === '/aside';

export function judge(
  scenario: LabScenario,
  { report, facts }: { report: Report; facts: readonly Facts[] },
): Judgement {
  const subjects = report.connections.filter(({ url }) => !isAside(url));
  const ids = new Set(subjects.map(({ id }) => id));
  const concerned = ({ connections }: ReportVerdict) =>
    connections.length === 0 || connections.some((id) => ids.has(id));
  const verdicts = report.verdicts
    .map((verdict, index) => ({ ...verdict, stage: facts[index]?.stage }))
    .filter(concerned);
  const [first] = verdicts;
  const rules = verdicts.map(({ rule }) => rule);
  const healthy = scenario.expects === 'healthy';
  const loud = verdicts.filter(({ severity }) => severity !== 'info');
  const expected = familiesOf(scenario.expects, scenario.row, undefined);
  const right = first?.rule === scenario.expects && first.row === scenario.row;
  return {
    scenario,
    said: verdicts.map(({ rule, confidence }) => `${rule} (${confidence})`),
    alarms: healthy ? loud.map(({ rule }) => rule) : [],
    top1: healthy ? loud.length === 0 && subjects.length > 0 : right,
    top3: healthy ? loud.length === 0 : rules.slice(0, 3).includes(scenario.expects),
    missing: scenario.also.filter((rule) => !rules.includes(rule)),
    rightFamily:
      healthy ||
      (!!first && familiesOf(first.rule, first.row, first.stage).some((each) => expected.includes(each))),
    certainButWrong: healthy
      ? loud.some(({ confidence }) => confidence === 'certain')
      : first?.confidence === 'certain' &&
        first.rule !== scenario.expects &&
        !scenario.also.includes(first.rule) &&
        !admitsIgnorance(first.rule),
    underWay: subjects.length === 0 || subjects.some(({ state }) => state === 'connecting'),
    sockets: subjects.map(({ url, state, closeCode, wireReason }) =>
      [url, state, closeCode ?? '', wireReason ?? ''].join(' '),
    ),
  };
}

/** Whether waiting longer cannot make it better. */
export function isSettled(mode: Mode, judgement: Judgement): boolean {
  const { scenario, top1, missing, rightFamily, certainButWrong } = judgement;
  if (scenario.expects === 'healthy') return false;
  return isExact(mode) ? top1 && missing.length === 0 : rightFamily && !certainButWrong;
}
