import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A block of code in a page. */
export interface Block {
  page: string;
  /** Of its first line. */
  line: number;
  language: string;
  text: string;
}

/** The pages of people's own hands: those of the causes are generated from the rules, which have their own tests. */
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'skills/websocket-debugging/SKILL.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

const blocksOf = (page: string): Block[] => {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/^```([\w-]*)[^\n]*\n(.*?)^```$/gms)].map(
    ({ 1: language = '', 2: code = '', index }) => ({
      page,
      line: text.slice(0, index).split('\n').length + 1,
      language,
      text: code,
    }),
  );
};

export const docsBlocks = (): Block[] => PAGES.flatMap(blocksOf);

export const nameOf = ({ page, line }: Block): string => `${page}:${line}`;

/** The only block of a page that contains these words. */
export function docsBlock(page: string, words: string): Block {
  const [block, ...more] = blocksOf(page).filter(({ text }) => text.includes(words));
  if (!block || more.length > 0)
    throw new Error(`${page} has ${more.length + (block ? 1 : 0)} blocks with "${words}"`);
  return block;
}

/** The commands of a block: without comments, continued lines joined, pipes and lists divided. */
export const commandsIn = ({ text }: Block): string[] =>
  text
    .replace(/\\\n\s*|\|\n\s*/g, (joint) => (joint.startsWith('|') ? '| ' : ' '))
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');

/** The words of a simple command, without quotes. */
export const wordsOf = (command: string): string[] =>
  (command.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? []).map((word) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  );
