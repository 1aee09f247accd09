import { learnMore } from '../../src/diagnosis/cause-page.ts';
import type { Finding } from '../../src/diagnosis/rule.ts';
import type { HttpStep, TerminalProbe } from '../../src/experiments/cli-report.ts';
import { becauseWords } from '../../src/experiments/conclude.ts';
import type { Conclusion } from '../../src/experiments/pattern.ts';
import { escapeInvisible, escapeInvisibleLines } from '../../src/shared/escape-invisible.ts';
import { formatDuration } from '../../src/shared/format.ts';

/** Characters of a body that are printed for people. */
const LONGEST_BODY = 4_096;
const CUT = {
  time: 'truncated: timeout',
  bytes: 'truncated: too long',
  cancelled: 'truncated: cancelled',
} as const;
const ERRORS: Readonly<Record<string, string>> = {
  time: 'timed out',
  cancelled: 'cancelled',
  closed: 'the server closed the connection without a response',
  cut: 'the server closed the connection before its response was complete',
  'not-http': 'the response is not HTTP',
  headers: 'the response headers are longer than 256 KiB',
  'slow-headers': 'timed out: the response began, and its headers did not end',
  certificate: 'the server requires a client certificate',
};

const indent = (text: string): string => text.replace(/^(?=.)/gm, '    ');
const line = (name: string, text: string): string => `${name.padEnd(11)}${text}`;

function dnsLine({ dns }: TerminalProbe): string {
  if (!dns) return line('DNS', 'not needed (IP address)');
  if (dns.error !== null) return line('DNS', `${ERRORS[dns.error] ?? dns.error} (${formatDuration(dns.ms)})`);
  const shown = [
    `A ${dns.a.join(', ') || 'none'}`,
    `AAAA ${dns.aaaa.join(', ') || 'none'}`,
    `(${formatDuration(dns.ms)})`,
  ];
  return line('DNS', shown.join('   '));
}

function tcpLines({ tcp }: TerminalProbe): string[] {
  return tcp.map(({ address, error, ms }) =>
    line(
      'TCP',
      `${address}: ${error === null ? 'connected' : (ERRORS[error] ?? error)} (${formatDuration(ms)})`,
    ),
  );
}

/** How long until a certificate expires, or since; `now` in epoch milliseconds. */
function expiryWords(validTo: string, now: number): string {
  const left = Date.parse(validTo) - now;
  if (Number.isNaN(left)) return '';
  const days = Math.floor(Math.abs(left) / 86_400_000);
  const span = days === 1 ? '1 day' : `${days} days`;
  return left < 0 ? ` (expired ${span} ago)` : ` (expires in ${span})`;
}

function versionsLine({ tlsVersions }: TerminalProbe): string[] {
  if (tlsVersions.length === 0) return [];
  const shown = tlsVersions.map(
    ({ version, taken }) => `${version.replace('v', ' ')} ${taken ? 'yes' : 'no'}`,
  );
  return [line('Versions', `${shown.join(', ')}; browsers support TLS 1.2 and newer`)];
}

function tlsLines({ tls, finishedAt }: TerminalProbe): string[] {
  if (!tls) return [];
  const state = tls.trusted ? 'trusted' : `not trusted: ${ERRORS[tls.error ?? ''] ?? tls.error}`;
  return [
    line('TLS', `${tls.version ?? 'no version agreed'}, ${state} (${formatDuration(tls.ms)})`),
    ...tls.chain.map(({ subject, issuer, validFrom, validTo, names }, depth) =>
      indent(
        escapeInvisible(
          `${depth === 0 ? 'certificate' : 'issued by'} ${subject}; issuer ${issuer}; ${validFrom} to ${validTo}${expiryWords(validTo, finishedAt)}${names.length > 0 ? `; ${names.join(', ')}` : ''}`,
        ),
      ),
    ),
  ];
}

