import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../cli/commands.ts';
import { githubSlug } from '../../docs/.vitepress/github-slug.ts';
import { t } from '../../panel/messages/message.ts';
import { KEY_SHEET } from '../../panel/store/keys.ts';
import { withUsages } from '../../scripts/with-usages.ts';

const PAGES = ['README.md', 'CONTRIBUTING.md', ...markdownIn('docs')];
const read = (path: string): string => readFileSync(path, 'utf8');

function markdownIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

const withoutCode = (text: string): string => text.replace(/^```.*?^```$/gms, '');

/** Links in headings count with their text alone. */
const anchorsOf = (text: string): string[] =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    githubSlug(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')),
  );

describe('the documents for users', () => {
  it.each(PAGES)('%s: every link and picture is there', (page) => {
    for (const [, link = ''] of withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? page : join(dirname(page), file);
      expect(existsSync(target), `${page}: ${link}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(read(target)), `${page}: ${link}`).toContain(anchor);
    }
  });

  it('list every key of the panel', () => {
    const text = read('docs/keys.md');
    for (const [press, does] of KEY_SHEET.flatMap(({ keys }) => keys))
      expect(text).toContain(`| \`${press}\` | ${t(does)} |`);
  });

  it('show the help of each command as the command prints it', () => {
    const page = read('docs/command-line.md');
    for (const name of Object.keys(COMMANDS)) expect(page, name).toContain(`<!-- help: ${name} -->`);
    expect(page, 'npm run command-line writes it').toBe(withUsages(page, COMMANDS));
  });

  it('name the codes and messages that people search for', () => {
    const text = read('docs/symptoms.md');
    for (const words of [
      'Unexpected response code: 200',
      'failed:',
      '1006',
      '1008',
      'ERR_CONNECTION_REFUSED',
    ])
      expect(text).toContain(words);
  });
});
