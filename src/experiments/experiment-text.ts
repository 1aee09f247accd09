import { reasonWords } from '../handshake/handshake-failure.ts';
import { classifyText } from '../server-text/classify-text.ts';
import { formatBytes, formatDuration } from '../shared/format.ts';
import type { ExperimentId, ExperimentResult, Outcome, SentBy, TlsOutcome } from './experiment-result.ts';

export const EXPERIMENT_NAMES = {
  seen: 'The recorded connection',
  again: 'Connect again from the page',
  'again-2': 'Connect a second time',
  'again-3': 'Connect a third time',
  'other-client': 'Connect from another client',
  'other-client-2': 'Connect from another client a second time',
  'other-client-3': 'Connect from another client a third time',
  names: 'Addresses of the host’s name',
  'tcp-ipv4': 'TCP over IPv4',
  'tcp-ipv6': 'TCP over IPv6',
  tls: 'TLS, and the certificate',
  'upgrade-answer': 'The full response to the upgrade',
  'no-subprotocol': 'Connect without subprotocol',
  'no-extensions': 'Connect without extensions (no compression)',
  'no-query': 'Connect without the query',
  slash: 'Connect with or without the trailing slash',
  'other-scheme': 'Connect with the other scheme',
  'default-port': 'Connect to the default port',
  'other-scheme-port': 'Connect with the other scheme, to its default port',
  'page-port': 'Connect to the page’s own port',
  'port-3000': 'Connect to a usual port of this machine, 3000',
  'port-8000': 'Connect to a usual port of this machine, 8000',
  'port-8080': 'Connect to a usual port of this machine, 8080',
  'port-8765': 'Connect to a usual port of this machine, 8765',
  localhost: 'Connect to localhost by name',
  ipv4: 'Connect over IPv4',
  ipv6: 'Connect over IPv6',
  get: 'Plain GET of the same URL',
  'get-other-scheme': 'Plain GET over the other scheme',
  'get-headers': 'GET with headers and body read',
  options: 'OPTIONS of the same URL',
  control: 'Control: GET the page’s own origin',
  'idle-silent': 'Open and stay silent',
  'idle-heartbeat': 'Open and send a heartbeat',
  sizes: 'Send larger and larger messages',
  'foreign-origin': 'Connect with a foreign Origin',
} as const satisfies Record<ExperimentId, string>;

export const SENDER_NAMES = {
  seen: 'the page itself',
  page: 'the page',
  extension: 'this extension',
  terminal: 'the command line',
} as const satisfies Record<SentBy, string>;

/** The outcome, as a phrase without a full stop. */
export function outcomeWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'opened':
      return outcome.protocol === '' ? 'opened' : `opened, subprotocol ${outcome.protocol}`;
    case 'failed':
      return failedWords(outcome);
    case 'blocked':
      return `blocked by the browser: ${outcome.why}`;
    case 'answered': {
      const from = outcome.server === '' ? '' : ` from ${outcome.server}`;
      const to = outcome.location === '' ? '' : `, to ${outcome.location}`;
      const status = outcome.anyRedirect ? '3xx (the browser hides which)' : outcome.status;
      const late = outcome.cut === 'time' ? '; the body timed out' : '';
      return `HTTP ${status}${from}${to}${bodyWords(outcome.body)}${late}`;
    }
    case 'unreachable':
      return outcome.error === '' ? 'no response (no reason available)' : `net::${outcome.error}`;
    case 'named':
      return [...outcome.ipv4, ...outcome.ipv6].join(', ');
    case 'connected':
      return `connected to ${outcome.address}`;
    case 'secured':
      return securedWords(outcome);
    case 'idled':
      return outcome.code === undefined
        ? `still open after ${formatDuration(outcome.ms)}`
        : `closed with ${outcome.code} after ${formatDuration(outcome.ms)}`;
    case 'sizes':
      return outcome.failed === undefined
        ? `up to ${formatBytes(outcome.passed)} passed`
        : `${formatBytes(outcome.passed)} passed, ${formatBytes(outcome.failed)} did not${outcome.code === undefined ? '' : ` (${outcome.code})`}`;
    case 'stopped':
      return { time: 'timed out', bytes: 'stopped: too many bytes', cancelled: 'cancelled' }[outcome.by];
    case 'not-run':
      return `not run: ${outcome.why}`;
    default:
      return outcome satisfies never;
  }
}

/** The sentence of a response body; of a page its title. */
function bodyWords(body: string): string {
  const said = body === '' ? '' : (classifyText(body, 'body')?.quote ?? '');
  return said === '' ? '' : `, body: "${said}"`;
}

function securedWords({ version, takes, chain, fault }: TlsOutcome): string {
  const [own] = chain;
  const certificate = own
    ? `certificate of ${own.subject} for ${own.names.join(', ') || 'no name'}, from ${own.issuer}, ${own.validFrom} to ${own.validTo}`
    : 'no certificate seen';
  const versions = takes.length === 0 ? '' : `; the server supports ${takes.join(', ')}`;
  const trust = fault === undefined ? 'trusted' : `not trusted: ${fault}`;
  return `${version ?? 'no version agreed'}; ${certificate}; ${trust}${versions}`;
}

function failedWords({ words, requestSent }: Extract<Outcome, { kind: 'failed' }>): string {
  const text = reasonWords(words).replace(
    /^Error (?:during WebSocket handshake|in connection establishment): /,
    '',
  );
  if (text !== '') return `failed: ${text}`;
  if (requestSent === undefined) return 'failed (no reason available)';
  return requestSent
    ? 'failed after the request was sent; the reason is hidden'
    : 'failed before the request was sent; the reason is hidden';
}

/** `Plain GET of the same URL, from the page: HTTP 403.` */
export function resultSentence({ experiment, from, outcome }: ExperimentResult): string {
  const sender = from === 'seen' ? '' : `, from ${SENDER_NAMES[from]}`;
  return `${EXPERIMENT_NAMES[experiment]}${sender}: ${outcomeWords(outcome)}.`;
}