function httpLines(name: string, step: HttpStep | null): string[] {
  if (!step) return [];
  if (step.kind === 'no-answer')
    return [line(name, `${ERRORS[step.error] ?? step.error} (${formatDuration(step.ms)})`)];
  const body = step.body.slice(0, LONGEST_BODY);
  const left = step.body.length - body.length;
  const unshown = left > 0 ? `\n[${left} more characters: --json has them]` : '';
  const cut = unshown + (step.cut ? `\n[${CUT[step.cut]}]` : '');
  return [
    line(name, `${escapeInvisible(step.statusLine)} (${formatDuration(step.ms)})`),
    ...step.headers.map((header) => indent(escapeInvisible(`${header.name}: ${header.value}`))),
    ...(body === '' && cut === '' ? [] : ['', indent(escapeInvisibleLines(body + cut))]),
  ];
}

function openLines({ opened }: TerminalProbe): string[] {
  if (!opened) return [];
  const { end } = opened;
  const ended = {
    held: () => 'still open',
    bytes: () => 'stopped: the server sends too much',
    cancelled: () => 'cancelled',
    cut: () => 'dropped without a close frame',
    broken: () => `protocol error: ${end.kind === 'broken' ? end.words : ''}`,
    closed: () => (end.kind === 'closed' ? `closed by the server: ${end.code} ${end.reason}` : ''),
  }[end.kind]();
  return [
    line(
      'Open',
      `ping ${opened.pingMs === null ? 'not answered' : `answered in ${formatDuration(opened.pingMs)}`}`,
    ),
    ...opened.texts.map((text) => indent(escapeInvisible(`↓ ${text.slice(0, 200)}`))),
    line('After', escapeInvisible(`${formatDuration(opened.heldMs)}: ${ended}`)),
  ];
}

/** What of the answer a client checks (RFC 6455 section 4.1), and how it came out. */
function checkLine({ handshake, failure, protocols, opened }: TerminalProbe): string[] {
  if (handshake?.kind !== 'answered' || handshake.status !== 101) return [];
  if (!opened) return [line('Checks', escapeInvisible(failure ?? ''))];
  const offered = protocols.length === 0 ? 'none offered' : `of ${protocols.join(', ')}`;
  const chosen = opened.protocol === '' ? offered : `${opened.protocol}, ${offered}`;
  return [
    line(
      'Checks',
      escapeInvisible(
        `Upgrade, Connection and Sec-WebSocket-Accept are correct; subprotocol: ${chosen}; extensions: ${opened.extensions || 'none'}`,
      ),
    ),
  ];
}

/** The steps, one under the other. */
export function printSteps(probe: TerminalProbe): string {
  return [
    line('Probe of', escapeInvisible(probe.url)),
    dnsLine(probe),
    ...tcpLines(probe),
    ...tlsLines(probe),
    ...versionsLine(probe),
    ...httpLines('Upgrade', probe.handshake),
    ...checkLine(probe),
    ...openLines(probe),
    ...httpLines('Plain GET', probe.get),
    ...(probe.foreignOrigin ? httpLines('Foreign', probe.foreignOrigin.answer) : []),
  ].join('\n');
}

/** The verdicts, worst first, and what the steps mean together. */
export function printVerdicts(findings: readonly Finding[], conclusions: readonly Conclusion[]): string {
  const verdicts = findings.map(({ rule, match, fixes }) => {
    const because = match.evidence.map(({ fact }) => `  - ${fact}`);
    const todo = fixes.map(({ title, detail, snippet, variants = [] }) =>
      [
        `  → ${title}. ${detail}`,
        ...(snippet === undefined ? [] : [indent(snippet)]),
        ...variants.flatMap((one) => [`    ${one.product}: ${one.where}`, indent(one.snippet)]),
      ].join('\n'),
    );
    return [
      `${rule.severity.toUpperCase()} (${match.confidence}) ${match.title ?? rule.title}  [${rule.id}]`,
      ...because,
      ...todo,
      `  learn more: ${learnMore(rule.id)}`,
    ].join('\n');
  });
  const meaning = conclusions.map((conclusion) =>
    [
      `${conclusion.title} (${conclusion.confidence}).`,
      ...becauseWords(conclusion).map((fact) => `  - ${fact}`),
      `  → ${conclusion.pattern.next}`,
    ].join('\n'),
  );
  const nothing = 'No problems found: the handshake works.';
  return [...(verdicts.length > 0 ? verdicts : [nothing]), '', 'Test results', ...meaning]
    .map(escapeInvisibleLines)
    .join('\n');
}
