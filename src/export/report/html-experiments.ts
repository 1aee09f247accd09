import { escapeHtml } from './escape-html.ts';
import type { Report } from './report.ts';

/** What the user tried, and what it means; nothing where nothing was tried. */
export function experimentSection({ experiments, conclusions }: Report): string {
  if (experiments.length === 0) return '';
  const meanings = conclusions.map(
    ({ connection, title, confidence, because, next }) =>
      `<li><strong><bdi>${escapeHtml(title)}</bdi></strong> <span class="meta word">${confidence}</span> (${escapeHtml(connection)})<ul>${because
        .map((fact) => `<li><bdi>${escapeHtml(fact)}</bdi></li>`)
        .join('')}</ul>${escapeHtml(next)}</li>`,
  );
  const rows = experiments.map(({ connection, title, from, url, result }) => {
    const cells = [escapeHtml(title), from, `<code>${escapeHtml(url)}</code>`, escapeHtml(result)];
    return `<tr><th scope="row">${escapeHtml(connection)}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<h2>Tests</h2>
${meanings.length > 0 ? `<ul>${meanings.join('')}</ul>` : ''}
<div class="scroll" tabindex="0" role="region" aria-label="Experiments"><table><thead><tr><th scope="col">connection</th><th scope="col">experiment</th><th scope="col">from</th><th scope="col">url</th><th scope="col">result</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`;
}
