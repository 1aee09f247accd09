import type { FixText } from '../../diagnosis/rule.ts';
import { firstOf, pluralize } from '../../shared/format.ts';
import { maskingWords } from '../masking.ts';
import { escapeHtml } from './escape-html.ts';
import { headline, worstProblem } from './headline.ts';
import { lossText } from './loss-text.ts';
import { experimentLines } from './markdown-experiments.ts';
import { block, code, folded, indent, inline } from './markdown-text.ts';
import type { Report, ReportVerdict } from './report.ts';
import { type ReportConnection, stateWords } from './report-connection.ts';
import { eventName, type ReportEvent } from './report-events.ts';
import { scopeLine } from './report-scope.ts';
import { moreLines } from './terminal.ts';

/** GitHub refuses bodies of 65,536 characters and more; trackers add some of their own. */
export const LONGEST_BODY = 59_000;

/** How many of each there is room for. */
interface Room {
  verdicts: number;
  connections: number;
  events: number;
  excerpt: number;
  /** Under each fix. */
  variants: number;
}

/** The report as Markdown for a ticket on GitHub, GitLab or Jira, in fewer than 60,000 characters. */
export function renderMarkdown(report: Report): string {
  const all: Room = {
    verdicts: report.verdicts.length,
    connections: report.connections.length,
    events: report.events.length,
    excerpt: report.excerpt.length,
    variants: Math.max(
      0,
      ...report.verdicts.flatMap(({ fixes }) => fixes.map(({ variants = [] }) => variants.length)),
    ),
  };
  let room = all;
  for (;;) {
    const text = `# ${inline(headline(report))}\n\n${body(report, room, all)}`;
    if (text.length <= LONGEST_BODY) return text;
    const less = lessRoom(room);
    if (!less) return cutToFit(text);
    room = less;
  }
}

/** What a reader misses least goes first. */
function lessRoom(room: Room): Room | undefined {
  const least: Room = { excerpt: 20, connections: 10, variants: 0, events: 20, verdicts: 1 };
  for (const name of ['excerpt', 'connections', 'variants', 'events', 'verdicts'] as const) {
    if (room[name] > least[name])
      return { ...room, [name]: Math.max(least[name], Math.floor(room[name] / 2)) };
  }
  return room.excerpt > 0 ? { ...room, excerpt: 0 } : undefined;
}

