import type { Header } from '../../capture/captured-event.ts';
import { describeCloseCode } from '../../close-codes/registry.ts';
import type { FixText } from '../../diagnosis/rule.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';
import { parseSocketUrl } from '../../shared/socket-url.ts';
import type { Masking } from '../masking.ts';
import { lossText } from './loss-text.ts';
import type { Report, ReportVerdict } from './report.ts';
import type { ReportConnection } from './report-connection.ts';
import type { ReportEvent } from './report-events.ts';

/**
 * All that a drafted issue says, already redacted; each text is shown once. It is about one cause, by one of its
 * connections. What is not in it needs no review.
 */
export interface IssueContent {
  title: string;
  /** Of the connection that represents the others; not shown. */
  connection: string | undefined;
  url: string;
  page: string;
  browser: string;
  closed: { text: string; reason: string | undefined };
  /** How many of the connections have this cause. */
  seen: string;
  incomplete: string | undefined;
  steps: readonly string[];
  actual: string;
  expected: string;
  evidence: readonly string[];
  requestHeaders: readonly Header[];
  responseHeaders: readonly Header[];
  messages: readonly { after: string; text: string }[];
  fixes: readonly Pick<FixText, 'title' | 'detail' | 'snippet' | 'language'>[];
  others: readonly { title: string; connections: number }[];
  /** How many other findings are left out. */
  moreOthers: number;
  masking: Masking;
  generator: string;
}

/** Lines of the issue about one cause, other findings aside. */
const MOST_LINES = 60;
/** What is not counted below: table, headings, folds, and the lines around them. */
const FIXED_LINES = 32;
const MOST_STEPS = 6;
const MOST_EVIDENCE = 5;
const MOST_HEADERS = 8;
const MOST_MESSAGES = 6;
const MOST_OTHERS = 20;
const MOST_FIXES = 5;
/** A snippet's fence and the empty line before it. */
const FENCE_LINES = 3;

/** Headers that a handshake is accepted or rejected by, and those that say who answered. */
const TELLING =
  /^(?:host|origin|upgrade|connection|cookie|authorization|location|server|via|www-authenticate|set-cookie|content-type|x-powered-by|cf-ray|sec-websocket-(?:version|protocol|extensions|accept))$/i;

export function issueContent(report: Report): IssueContent {
  const { verdicts, connections, page, browser, losses, masking, generator } = report;
  const own = connections.filter(({ openedBy }) => openedBy === 'page');
  const [main, ...rest] = verdicts;
  const shown = own.find(({ id }) => id === main?.connections[0]) ?? own[0];
  const steps = report.steps.slice(0, MOST_STEPS);
  const evidence = [
    ...(main?.evidence.map(({ fact }) => fact) ?? []),
    ...report.conclusions.filter(({ connection }) => connection === shown?.id).map(tested),
  ].slice(0, MOST_EVIDENCE);
  const requestHeaders = telling(shown?.requestHeaders, MOST_HEADERS / 2);
  const responseHeaders = telling(shown?.responseHeaders, MOST_HEADERS - requestHeaders.length);
  const messages = messagesOf(report.excerpt, shown);
  const used =
    steps.length + evidence.length + requestHeaders.length + responseHeaders.length + messages.length;
  return {
    title: titleOf(main, shown, page.url),
    connection: shown?.id,
    url: shown?.url ?? '',
    page: shown === undefined || shown.page === '' ? page.url : shown.page,
    browser,
    closed: endOf(shown),
    seen: seenOf(main, own),
    incomplete: lossText(losses),
    steps,
    actual: main?.title ?? 'No rule has found a problem.',
    expected: expectedOf(shown),
    evidence,
    requestHeaders,
    responseHeaders,
    messages,
    fixes: fittingFixes(main?.fixes ?? [], MOST_LINES - FIXED_LINES - used),
    others: rest
      .slice(0, MOST_OTHERS)
      .map(({ title, connections: of }) => ({ title, connections: of.length })),
    moreOthers: Math.max(0, rest.length - MOST_OTHERS),
    masking,
    generator,
  };
}

const tested = ({ title, confidence }: Report['conclusions'][number]): string =>
  `Tested: ${title} (${confidence}).`;

function telling(headers: readonly Header[] = [], most: number): Header[] {
  return headers.filter(({ name }) => TELLING.test(name)).slice(0, most);
}

/** The last events of the connection, with the time since it was created. */
function messagesOf(
  events: readonly ReportEvent[],
  shown: ReportConnection | undefined,
): IssueContent['messages'] {
  if (!shown) return [];
  const created = Date.parse(shown.createdAt);
  return events
    .filter(({ connection }) => connection === shown.id)
    .slice(-MOST_MESSAGES)
    .map(({ at, text }) => ({ after: formatDuration(Math.max(0, Date.parse(at) - created)), text }));
}

/** As many as there are lines for, the first at least; a snippet is whole or left out. */
function fittingFixes(fixes: readonly FixText[], lines: number): IssueContent['fixes'] {
  let left = lines;
  const fitting: IssueContent['fixes'][number][] = [];
  for (const { title, detail, snippet, language } of fixes.slice(0, MOST_FIXES)) {
    if (left < 1 && fitting.length > 0) break;
    left -= 1;
    const snippetLines = snippet === undefined ? 0 : snippet.split('\n').length + FENCE_LINES;
    const fits = snippet !== undefined && snippetLines <= left;
    if (fits) left -= snippetLines;
    fitting.push({
      title,
      detail,
      ...(fits ? { snippet, ...(language === undefined ? {} : { language }) } : {}),
    });
  }
  return fitting;
}

function titleOf(
  main: ReportVerdict | undefined,
  shown: ReportConnection | undefined,
  pageUrl: string,
): string {
  const title = main?.title ?? 'WebSocket problem';
  const { authority, path } = parseSocketUrl(shown?.url ?? pageUrl);
  const place = `${title.includes(authority) ? '' : authority}${title.includes(path) ? '' : path}`;
  return place === '' || place === '/' ? title : `${title} (${place})`;
}

function endOf(shown: ReportConnection | undefined): IssueContent['closed'] {
  if (!shown) return { text: 'no connection', reason: undefined };
  const { state, createdAt, openedAt, closedAt, closeCode, closeReason, wireReason } = shown;
  if (state === 'not-created') return { text: 'never created', reason: undefined };
  const after =
    closedAt === null ? '' : ` after ${formatDuration(Date.parse(closedAt) - Date.parse(createdAt))}`;
  const opened = openedAt === null ? ', never opened' : '';
  const reason = closeReason !== null && closeReason !== '' ? closeReason : (wireReason ?? undefined);
  if (closeCode === null)
    return { text: `${state === 'closed' ? 'failed' : state}${after}${opened}`, reason };
  return { text: `${closeCode} (${describeCloseCode(closeCode).name})${after}${opened}`, reason };
}

function seenOf(main: ReportVerdict | undefined, own: readonly ReportConnection[]): string {
  const of = pluralize(own.length, 'connection');
  return main ? `${main.connections.length} of ${of}` : of;
}

function expectedOf(shown: ReportConnection | undefined): string {
  if (!shown) return 'The page’s WebSockets work.';
  const { state, openedAt } = shown;
  switch (state) {
    case 'not-created':
      return 'The constructor accepts its arguments.';
    case 'closed':
      return openedAt === null
        ? 'The handshake succeeds (101) and the connection opens.'
        : 'The connection stays open until the page or the server closes it on purpose.';
    case 'connecting':
      return 'The connection opens.';
    case 'open':
    case 'closing':
      return 'The connection works without this problem.';
    default:
      return state satisfies never;
  }
}
