import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { t } from '../panel/messages/message.ts';
import { KEY_SHEET } from '../panel/store/keys.ts';

const PAGES = ['README.md', 'docs/tour.md', 'docs/symptoms.md', 'docs/privacy.md', 'docs/keys.md'];
const read = (path: string): string => readFileSync(path, 'utf8');

/** As GitHub makes the anchor of a heading. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

describe('the documents for users', () => {
  it.each(PAGES)('%s: every link and picture is there', (page) => {
    for (const [, link = ''] of read(page).matchAll(/\]\(([^)\s]+)\)/g)) {
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
