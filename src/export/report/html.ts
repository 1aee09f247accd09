import type { EventId } from '../../capture/captured-event.ts';
import type { FixText, Variant } from '../../diagnosis/rule.ts';
import { pluralize } from '../../shared/format.ts';
import { maskingWords } from '../masking.ts';
import { anchorText } from './anchor.ts';
import { escapeHtml } from './escape-html.ts';
import { headline } from './headline.ts';
import { experimentSection } from './html-experiments.ts';
import { REPORT_STYLE } from './html-style.ts';
import type { Report, ReportVerdict } from './report.ts';
import { type ReportConnection, stateWords } from './report-connection.ts';
import { eventName, type ReportEvent } from './report-events.ts';
import { scopeLine } from './report-scope.ts';
import { moreLines } from './terminal.ts';

function fixItem(fix: FixText): string {
  const snippet = fix.snippet === undefined ? '' : snippetBlock(fix.snippet);
  const variants = (fix.variants ?? []).map(variantBlock).join('');
  return `<li><strong>${escapeHtml(fix.title)}.</strong> ${escapeHtml(fix.detail)}${snippet}${variants}</li>`;
}

function snippetBlock(snippet: string): string {
  return `<pre tabindex="0"><code>${escapeHtml(snippet)}</code></pre>`;
}

function variantBlock({ product, where, snippet }: Variant): string {
  return `<details><summary>${escapeHtml(product)}: ${escapeHtml(where)}</summary>${snippetBlock(snippet)}</details>`;
}

function evidenceItem(
  { fact, events }: ReportVerdict['evidence'][number],
  known: ReadonlySet<EventId>,
): string {
  const links = events
    .map((id) => (known.has(id) ? `<a href="#event-${id}">event ${id}</a>` : `event ${id}`))
    .join(' ');
  return `<li><bdi>${escapeHtml(fact)}</bdi> ${links}</li>`;
}

function safeLink(url: string): string {
  return /^https:\/\//.test(url)
    ? `<a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(url)}</a>`
    : escapeHtml(url);
}

/** Of the finding with each of its connections; the first represents the finding. */
function anchorsOf({ rule, connections }: ReportVerdict): string[] {
  return connections.map((connection) => escapeHtml(anchorText({ kind: 'finding', rule, connection })));
}

/** Links to more connections than this are folded. */
const MOST_LINKS = 4;

function affected({ connections }: ReportVerdict): string {
  const links = connections.map((id) => `<a href="#${escapeHtml(id)}">${escapeHtml(id)}</a>`).join(' ');
  const count = pluralize(connections.length, 'connection');
  return connections.length > MOST_LINKS
    ? `<details><summary>${count}</summary><p class="meta">${links}</p></details>`
    : `<p class="meta">${count}: ${links}</p>`;
}

function verdictArticle(verdict: ReportVerdict, known: ReadonlySet<EventId>): string {
  const { severity, confidence } = verdict;
  const [own, ...others] = anchorsOf(verdict);
  return `<article id="${own}" class="${severity}">
${others.map((id) => `<span id="${id}"></span>`).join('')}<h2>${escapeHtml(verdict.title)}</h2>
<p class="meta"><span class="word">${severity}</span> <span class="word">${confidence}</span> rule ${escapeHtml(verdict.rule)}</p>
${affected(verdict)}
<h3>Fix</h3><ol>${verdict.fixes.map(fixItem).join('')}</ol>
<h3>Evidence</h3><ul>${verdict.evidence.map((each) => evidenceItem(each, known)).join('')}</ul>
${verdict.raise === null ? '' : `<p>To check: ${escapeHtml(verdict.raise)}</p>`}
<p class="meta">Reference: ${safeLink(verdict.spec)}<br>Learn more: ${safeLink(verdict.learnMore)}</p>
</article>`;
}

