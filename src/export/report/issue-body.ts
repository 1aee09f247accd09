import { pluralize } from '../../shared/format.ts';
import { maskingWords } from '../masking.ts';
import type { IssueContent } from './issue-content.ts';
import { cutToFit } from './markdown.ts';
import { block, code, indent, inline } from './markdown-text.ts';

/** The drafted issue as Markdown, without its title: what a maintainer reads first, the rest folded. */
export function renderIssue(content: IssueContent): string {
  const lines = [
    ...table(content),
    '',
    ...section(
      'Steps',
      content.steps.map((step, at) => `${at + 1}. ${inline(step)}`),
    ),
    `**Actual:** ${inline(content.actual)}`,
    '',
    `**Expected:** ${content.expected}`,
    '',
    ...section(
      'Evidence',
      content.evidence.map((fact) => `- ${inline(fact)}`),
    ),
    ...fold('Handshake headers', [
      ...content.requestHeaders.map(({ name, value }) => `- request ${inline(name)}: ${code(value)}`),
      ...content.responseHeaders.map(({ name, value }) => `- response ${inline(name)}: ${code(value)}`),
    ]),
    ...fold(
      'Messages around the close',
      content.messages.map(({ after, text }) => `- +${after}: ${code(text)}`),
    ),
    ...fold('Suggested fix', content.fixes.map(fixLines)),
    '',
    ...section('Other findings', otherLines(content)),
    'To attach: the trace (Export, Trace), which opens in WebSocket Doctor and in `wsdoctor diagnose`.',
    '',
    `${content.generator}. ${maskingWords(content.masking)}`,
  ];
  return cutToFit(`${lines.join('\n')}\n`);
}

function table({ url, page, browser, closed, seen, incomplete }: IssueContent): string[] {
  const end = closed.reason === undefined ? closed.text : `${closed.text}: ${code(closed.reason)}`;
  const rows = [
    ['URL', url === '' ? '' : code(url)],
    ['Page', page === '' ? '' : code(page)],
    ['Browser', inline(browser)],
    ['Closed', end],
    ['Seen', seen],
    ['Incomplete', incomplete ?? ''],
  ] as const;
  return [
    '| | |',
    '|---|---|',
    ...rows
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `| ${name} | ${value.replace(/(?<!\\)\|/g, '\\|')} |`),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`**${title}**`, ...lines, ''];
}

/** Without an empty line behind the summary GitHub reads what follows as HTML. */
function fold(summary: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}

function fixLines({ title, detail, snippet, language }: IssueContent['fixes'][number], at: number): string {
  const words = `${at + 1}. **${inline(title)}.** ${inline(detail)}`.trimEnd();
  return snippet === undefined ? words : `${words}\n\n${indent(block(snippet, language ?? ''))}`;
}

function otherLines({ others, moreOthers }: IssueContent): string[] {
  const lines = others.map(
    ({ title, connections }) => `- ${inline(title)} (${pluralize(connections, 'connection')})`,
  );
  return moreOthers === 0 ? lines : [...lines, `- and ${moreOthers} more`];
}
