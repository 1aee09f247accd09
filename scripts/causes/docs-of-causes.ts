import { rules } from '../../src/rules/index.ts';
import { CAUSE_TEXTS } from './areas.ts';
import { readExamples } from './examples.ts';
import { renderIndex } from './index-page.ts';
import { type CausePage, renderPage } from './page.ts';

/** The pages by the names of their files. Throws where a rule has no text or no case. */
export async function docsOfCauses(): Promise<ReadonlyMap<string, string>> {
  const examples = await readExamples();
  const pages = rules.map((rule): CausePage => {
    const text = CAUSE_TEXTS[rule.id];
    if (!text) throw new Error(`${rule.id} has no text in scripts/causes/`);
    const example = examples.get(rule.id);
    if (!example) throw new Error(`no case of tests/scenarios/${rule.id}.ts finds it`);
    return { rule, text, example };
  });
  return new Map([
    ['index.md', renderIndex(pages)],
    ...pages.map((page): [string, string] => [`${page.rule.id}.md`, renderPage(page)]),
  ]);
}
