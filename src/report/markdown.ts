import type { Fix } from '../rule.ts';
import type { Report, ReportConnection, ReportVerdict } from './report.ts';

/** Text that came from a page: nothing in it may be read as Markdown or HTML. */
function inline(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~]/g, (char) => `\\${char}`)
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '');
}

/** A code span that no backtick in the text can end. */
function code(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ');
  const fence = '`'.repeat(longestRun(clean) + 1);
  const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

function block(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.replace(/\p{Bidi_Control}/gu, '')}\n${fence}`;
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, '   ');

function fixLines(fix: Fix, index: number): string {
  const lines = [`${index + 1}. **${inline(fix.title)}.** ${inline(fix.detail)}`];
  if (fix.snippet !== undefined) lines.push('', indent(block(fix.snippet, fix.language ?? '')));
  return lines.join('\n');
}

function verdictSection(verdict: ReportVerdict): string {
  const lines = [
    `## ${inline(verdict.title)}`,
    '',
    `${verdict.severity}, ${verdict.confidence} · row ${verdict.row} · rule ${code(verdict.rule)} · connections ${verdict.connections.join(', ')}`,
    '',
    '**Because**',
    ...verdict.evidence.map(
      ({ fact, events }) => `- ${inline(fact)} (${events.map((id) => `event ${id}`).join(', ')})`,
    ),
  ];
  if (verdict.raise !== null) lines.push('', `To be more certain: ${inline(verdict.raise)}`);
  lines.push('', '**Do**', '', ...verdict.fixes.map(fixLines), '', `Rests on ${verdict.spec}`);
  return lines.join('\n');
}

function connectionRow(connection: ReportConnection): string {
  const end = connection.closeCode === null ? '' : String(connection.closeCode);
  return `| ${connection.id} | ${code(connection.url).replaceAll('|', '\\|')} | ${connection.state} | ${end} | ${connection.sent.frames}/${connection.received.frames} | ${inline(connection.wireReason ?? '')} |`;
}

function lossLine({ losses }: Report): string {
  const parts = [
    [losses.droppedFrames, 'frames let go for want of room'],
    [losses.droppedSockets ?? 0, 'finished sockets let go whole'],
    [losses.missingEvents, 'events missing'],
    [losses.malformed, 'records of a wrong shape refused'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return told.length === 0 ? 'Nothing of the capture was lost.' : `Not complete: ${told.join(', ')}.`;
}

/** The report as Markdown for a ticket. */
export function renderMarkdown(report: Report): string {
  const worst = report.verdicts[0];
  const lines = [
    `# ${worst ? inline(worst.title) : 'No WebSocket fault found'}`,
    '',
    `- Page: ${code(report.page.url)}`,
    `- Browser: ${inline(report.browser)}`,
    `- Made: ${report.generatedAt} by ${report.generator}`,
    `- ${lossLine(report)}`,
    '- Secrets are masked: the same placeholder stands for the same value.',
    '',
    ...report.verdicts.flatMap((verdict) => [verdictSection(verdict), '']),
    '## Connections',
    '',
    '| id | url | state | close code | frames sent/received | the browser’s words |',
    '|---|---|---|---|---|---|',
    ...report.connections.map(connectionRow),
    '',
    '<details><summary>Events named as evidence</summary>',
    '',
    ...report.events.map(({ id, at, text }) => `- event ${id}, ${at}: ${code(text)}`),
    '',
    '</details>',
  ];
  for (const { rule, connection, error } of report.crashedRules) {
    lines.push('', `Rule ${code(rule)} failed on ${connection}: ${inline(error)}`);
  }
  return `${lines.join('\n')}\n`;
}