function connectionRow(connection: ReportConnection): string {
  const cells = [
    `<code>${escapeHtml(connection.url)}</code>`,
    stateWords(connection),
    connection.closeCode === null ? '' : String(connection.closeCode),
    `${connection.sent.frames} / ${connection.received.frames}`,
    escapeHtml(connection.wireReason ?? ''),
  ];
  return `<tr id="${escapeHtml(connection.id)}"><th scope="row">${escapeHtml(connection.id)}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function lossLine({ losses }: Report): string {
  const sockets = losses.droppedSockets ?? 0;
  const lost = losses.droppedFrames + sockets + losses.missingEvents + losses.malformed;
  return lost === 0
    ? ''
    : `Incomplete: ${losses.droppedFrames} frames dropped (memory limit)${sockets > 0 ? `, ${sockets} closed connections dropped` : ''}, ${losses.missingEvents} events missing, ${losses.malformed} invalid records ignored.`;
}

function crashes(report: Report): string {
  if (report.crashedRules.length === 0) return '';
  const items = report.crashedRules.map(
    ({ rule, connection, error }) =>
      `<li>${escapeHtml(rule)} on ${escapeHtml(connection)}: ${escapeHtml(error)}</li>`,
  );
  return `<h2>Rules that failed</h2><ul>${items.join('')}</ul>`;
}

const CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

function contents({ verdicts }: Report): string {
  if (verdicts.length < 2) return '';
  const items = verdicts.map(
    (verdict) =>
      `<li><a href="#${anchorsOf(verdict)[0]}">${escapeHtml(verdict.title)}</a> <span class="meta word">${verdict.severity}</span></li>`,
  );
  return `<nav aria-label="Findings"><ol>${items.join('')}</ol></nav>`;
}

function stepList({ steps }: Report): string {
  if (steps.length === 0) return '';
  return `<h2>Steps</h2><ol>${steps.map((step) => `<li><bdi>${escapeHtml(step)}</bdi></li>`).join('')}</ol>`;
}

function eventList(events: readonly ReportEvent[], { connectionCount }: Report, anchors: boolean): string {
  const items = events.map((event) => {
    const { id, at, text } = event;
    const anchor = anchors ? ` id="event-${id}"` : '';
    return `<div><dt${anchor}>${eventName(event, connectionCount)}, <time datetime="${escapeHtml(at)}">${escapeHtml(at)}</time></dt><dd><bdi>${escapeHtml(text)}</bdi></dd></div>`;
  });
  return `<dl>${items.join('')}</dl>`;
}

/** Of the connections that the findings are about; open on paper as well, since it is not folded there. */
function excerpt(report: Report): string {
  const { excerpt: events } = report;
  if (events.length === 0) return '';
  return `<h2>Trace excerpt</h2><details><summary>${events.length} events</summary>${eventList(events, report, false)}</details>`;
}

/**
 * The report as one page: no script, no request to anything, opens offline anywhere. `#finding-forbidden-c2`, `#c2` and
 * `#event-7` open it at a finding, a connection or an event, and name the same place in the panel.
 */
export function renderHtml(report: Report): string {
  const title = headline(report);
  const known = new Set(report.events.map(({ id }) => id));
  const scope = scopeLine(report.scope);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CSP}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<header><p class="meta">${escapeHtml(report.generator)}, ${escapeHtml(report.generatedAt)}</p>
<h1>${escapeHtml(title)}</h1>
<p>Page <code>${escapeHtml(report.page.url)}</code></p>
<p class="meta">${escapeHtml(report.browser)}</p>
<p class="meta">${lossLine(report)} ${escapeHtml(maskingWords(report.masking))}</p>${scope === undefined ? '' : `\n<p class="meta">${escapeHtml(scope)}</p>`}</header>
<main>
${contents(report)}
${report.verdicts.map((verdict) => verdictArticle(verdict, known)).join('\n')}
${moreLines(report)
  .map((line) => `<p>${line}</p>`)
  .join('')}
${experimentSection(report)}
${stepList(report)}
<h2>Connections</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Connections"><table><thead><tr><th scope="col">id</th><th scope="col">url</th><th scope="col">state</th><th scope="col">close code</th><th scope="col">frames sent / received</th><th scope="col">the browser’s words</th></tr></thead>
<tbody>${report.connections.map(connectionRow).join('')}</tbody></table></div>
<h2>Events named as evidence</h2>
${eventList(report.events, report, true)}
${excerpt(report)}
${crashes(report)}
</main>
</body>
</html>
`;
}
