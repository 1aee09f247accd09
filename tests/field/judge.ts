import type { Report, ReportVerdict } from '../../src/export/report/report.ts';
import { admitsIgnorance } from '../bench/accuracy-family.ts';
import type { Expected, FailingScene } from './scene.ts';

/** What was said of a broken setup, and how right it is. */
export interface FieldJudgement {
  /** The verdicts, the first one first, as `rule (confidence)`. */
  said: string[];
  title: string;
  /** The first verdict is the cause. */
  cause: boolean;
  /** One of its fixes names the setting. */
  setting: boolean;
  /** The sentences that are false here. */
  falseSentences: string[];
  certainButWrong: boolean;
}

export function judgeBroken({ expects }: FailingScene, report: Report): FieldJudgement {
  const [first] = report.verdicts;
  const cause = first !== undefined && isCause(first, expects);
  const sentences = report.verdicts.flatMap(sentencesOf);
  return {
    said: report.verdicts.map(({ rule, confidence }) => `${rule} (${confidence})`),
    title: first?.title ?? '',
    cause,
    setting: first !== undefined && expects.setting.test(fixesOf(first).join('\n')),
    falseSentences: sentences.filter((each) => expects.never.some((pattern) => pattern.test(each))),
    certainButWrong: first?.confidence === 'certain' && !cause && !admitsIgnorance(first.rule),
  };
}

/** Everything but that applying the setting makes it work. */
export const isRight = ({ cause, setting, falseSentences }: FieldJudgement): boolean =>
  cause && setting && falseSentences.length === 0;

function isCause(verdict: ReportVerdict, { rule, says }: Expected): boolean {
  const rules = typeof rule === 'string' ? [rule] : rule;
  const text = [verdict.title, ...verdict.evidence.map(({ fact }) => fact)].join('\n');
  return rules.includes(verdict.rule) && (says?.test(text) ?? true);
}

const fixesOf = ({ fixes }: ReportVerdict): string[] =>
  fixes.flatMap(({ title, detail, snippet = '', variants = [] }) => [
    title,
    detail,
    snippet,
    ...variants.map((variant) => `${variant.where}\n${variant.snippet}`),
  ]);

const sentencesOf = (verdict: ReportVerdict): string[] => [
  verdict.title,
  ...verdict.evidence.map(({ fact }) => fact),
  verdict.raise ?? '',
  ...fixesOf(verdict),
];

/** What is said of a setup that works: everything but hints, and the hints. */
export function alarmsIn({ verdicts }: Report): { alarms: string[]; hints: string[] } {
  const named = (each: ReportVerdict) => `${each.rule}: ${each.title}`;
  return {
    alarms: verdicts.filter(({ severity }) => severity !== 'info').map(named),
    hints: verdicts.filter(({ severity }) => severity === 'info').map(named),
  };
}
