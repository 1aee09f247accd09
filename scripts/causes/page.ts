import type { Failure, Fix, Rule, Severity, Source } from '../../src/diagnosis/rule.ts';
import { block, code, indent, inline as inlineOfTicket } from '../../src/export/report/markdown-text.ts';
import { type CauseText, CLIENTS, type Client } from './cause.ts';
import type { Example } from './examples.ts';

/** A page mentions nobody, so that no name needs what keeps trackers from it. */
export const inline = (text: string): string => inlineOfTicket(text).replaceAll('\u200b', '');

const SEVERITIES = {
  error: 'error, the connection or what is sent over it fails',
  warning: 'warning, the connection works, but not well',
  info: 'hint, which does not count as a problem',
} satisfies Record<Severity, string>;
const SOURCES = {
  page: 'what the page’s own code did and saw',
  wire: 'the browser’s network log, or the log of a server or proxy',
  probe: 'a test from the Test tab or `wsdoctor probe`',
} satisfies Record<Source, string>;
const FAILURES = {
  connect: 'a connection that was never established',
  handshake: 'a rejected handshake',
  close: 'the end of an open connection',
} satisfies Record<Failure, string>;

/** Everything that one page is made of. */
export interface CausePage {
  rule: Rule;
  text: CauseText;
  example: Example;
}

export const titleOf = ({ rule, text }: Pick<CausePage, 'rule' | 'text'>): string => text.title ?? rule.title;

export function renderPage(page: CausePage): string {
  const { text } = page;
  const title = titleOf(page);
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    `description: ${JSON.stringify(plain(text.meaning[0]))}`,
    '---',
    '',
    `# ${inline(title)}`,
    '',
    text.meaning.join(' '),
    '',
    '## What you may have seen',
    '',
    ...seen(text),
    '',
    '## How it is recognized',
    '',
    ...recognized(page),
    '',
    '## Causes, the most likely first',
    '',
    ...numbered(text.causes),
    '',
    '## Check by hand',
    '',
    ...numbered(text.check),
    '',
    '## Fix',
    '',
    ...fixes(page.example),
    '## When it is a false alarm',
    '',
    text.falseAlarm,
    '',
    '## Sources',
    '',
    ...sources(page),
    '',
    '[All causes](index.md) · [By symptom and message](../symptoms.md)',
    '',
  ].join('\n');
}

/** The rule's own reference, unless a label of ours has it. */
function sources({ rule, text }: CausePage): string[] {
  const own = text.sources ?? [];
  const all = own.some((source) => source.includes(`(${rule.spec})`)) ? own : [linkTo(rule.spec), ...own];
  return all.map((source) => `- ${source}`);
}

const linkTo = (url: string): string => `[${url.replace(/^https:\/\//, '')}](${url})`;

/** Without Markdown, for a description in search results. */
const plain = (text: string): string => text.replace(/[`*]|\[([^\]]*)\]\([^)]*\)/g, '$1');

const numbered = (items: readonly string[]): string[] => items.map((item, at) => `${at + 1}. ${item}`);

function seen({ texts, aboutTexts }: CauseText): string[] {
  const rows = (Object.keys(CLIENTS) as Client[]).flatMap((client) =>
    (texts[client] ?? []).map((words) => `| ${CLIENTS[client]} | ${code(words).replaceAll('|', '\\|')} |`),
  );
  const table = rows.length === 0 ? [] : ['| client | text |', '|---|---|', ...rows];
  return [...table, ...(rows.length > 0 && aboutTexts ? [''] : []), ...(aboutTexts ? [aboutTexts] : [])];
}

function list(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

function recognized({ rule, text, example }: CausePage): string[] {
  const { explains = [], requires, severity, id } = rule;
  const about = list(explains.map((each) => FAILURES[each]));
  const needs = requires.map((each) => SOURCES[each]).join(' and ');
  return [
    text.recognized,
    '',
    `- Name in commands and reports: \`${id}\``,
    `- Severity: ${SEVERITIES[severity]}`,
    ...(about === '' ? [] : [`- Explains: ${about}`]),
    `- Confidence: ${list(example.confidences)}`,
    `- Needs: ${needs === '' ? 'any recording' : `${needs}; without it the answer is “unknown”`}`,
    '',
    `An example, “${inline(example.title)}”, and its evidence:`,
    '',
    ...example.evidence.map((fact) => `- ${inline(fact)}`),
    ...(example.howToConfirm.length === 0
      ? []
      : [
          '',
          'The finding also says what would settle it:',
          '',
          ...example.howToConfirm.map((each) => `- ${inline(each)}`),
        ]),
  ];
}

function fixes({ fixes: all }: Example): string[] {
  return [
    'The panel and the command line fill in your own host, port and path. Here they are those of examples.',
    '',
    ...all.flatMap(fixSection),
  ];
}

function fixSection({ title, detail, snippet, language, variants = [] }: Fix): string[] {
  return [
    `### ${inline(title)}`,
    '',
    inline(detail),
    '',
    ...(snippet === undefined ? [] : [block(snippet, language), '']),
    ...variants.flatMap((one) => [
      `- **${inline(one.product)}**: ${inline(one.where)}`,
      '',
      indent(block(one.snippet, one.language)),
      '',
    ]),
  ];
}