/** Ends at a line, with no code block open. */
export function cutToFit(text: string): string {
  if (text.length <= LONGEST_BODY) return text;
  const start = text.slice(0, LONGEST_BODY - 200).replace(/\n[^\n]*$/, '');
  const fences = start.match(/^ *`{3,}/gm) ?? [];
  const open = fences.length % 2 === 1 ? `\n${fences.at(-1) ?? ''}` : '';
  return `${start}${open}\n\nTruncated to fit into an issue: the HTML or JSON report has everything.\n`;
}

function scopeNote({ scope }: Report): string[] {
  const line = scopeLine(scope);
  return line === undefined ? [] : [`- ${line}`];
}

function cutNote(room: Room, all: Room): string[] {
  const words: Record<keyof Room, string> = {
    verdicts: 'findings',
    connections: 'connections',
    events: 'events',
    excerpt: 'lines of the trace excerpt',
    variants: 'other products under a fix',
  };
  const left = (Object.keys(words) as (keyof Room)[])
    .filter((name) => room[name] < all[name])
    .map((name) => `${all[name] - room[name]} of ${all[name]} ${words[name]}`);
  return left.length === 0
    ? []
    : [`- Truncated to fit into an issue. Left out: ${left.join(', ')}. The HTML or JSON report has them.`];
}

function body(report: Report, room: Room, all: Room): string {
  const lines = [
    ...summary(report),
    '',
    '## Environment',
    '',
    `- Page: ${code(report.page.url)}`,
    `- Browser: ${inline(report.browser)}`,
    `- Made: ${report.generatedAt} by ${report.generator}`,
    ...lossLines(report),
    `- ${maskingWords(report.masking)}`,
    ...scopeNote(report),
    ...cutNote(room, all),
    '',
    ...steps(report),
    ...report.verdicts
      .slice(0, room.verdicts)
      .flatMap((verdict) => [verdictSection(verdict, report, room.variants), '']),
    ...moreLines(report).flatMap((line) => [line, '']),
    ...fixesTried(report.verdicts[0]),
    ...experimentLines(report),
    '## Connections',
    '',
    '| id | URL | state | close code | messages sent/received | error text |',
    '|---|---|---|---|---|---|',
    ...report.connections.slice(0, room.connections).map(connectionRow),
    '',
    ...folded(
      'Events',
      report.events.slice(0, room.events).map((each) => eventLine(each, report)),
    ),
    ...(room.excerpt === 0
      ? []
      : folded(
          'Trace excerpt',
          report.excerpt.slice(0, room.excerpt).map((each) => eventLine(each, report)),
        )),
    ...report.crashedRules.map(
      ({ rule, connection, error }) => `Rule ${code(rule)} failed on ${connection}: ${inline(error)}`,
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function summary(report: Report): string[] {
  const { verdicts, connections } = report;
  const worst = worstProblem(report);
  const found = `No problems found in ${pluralize(connections.length, 'connection')}.`;
  if (!worst)
    return [verdicts.length === 0 ? found : `${found} ${pluralize(verdicts.length, 'hint')} below.`];
  const others = verdicts.length === 1 ? '' : ` ${verdicts.length - 1} more found below.`;
  const first = worst.evidence[0]?.fact ?? '';
  return [`${inline(worst.title)} (${worst.severity}, ${worst.confidence}). ${inline(first)}${others}`];
}

function steps({ steps: all }: Report): string[] {
  if (all.length === 0) return [];
  return ['## Steps', '', ...all.map((step, at) => `${at + 1}. ${inline(step)}`), ''];
}

/** For whoever files it, to tick what was tried. */
function fixesTried(worst: ReportVerdict | undefined): string[] {
  if (!worst || worst.fixes.length === 0) return [];
  return ['## Fixes tried', '', ...worst.fixes.map(({ title }) => `- [ ] ${inline(title)}`), ''];
}

function fixLines(fix: FixText, index: number, most: number): string {
  const lines = [`${index + 1}. **${inline(fix.title)}.** ${inline(fix.detail)}`];
  if (fix.snippet !== undefined) lines.push('', indent(block(fix.snippet, fix.language ?? '')));
  for (const { product, where, snippet, language } of fix.variants?.slice(0, most) ?? []) {
    const summary = `${escapeHtml(product)}: ${escapeHtml(where)}`;
    lines.push(
      '',
      indent(
        folded(summary, [block(snippet, language)])
          .join('\n')
          .trimEnd(),
      ),
    );
  }
  return lines.join('\n');
}

/** So many connections of a finding are listed, and so many of their URLs. */
const MOST_LISTED = 20;
const MOST_URLS = 3;

/** How many of the session's connections have this cause, which ones, and where they go. */
function affected(found: readonly string[], { connections, connectionCount }: Report): string {
  const ids = new Set(found);
  const urls = [...new Set(connections.filter(({ id }) => ids.has(id)).map(({ url }) => url))];
  const count = `${found.length} of ${pluralize(connectionCount, 'connection')}`;
  return `${count} (${firstOf(found, MOST_LISTED)})${urls.length === 0 ? '' : ` to ${firstOf(urls.map(code), MOST_URLS)}`}`;
}

function verdictSection(verdict: ReportVerdict, report: Report, variants: number): string {
  const lines = [
    `## ${inline(verdict.title)}`,
    '',
    `${verdict.severity}, ${verdict.confidence} · rule ${code(verdict.rule)} · ${affected(verdict.connections, report)}`,
    '',
    '**Evidence**',
    '',
    ...verdict.evidence.map(
      ({ fact, events }) =>
        `- ${inline(fact)} (${events
          .slice(0, 20)
          .map((id) => `event ${id}`)
          .join(', ')})`,
    ),
  ];
  if (verdict.raise !== null) lines.push('', `To confirm: ${inline(verdict.raise)}`);
  lines.push(
    '',
    '**Fix**',
    '',
    ...verdict.fixes.map((fix, at) => fixLines(fix, at, variants)),
    '',
    `Reference: ${verdict.spec}`,
    '',
    `Learn more: ${linked(verdict.learnMore)}`,
  );
  return lines.join('\n');
}

/** A URL, which viewers make a link of; or a path. */
const linked = (place: string): string => (/^https:/.test(place) ? place : code(place));

function connectionRow(connection: ReportConnection): string {
  const end = connection.closeCode === null ? '' : String(connection.closeCode);
  return `| ${connection.id} | ${code(connection.url).replaceAll('|', '\\|')} | ${stateWords(connection)} | ${end} | ${connection.sent.frames}/${connection.received.frames} | ${inline(connection.wireReason ?? '')} |`;
}

function eventLine(event: ReportEvent, { connectionCount }: Report): string {
  return `- ${eventName(event, connectionCount)}, ${event.at}: ${code(event.text)}`;
}

function lossLines({ losses }: Report): string[] {
  const text = lossText(losses);
  return text === undefined ? [] : [`- Incomplete: ${text}.`];
}
