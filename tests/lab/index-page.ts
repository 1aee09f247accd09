import { createServer, type Server } from 'node:http';
import { type BrowserNeeds, browserArgs } from './browser-needs.ts';
import type { Family } from './family.ts';
import { escapeHtml, style } from './page.ts';
import type { LabScenario } from './scenario.ts';

const authorityPath = '/lab-ca.pem';

/** The server of the page with a button per endpoint, and of the authority's certificate for browsers run by hand. */
export function createIndexServer(
  families: readonly Family[],
  scenarios: readonly LabScenario[],
  { caCertificate, needs }: { caCertificate: string; needs: BrowserNeeds },
): Server {
  return createServer((request, response) => {
    if (request.url === '/') {
      const html = renderIndex(families, scenarios, browserArgs(needs));
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
        .end(html);
    } else if (request.url === authorityPath) {
      response.writeHead(200, { 'content-type': 'application/x-x509-ca-cert' }).end(caCertificate);
    } else {
      response.writeHead(404).end();
    }
  });
}

function renderIndex(
  families: readonly Family[],
  scenarios: readonly LabScenario[],
  args: readonly string[],
): string {
  const sections = families.map(({ title, endpoints }) => {
    const ids = new Set(endpoints.map(({ id }) => id));
    const rows = scenarios.filter(({ id }) => ids.has(id)).map(renderRow);
    return rows.length === 0 ? '' : `<h2>${escapeHtml(title)}</h2>\n<table>\n${rows.join('\n')}\n</table>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>WebSocket failures</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<body>
<h1>WebSocket failures, ready to be diagnosed</h1>
<p>Open DevTools, press a button, and compare what the panel says with the last column. The endpoints
that use TLS need a browser that trusts <a href="${authorityPath}">this lab's authority</a>. Those
under names of the lab, behind a proxy or on a public page need a Chromium that was started with these arguments:</p>
<pre>${args.map(escapeHtml).join('\n')}</pre>
${sections.join('\n')}
</body>
</html>
`;
}

function renderRow({ id, expects, row, title, pageUrl }: LabScenario): string {
  const verdict = expects === 'healthy' ? 'nothing wrong' : `<code>${expects}</code>, ${row}`;
  return `<tr id="${id}"><td><a class="button" href="${pageUrl}">${id}</a></td><td>${escapeHtml(title)}</td><td>${verdict}</td></tr>`;
}
