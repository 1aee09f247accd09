import { isoTime, type LineParser, timed, withoutQueries } from './log-item.ts';

const QUOTES = `['"\u2018\u2019\u201c\u201d]`;
const LOG = 'Browser console';
const SOCKET_URL = String.raw`wss?:\/\/[^\s'"\u2018\u2019\u201c\u201d<>]+`;

/** Blink's sentence, which WebKit has as well. */
const FAILED = new RegExp(`WebSocket connection to ${QUOTES}(${SOCKET_URL})${QUOTES} failed:?\\s*(.*)$`);
/** Firefox, dom/locales/en-US/chrome/appstrings.properties and dom.properties. */
const FIREFOX: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(`can.t establish a connection to the server at (${SOCKET_URL}?)\\.?(?:\\s|$)`),
    'Firefox can’t establish a connection to the server',
  ],
  [
    new RegExp(`The connection to (${SOCKET_URL}) was interrupted while the page was loading`),
    'The connection was interrupted while the page was loading',
  ],
];
const CSP = new RegExp(
  `(?:Refused to connect to|Connecting to) ${QUOTES}?(${SOCKET_URL})${QUOTES}? (?:because it )?violates the following Content Security Policy directive: "([^"]+)"`,
);
const FIREFOX_CSP = new RegExp(
  `Content.Security.Policy: The page.s settings blocked (?:the loading of a resource|an? .*) (?:\\([^)]*\\) )?at (${SOCKET_URL}).*?"?(connect-src[^"\u201d]*)`,
);
const MIXED = new RegExp(
  `Mixed Content: The page at ${QUOTES}(\\S+?)${QUOTES} was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint ${QUOTES}(${SOCKET_URL})${QUOTES}`,
);

const DATE = /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:\s?(?:Z|UTC|[+-]\d{2}:?\d{2}))?/;

/** A sentence of a browser's console, in the middle of anything. */
export const consoleLine: LineParser = (line) => {
  if (!/wss?:\/\//.test(line)) return undefined;
  const at = timed(isoTime(DATE.exec(line)?.[0] ?? ''));
  const failed = FAILED.exec(line);
  if (failed) {
    const [, url = '', words = ''] = failed;
    return { kind: 'browser', log: LOG, url, reason: withoutPlace(words), ...at };
  }
  const mixed = MIXED.exec(line);
  if (mixed) {
    const [, page = '', url = ''] = mixed;
    const message = withoutQueries(mixed[0]);
    return { kind: 'violation', log: LOG, url, cause: { kind: 'mixed-content', message, page }, ...at };
  }
  const csp = CSP.exec(line) ?? FIREFOX_CSP.exec(line);
  if (csp) {
    const [, url = '', directive = ''] = csp;
    return { kind: 'violation', log: LOG, url, cause: { kind: 'csp', directive }, ...at };
  }
  for (const [words, reason] of FIREFOX) {
    const url = words.exec(line)?.[1];
    if (url !== undefined) return { kind: 'browser', log: LOG, url: url.replace(/\.$/, ''), reason, ...at };
  }
  return undefined;
};

/** Without the script's place that a console prints behind, such as `app.js:12:5` or `(anonymous) @ app.js:12`. */
function withoutPlace(words: string): string {
  return words
    .replace(/\s+(?:\(?\S+\)?\s+@\s+)?[\w./:()-]*\.(?:m?js|tsx?|html?)\S*:\d+(?::\d+)?\)?\s*$/, '')
    .trim();
}
