import { readFileSync, writeFileSync } from 'node:fs';
import { type FieldResult, figuresOfField } from './figures.ts';
import { isFailing } from './scene.ts';

const BEGIN = '<!-- begin: written by --publish -->';
const END = '<!-- end -->';

/** Writes figures and tables into a Markdown file, between its two marks. Throws where the file has no such marks. */
export function publish(file: string, results: readonly FieldResult[]): void {
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${file} lacks the lines ${BEGIN} and ${END}`);
  writeFileSync(file, `${before}${BEGIN}\n\n${tablesOf(results)}\n\n${END}${after}`);
}

function tablesOf(results: readonly FieldResult[]): string {
  const failing = results.filter(({ scene }) => isFailing(scene));
  const healthy = results.filter(({ scene }) => !isFailing(scene));
  return [
    '| figure | value | unit | aim | |\n|---|---|---|---|---|',
    ...figuresOfField(results).map((line) => `| ${line.split('\t').join(' | ')} |`),
    '\n### Scenes that fail\n',
    '| scene | what happens | seen | first verdict | outcome |\n|---|---|---|---|---|',
    ...failing.map(failingRow),
    '\n### Scenes that work\n',
    '| scene | what happens | said | outcome |\n|---|---|---|---|',
    ...healthy.map(healthyRow),
  ].join('\n');
}

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');

function failingRow({ scene, judgement, outcome, summary }: FieldResult): string {
  const source = isFailing(scene) ? `[source](${scene.source})` : '';
  const title = judgement?.title === '' || !judgement ? 'none' : judgement.title;
  const verdict = `${judgement?.said[0] ?? 'nothing'}: ${title}`;
  const why =
    outcome === 'right' ? 'right' : `**${outcome}**: ${summary.split('; ').slice(1).join('; ') || summary}`;
  return `| \`${scene.id}\` | ${cell(scene.title)} | ${source} | ${cell(verdict)} | ${cell(why)} |`;
}

function healthyRow({ scene, alarms, hints, outcome, summary }: FieldResult): string {
  const said = [...alarms, ...hints.map((each) => `hint: ${each}`)].join('; ') || 'nothing';
  const why = outcome === 'right' ? 'right' : `**${outcome}**: ${summary}`;
  return `| \`${scene.id}\` | ${cell(scene.title)} | ${cell(said)} | ${cell(why)} |`;
}
