import type { LabScenario } from './scenario.ts';

/** What one endpoint's page does. The script may call `note(text)`, `state(value)` and `watch(socket)`; see `renderPage`. */
export interface Page {
  script: string;
  /** Further response headers, such as a policy. */
  headers?: Record<string, string>;
  /** Served over TLS with the lab's good certificate. */
  secure?: true;
  /** More files beside the page, by name. */
  files?: Record<string, File>;
  /** A script of somebody else's that runs before the page's own. */
  library?: string;
  /** Passes for a site of the public internet in a browser with the lab's arguments. */
  publicSite?: true;
  drive?: NonNullable<LabScenario['drive']>;
}

export interface File {
  type: 'text/html' | 'text/javascript';
  /** A function makes it when it is first asked for. */
  body: string | (() => Promise<string>);
}

export interface SocketUse {
  protocols?: string[];
  /** Statements that run when the socket has opened; `socket` is in scope. */
  onOpen?: string;
  /** Statements that run for each message; `socket` and `event` are in scope. */
  onMessage?: string;
}

/** An ordinary client of one WebSocket, as a script. */
export function socketScript(
  url: string,
  { protocols, onOpen = '', onMessage = '' }: SocketUse = {},
): string {
  const args = (protocols ? [url, protocols] : [url]).map((arg) => JSON.stringify(arg)).join(', ');
  return `
let opened = false;
const socket = new WebSocket(${args});
state('connecting');
socket.onopen = () => {
  opened = true;
  note('open' + (socket.protocol && ', subprotocol ' + socket.protocol));
  state('open');
  ${onOpen}
};
socket.onmessage = (event) => {
  note('message ' + (typeof event.data === 'string' ? event.data : event.data.size + ' bytes'));
  ${onMessage}
};
socket.onerror = () => {
  note('error');
  if (!opened) state('failed');
};
socket.onclose = (event) => {
  note('close ' + event.code + ' "' + event.reason + '"' + (event.wasClean ? ', clean' : ', not clean'));
  state(opened ? 'closed' : 'failed');
};`;
}

const prelude = `
function note(text) {
  const line = document.createElement('li');
  line.textContent = Math.round(performance.now()) + ' ms: ' + text;
  document.getElementById('log').append(line);
}
function state(value) {
  document.body.dataset.state = value;
}
function watch(socket) {
  let opened = false;
  state('connecting');
  socket.addEventListener('open', () => {
    opened = true;
    note('open');
    state('open');
  });
  socket.addEventListener('message', ({ data }) => {
    note('message ' + (typeof data === 'string' ? data.slice(0, 80) : (data.size ?? data.byteLength) + ' bytes'));
  });
  socket.addEventListener('error', () => note('error'));
  socket.addEventListener('close', (event) => {
    note('close ' + event.code + ' "' + event.reason + '"' + (event.wasClean ? ', clean' : ', not clean'));
    state(opened ? 'closed' : 'failed');
  });
  return socket;
}
addEventListener('error', (event) => {
  note(event.message);
  state('threw');
});`;

/**
 * The whole page of a scenario, with `note` for its log, `state` for the attribute, and `watch`, which does both for a
 * socket and returns it. `document.body.dataset.state` is connecting, open, closed, failed or threw.
 */
export function renderPage(
  scenario: Pick<LabScenario, 'id' | 'expects' | 'row' | 'title'>,
  { script, library }: Page,
  indexUrl: string,
): string {
  const { id, expects, row, title } = scenario;
  const verdict = expects === 'healthy' ? 'nothing wrong' : `<code>${expects}</code> (row ${row})`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${id}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<body>
<p><a href="${indexUrl}">All endpoints</a></p>
<h1>${id}</h1>
<p>${escapeHtml(title)}</p>
<p>To be diagnosed: ${verdict}</p>
<ol id="log"></ol>
<script>${prelude}</script>${library === undefined ? '' : `\n<script src="${id}/library.js"></script>`}
<script>${script}
</script>
</body>
</html>
`;
}

export const style = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
td:first-child { width: 21rem; }
td:last-child { width: 17rem; }
pre { overflow-x: auto; padding: 0.5rem; border: 1px solid; border-radius: 0.4rem; }
td { padding: 0.3rem 0.8rem 0.3rem 0; vertical-align: top; }
.button { display: inline-block; padding: 0.1rem 0.7rem; border: 1px solid; border-radius: 0.4rem; text-decoration: none; }
`;

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
