import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';
import english from '../../_locales/en/messages.json' with { type: 'json' };

/**
 * Texts of the panel are in `_locales/`. This finds those that are in its code: what JSX shows, and what reads like a
 * sentence anywhere else.
 */
interface Node {
  type: string;
  [name: string]: unknown;
}

/** What is the same in every language: names, units, and examples of what can be typed. */
const SAME = new Set([
  'Home End',
  'KiB',
  'MiB',
  'CSP',
  'Esc',
  'HAR',
  'WebSocket Doctor',
  'permessage-deflate',
  'wss://host/path',
  '>1k, 100-2k',
  '$.user.id = 5',
  'chat',
  'id',
  'requestId',
  '101 Switching Protocols',
  's',
]);

/** Files whose texts are English in every language. */
const ENGLISH: readonly (readonly [path: RegExp, why: string])[] = [
  [/^panel\/sample\//, 'sample data, not in the extension'],
  [/^panel\/probe\/[\w-]+\.ts$/, 'results of tests, which reports and traces quote'],
  [
    /^panel\/session\/read-blob\.ts$/,
    'a part of the sentences of src/files/, which the command line prints too',
  ],
];

/** Attributes that a person sees or hears. */
const SEEN =
  /^(?:title|aria-(?:label|description|roledescription|valuetext)|placeholder|alt|label|text|what|heading)$/;
/** Attributes whose values have spaces and are no texts. */
const NOT_READ = /^(?:className|d|viewBox|accept|rel|style|data-.*)$/;

const LETTERS = /\p{L}/u;
/** A capital letter and two words, or three words. */
const SENTENCE = /^\P{L}*\p{Lu}\p{Ll}+[,:]? \p{L}|\p{Ll}{2,}[,:]? \p{Ll}{2,}[,:]? \p{Ll}{2,}/u;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Code for developers, selectors and code for the page. */
function isOther(node: Node): boolean {
  const { type, callee } = node as Node & {
    callee?: Node & { name?: string; object?: Node; property?: Node };
  };
  if (type === 'NewExpression') return callee?.name === 'Error' || callee?.name === 'TypeError';
  if (type === 'CallExpression') {
    if (callee?.object?.name === 'console') return true;
    return /^(?:querySelector(?:All)?|closest|matches|includes|t|plural)$/.test(
      String(callee?.property?.name ?? callee?.name ?? ''),
    );
  }
  return (
    /^(?:Import|Export(?:All|Named)|TS)/.test(type) &&
    type !== 'ExportNamedDeclaration' &&
    !/^TS(?:As|Satisfies|NonNull)/.test(type)
  );
}

/** Texts of the code, with whether JSX shows them. */
function texts(code: string, path: string): { text: string; shown: boolean }[] {
  const found: { text: string; shown: boolean }[] = [];
  const walk = (node: Node, shown: boolean): void => {
    if (isOther(node)) return;
    if (node.type === 'JSXText') {
      found.push({ text: String(node.value).trim(), shown: true });
      return;
    }
    if (node.type === 'Literal' && typeof node.value === 'string') found.push({ text: node.value, shown });
    if (node.type === 'TemplateElement') {
      found.push({ text: (node.value as { cooked: string }).cooked, shown });
      return;
    }
    const attribute = node.type === 'JSXAttribute' ? String((node.name as Node).name) : undefined;
    if (attribute !== undefined && NOT_READ.test(attribute)) return;
    for (const [name, child] of Object.entries(node)) {
      const isChild = node.type === 'JSXElement' || node.type === 'JSXFragment';
      const seen =
        attribute === undefined
          ? (isChild && name === 'children') || (shown && passesOn(node, name))
          : SEEN.test(attribute);
      for (const each of Array.isArray(child) ? child : [child]) if (isNode(each)) walk(each, seen);
    }
  };
  walk(parseSync(path, code).program as unknown as Node, false);
  return found;
}

/** Whether the value of this part can become the value of the whole. */
function passesOn({ type }: Node, part: string): boolean {
  switch (type) {
    case 'JSXExpressionContainer':
    case 'TemplateLiteral':
    case 'ParenthesizedExpression':
      return true;
    case 'ConditionalExpression':
      return part !== 'test';
    case 'LogicalExpression':
      return true;
    default:
      return false;
  }
}

const isSame = (text: string): boolean => SAME.has(text) || text in english || /^https?:\/\/\S+$/.test(text);

const hardCoded = (code: string, path: string): string[] =>
  texts(code, path)
    .filter(({ text, shown }) => (shown ? LETTERS.test(text) : SENTENCE.test(text)) && !isSame(text.trim()))
    .map(({ text }) => text.trim());

it('no text of the panel is in its code', () => {
  const paths = readdirSync('panel', { recursive: true, encoding: 'utf8' })
    .map((name) => join('panel', name))
    .filter((path) => /\.tsx?$/.test(path) && !ENGLISH.some(([files]) => files.test(path)));
  const found = paths.flatMap((path) =>
    hardCoded(readFileSync(path, 'utf8'), path).map((text) => `${path}: ${text}`),
  );
  expect(found).toEqual([]);
});

it.each([
  ['a text between tags', '<p>Close</p>'],
  ['a tooltip', '<p title="Close it" />'],
  ['one of two texts', "<p>{open ? t('a') : 'Close'}</p>"],
  ['a text with a value', `<p>{\`Close \${name}\`}</p>`],
  ['a property of a component', '<Button label="Close" />'],
  ['a sentence in a table', "const WORDS = { gone: 'The page has no such connection.' };"],
  ['a sentence for the notice', `notify(\`Saved the filter as \${name}.\`);`],
])('%s is found', (_, code) => {
  expect(hardCoded(code, 'x.tsx')).toHaveLength(1);
});

it.each([
  ['a key', "<p>{t('close')}</p>"],
  ['a class', '<p className="grid row group" />'],
  ['a comparison', "<p>{key === 'Close' && t('close')}</p>"],
  ['an error for developers', "throw new Error('This view must stand inside a context.');"],
])('%s is no text', (_, code) => {
  expect(hardCoded(code, 'x.tsx')).toEqual([]);
});
