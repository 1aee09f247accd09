import { AREAS } from './areas.ts';
import { type CausePage, inline, titleOf } from './page.ts';

/** All pages, by the area of their symptom. */
export function renderIndex(pages: readonly CausePage[]): string {
  const areas = AREAS.flatMap(({ title, intro, causes }) => {
    const own = pages.filter(({ rule }) => Object.hasOwn(causes, rule.id));
    return [
      `## ${title}`,
      '',
      intro,
      '',
      '| cause | what it means |',
      '|---|---|',
      ...own.map((page) => `| [${inline(titleOf(page))}](${page.rule.id}.md) | ${page.text.meaning[0]} |`),
      '',
    ];
  });
  return [
    '---',
    'title: "All causes"',
    'description: "Every cause that WebSocket Doctor names, with the texts of browsers and clients, checks and fixes."',
    '---',
    '',
    '# All causes',
    '',
    `${pages.length} causes that WebSocket Doctor can name. Each page has the texts that browsers and clients print, what proves the`,
    'cause, how to check it by hand, and the fix for each stack. To search by what you see: [By symptom and message](../symptoms.md).',
    'Commands that begin with `wsdoctor` need [the command line](../get-wsdoctor.md).',
    '',
    ...areas,
  ].join('\n');
}
