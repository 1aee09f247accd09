import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { conclude, PATTERNS } from '../../../src/experiments/conclude.ts';
import type {
  ExperimentId,
  ExperimentResult,
  Outcome,
  SentBy,
} from '../../../src/experiments/experiment-result.ts';
import { renderHtml } from '../../../src/export/report/html.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildReport } from '../../../src/export/report/report.ts';
import { parseReason } from '../../../src/handshake/handshake-failure.ts';
import { parseTerminalProbe } from '../../../src/probe/cli-report/parse-terminal.ts';
import { terminalCommand } from '../../../src/probe/cli-report/terminal-command.ts';
import { terminalResults } from '../../../src/probe/cli-report/terminal-results.ts';
import { MOST_EXPERIMENTS, sendsWords } from '../../../src/probe/experiment.ts';
import { NO_CHOICES, planExperiments } from '../../../src/probe/plan.ts';
import { whyNotTry } from '../../../src/probe/skip-reason.ts';
import { usualPorts } from '../../../src/probe/usual-ports.ts';
import { rules } from '../../../src/rules/index.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { createSession, type Session } from '../../../src/session/session.ts';
import { howToRun, IS_ON_NPM } from '../../../src/shared/published.ts';
import {
  attempt,
  conversation,
  created,
  page,
  REFUSED,
  answered as refusedWith,
  START,
  tape,
} from '../../support/tape.ts';
import { openTrace, saveTrace } from '../../support/trace-tools.ts';

const URL_ = 'ws://api.test:8080/live';
type Given = Partial<Record<ExperimentId, Outcome | [SentBy, string, Outcome]>>;

function results(given: Given): ExperimentResult[] {
  return Object.entries(given).map(([experiment, value]) => {
    const [from, url, outcome] = Array.isArray(value) ? value : (['extension', URL_, value] as const);
    return { experiment: experiment as ExperimentId, from, url, bare: false, ms: 5, outcome };
  });
}

const NO_TLS = 'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR';
const open: Outcome = { kind: 'opened', protocol: '' };
const failed = (words = '', requestSent: boolean | undefined = true): Outcome => ({
  kind: 'failed',
  failure: parseReason(words),
  words,
  requestSent,
});
const untold = failed('', undefined);
const status = (code: number) => failed(refusedWith(code));
const http = (code: number): Outcome => ({
  kind: 'answered',
  status: code,
  server: '',
  location: '',
  body: '',
});
const net = (error: string): Outcome => ({ kind: 'unreachable', error });
const late: Outcome = { kind: 'stopped', by: 'time' };
const blocked: Outcome = { kind: 'blocked', why: 'the policy connect-src' };
const at = (url: string, outcome: Outcome): [SentBy, string, Outcome] => ['extension', url, outcome];

/** When the command line was run, and a certificate of its own for `api.test` that holds then. */
const RUN = Date.parse('2026-11-01T00:00:00Z');
const CERTIFICATE = {
  subject: 'CN=api.test',
  issuer: 'CN=Lean Root',
  validFrom: 'Oct  1 00:00:00 2026 GMT',
  validTo: 'Dec 30 00:00:00 2026 GMT',
  names: ['DNS:api.test', 'DNS:*.api.test'],
};
const terminal = (url: string, outcome: Outcome): [SentBy, string, Outcome] => ['terminal', url, outcome];
const tls = (certificate: Partial<typeof CERTIFICATE>, fault?: string, takes = ['TLSv1.2', 'TLSv1.3']) =>
  terminal('wss://api.test/live', {
    kind: 'secured',
    at: RUN,
    version: 'TLSv1.3',
    takes,
    chain: [{ ...CERTIFICATE, ...certificate }],
    fault,
  });
const unsent = (error: string) => failed(`Error in connection establishment: net::${error}`, false);
const connected = (address: string): Outcome => ({ kind: 'connected', address });

/** The decision table: results, and the line of the table that must come first; undefined: no line at all. */
const TABLE: [string, Given, string | undefined][] = [
  ['works elsewhere, 403 to the page', { seen: status(403), 'other-client': open }, 'origin-list'],
  ['works elsewhere, hidden reason, request sent', { seen: failed(), 'other-client': open }, 'origin-list'],
  [
    'works from a terminal, which brings the page’s Origin along',
    { seen: status(403), 'other-client': ['terminal', URL_, open], 'other-client-2': untold },
    'fails-in-page-only',
  ],
  ['works elsewhere, 401 to the page', { seen: status(401), 'other-client': open }, 'fails-in-page-only'],
  ['403 to all', { seen: status(403), 'other-client': untold, get: http(403) }, 'refused-to-all'],
  ['policy, and works elsewhere', { seen: blocked, 'other-client': open }, 'blocked-by-page'],
  ['policy, and fails elsewhere', { seen: blocked, 'other-client': untold }, 'fails-everywhere'],
  ['426 to the upgrade', { seen: status(426), 'other-client': untold, get: http(426) }, 'upgrade-lost'],
  [
    '426 to the GET alone is what a healthy server says',
    { seen: open, 'other-client': open, get: http(426) },
    'healthy',
  ],
  ['GET 200, upgrade 404', { seen: status(404), 'other-client': untold, get: http(200) }, 'no-endpoint'],
  [
    'GET 200 from nginx, upgrade 404',
    { seen: status(404), 'other-client': untold, get: { ...http(200), server: 'nginx/1.22.1' } as Outcome },
    'upgrade-lost',
  ],
  ['hidden, GET 404', { seen: failed(), 'other-client': untold, get: http(404) }, 'no-endpoint'],
  [
    'hidden, GET 426 proves nothing',
    { seen: failed(), 'other-client': untold, get: http(426) },
    'fails-everywhere',
  ],
  [
    'wss works, ws does not',
    { seen: failed(), 'other-scheme': at('wss://api.test:8080/live', open) },
    'other-scheme',
  ],
  [
    'ws works, wss does not',
    { seen: failed(), 'other-scheme': at('ws://api.test:8080/live', open) },
    'other-scheme',
  ],
  [
    'TLS error, and plain HTTP answers',
    { get: at('https://api.test/', net('ERR_SSL_PROTOCOL_ERROR')), 'get-other-scheme': http(426) },
    'plain-port',
  ],
  [
    'empty answer, and https answers',
    { get: at('http://api.test/', net('ERR_EMPTY_RESPONSE')), 'get-other-scheme': http(426) },
    'tls-port',
  ],
  [
    'IPv6 refused, IPv4 works',
    {
      seen: failed(REFUSED, false),
      get: net('ERR_CONNECTION_REFUSED'),
      ipv4: at('ws://127.0.0.1:8080/live', open),
    },
    'other-address-family',
  ],
  [
    'IPv6 refused to another client while the page waits, IPv4 works',
    {
      seen: { kind: 'not-run', why: 'no response yet' },
      get: net('ERR_CONNECTION_REFUSED'),
      'other-client': untold,
      ipv4: at('ws://127.0.0.1:8080/live', open),
    },
    'other-address-family',
  ],
  ['refused, usual port works', { seen: failed(REFUSED, false), 'default-port': open }, 'other-port'],
  [
    'refused, and the control works',
    { seen: failed('', false), get: net('ERR_CONNECTION_REFUSED'), control: http(200) },
    'nobody-listens',
  ],
  [
    'control fails too',
    {
      seen: failed('', false),
      get: net('ERR_NAME_NOT_RESOLVED'),
      control: ['page', 'https://page.test/', net('ERR_NAME_NOT_RESOLVED')],
    },
    'network-down',
  ],
  [
    'the page’s own server is gone as well, and that is the same host',
    {
      seen: failed('', false),
      get: net('ERR_CONNECTION_REFUSED'),
      control: ['page', 'http://api.test:3000/', net('ERR_CONNECTION_REFUSED')],
    },
    'nobody-listens',
  ],
  [
    'refused, the other scheme opens at its own port',
    {
      seen: failed(REFUSED, false),
      get: net('ERR_CONNECTION_REFUSED'),
      'other-scheme-port': at('wss://api.test/live', open),
    },
    'other-port',
  ],
  [
    'refused, a usual port of this machine opens',
    { seen: failed(REFUSED, false), 'port-3000': at('ws://localhost:3000/live', open) },
    'other-port',
  ],
  [
    'refused, and the command line reaches the other family',
    {
      seen: failed(REFUSED, false),
      'other-client': terminal(URL_, open),
      'tcp-ipv6': terminal('ws://[2001:db8::1]:8080/live', net('ERR_CONNECTION_REFUSED')),
      'tcp-ipv4': terminal('ws://192.0.2.1:8080/live', connected('192.0.2.1')),
    },
    'one-family',
  ],
  [
    'works, though one family is refused',
    {
      seen: open,
      'tcp-ipv4': terminal('ws://192.0.2.1:8080/live', net('ERR_CONNECTION_REFUSED')),
      'tcp-ipv6': terminal('ws://[2001:db8::1]:8080/live', connected('2001:db8::1')),
    },
    'one-family-beside',
  ],
  [
    'one family has no way, which is nobody’s refusal',
    {
      seen: open,
      'other-client': terminal(URL_, open),
      'tcp-ipv6': terminal('ws://[2001:db8::1]:8080/live', net('ERR_ADDRESS_UNREACHABLE')),
      'tcp-ipv4': terminal('ws://192.0.2.1:8080/live', connected('192.0.2.1')),
    },
    'healthy',
  ],
  [
    'the browser does not know the name, the command line does',
    {
      get: net('ERR_NAME_NOT_RESOLVED'),
      names: terminal(URL_, { kind: 'named', ipv4: ['192.0.2.1'], ipv6: [] }),
      'other-client': terminal(URL_, open),
    },
    'name-known-elsewhere',
  ],
  [
    'neither knows the name',
    {
      get: net('ERR_NAME_NOT_RESOLVED'),
      names: terminal(URL_, net('ERR_NAME_NOT_RESOLVED')),
      'other-client': terminal(URL_, unsent('ERR_NAME_NOT_RESOLVED')),
    },
    'name-unknown',
  ],
  [
    'the browser’s request is answered, the command line knows no such name',
    {
      seen: status(503),
      names: terminal(URL_, net('ERR_NAME_NOT_RESOLVED')),
      'other-client': terminal(URL_, unsent('ERR_NAME_NOT_RESOLVED')),
    },
    'command-line-stopped-earlier',
  ],
  [
    'the browser’s request is answered, the command line trusts no such authority',
    {
      seen: open,
      'other-client': terminal('wss://api.test/live', unsent('ERR_CERT_AUTHORITY_INVALID')),
      tls: tls({}, 'SELF_SIGNED_CERT_IN_CHAIN'),
    },
    'command-line-stopped-earlier',
  ],
  [
    'hidden, and the certificate ran out',
    { seen: failed('', false), tls: tls({ validTo: 'Oct 20 00:00:00 2026 GMT' }, 'CERT_HAS_EXPIRED') },
    'certificate-dates',
  ],
  [
    'hidden, and the certificate begins later',
    { seen: failed('', false), tls: tls({ validFrom: 'Nov  2 12:00:00 2026 GMT' }, 'CERT_NOT_YET_VALID') },
    'certificate-dates',
  ],
  [
    'hidden, and the certificate has another name',
    {
      seen: failed('', false),
      tls: tls({ names: ['DNS:*.elsewhere.test'] }, 'ERR_TLS_CERT_ALTNAME_INVALID'),
    },
    'certificate-name',
  ],
  [
    'hidden, and the certificate has a common name alone, which the command line takes',
    { seen: failed('', false), tls: tls({ names: [] }) },
    'certificate-name',
  ],
  [
    'hidden, and the certificate vouches for itself',
    { seen: failed('', false), tls: tls({ issuer: 'CN=api.test' }, 'DEPTH_ZERO_SELF_SIGNED_CERT') },
    'certificate-authority',
  ],
  [
    'hidden, and the server takes old versions alone',
    { seen: failed('', false), tls: tls({}, undefined, ['TLSv1', 'TLSv1.1']) },
    'tls-version',
  ],
  [
    'hidden, and nothing is wrong with the certificate',
    { seen: failed('', false), 'other-client': untold, tls: tls({}) },
    'fails-everywhere',
  ],
  ['name unknown', { get: net('ERR_NAME_NOT_RESOLVED'), control: http(200) }, 'name-unknown'],
  ['firewall drops', { get: net('ERR_CONNECTION_TIMED_OUT'), control: http(200) }, 'no-way'],
  ['proxy', { get: net('ERR_TUNNEL_CONNECTION_FAILED') }, 'proxy'],
  [
    'local network access',
    { get: net('ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS') },
    'local-network-access',
  ],
  ['unsafe port', { get: net('ERR_UNSAFE_PORT') }, 'unsafe-port'],
  ['offline', { get: net('ERR_INTERNET_DISCONNECTED') }, 'offline'],
  ['certificate dates', { get: net('ERR_CERT_DATE_INVALID') }, 'certificate-dates'],
  ['certificate name', { get: net('ERR_CERT_COMMON_NAME_INVALID') }, 'certificate-name'],
  ['certificate authority', { get: net('ERR_CERT_AUTHORITY_INVALID') }, 'certificate-authority'],
  ['certificate revoked', { get: net('ERR_CERT_REVOKED') }, 'certificate-other'],
  ['client certificate', { get: net('ERR_BAD_SSL_CLIENT_AUTH_CERT') }, 'client-certificate'],
  ['TLS version', { get: net('ERR_SSL_VERSION_OR_CIPHER_MISMATCH') }, 'tls-version'],
  [
    'opens without subprotocol',
    { seen: failed(), 'other-client': untold, 'no-subprotocol': open },
    'subprotocol',
  ],
  [
    'opens without extensions',
    { seen: failed(), 'other-client': untold, 'no-extensions': ['terminal', URL_, open] },
    'extensions',
  ],
  ['opens without query', { seen: status(400), 'other-client': untold, 'no-query': open }, 'query'],
  [
    'opens with a slash',
    { seen: status(404), 'other-client': untold, slash: at('ws://api.test:8080/live/', open) },
    'slash',
  ],
  ['redirects', { seen: failed(), 'other-client': untold, get: http(301) }, 'redirect'],
  [
    'the whole answer, from a terminal, redirects',
    { 'upgrade-answer': ['terminal', URL_, http(307)], 'other-client': status(307) },
    'redirect',
  ],
  ['redirect circle read by the extension', { 'get-headers': http(302), 'other-client': untold }, 'redirect'],
  ['401 to everybody', { seen: status(401), 'other-client': untold, get: http(401) }, 'credentials'],
  ['403 to a GET, and nothing else known', { get: http(403) }, 'forbidden'],
  ['429', { seen: failed(), 'other-client': untold, get: http(429) }, 'rate-limited'],
  ['502', { seen: failed(), 'other-client': untold, get: http(502) }, 'server-error'],
  ['400', { seen: status(400), 'other-client': untold }, 'bad-request'],
  ['upgrade never answered', { seen: late, 'other-client': late, get: http(426) }, 'upgrade-unanswered'],
  ['nothing is ever answered', { seen: late, 'other-client': late, get: late }, 'never-answers'],
  ['hangs up on all', { seen: failed(), 'other-client': untold, get: net('ERR_EMPTY_RESPONSE') }, 'hangs-up'],
  ['not HTTP', { get: net('ERR_INVALID_HTTP_RESPONSE') }, 'not-http'],
  [
    'a wrong 101',
    { seen: failed("Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value") },
    'bad-answer',
  ],
  ['now and then', { seen: failed(), again: open, 'again-2': failed(), 'again-3': open }, 'flapping'],
  [
    'now and then, without the page’s own tries',
    { seen: status(403), 'other-client': open, 'other-client-2': untold, 'other-client-3': open },
    'flapping',
  ],
  ['works again', { seen: status(503), again: open, 'again-2': open }, 'over'],
  [
    'silent is cut, beating lives',
    {
      'idle-silent': { kind: 'idled', ms: 60_000, code: 1006 },
      'idle-heartbeat': { kind: 'idled', ms: 75_000, code: undefined },
    },
    'idle-limit',
  ],
  [
    'both live',
    { seen: open, 'other-client': open, 'idle-silent': { kind: 'idled', ms: 75_000, code: undefined } },
    'healthy',
  ],
  ['a limit of size', { sizes: { kind: 'sizes', passed: 65_000, failed: 66_000, code: 1009 } }, 'size-limit'],
  [
    'no limit of size',
    { sizes: { kind: 'sizes', passed: 1_048_576, failed: undefined, code: undefined } },
    undefined,
  ],
  ['a stranger gets in', { 'foreign-origin': open }, 'origin-unchecked'],
  ['all is well', { seen: open, 'other-client': open, get: http(426) }, 'healthy'],
  ['nothing was tried', { seen: { kind: 'not-run', why: 'it is not over' } }, undefined],
  [
    'everything was cancelled',
    {
      seen: failed(),
      get: { kind: 'stopped', by: 'cancelled' },
      'other-client': { kind: 'stopped', by: 'cancelled' },
    },
    undefined,
  ],
];

/** Bodies of rejections, and what they are about. */
const BODIES = [
  ['credentials', 403, 'Invalid API key'],
  ['permission', 403, 'You do not have permission to access this channel'],
  ['origin', 403, 'Origin not allowed'],
  ['unknown-resource', 404, 'Model gpt-x does not exist'],
  ['malformed-request', 400, 'Missing required parameter: stream'],
  ['rate-limit', 429, 'Too many connections, try again later'],
  ['payload-size', 413, 'Payload too large'],
  ['timeout', 504, 'Request timed out waiting for data'],
  ['backend-unreachable', 502, 'Failed to connect to upstream server'],
  ['server-error', 500, 'Unhandled exception in request handler'],
  ['shutdown', 503, 'Server is shutting down'],
  ['maintenance', 503, 'Scheduled maintenance in progress'],
  ['duplicate-session', 409, 'Another session is already connected for this client'],
  ['unknown', 403, 'Zone frobnicator is asleep'],
] as const;
TABLE.push(
  ...BODIES.map(([topic, code, body]): (typeof TABLE)[number] => [
    `a ${code} whose body is about ${topic}`,
    {
      seen: status(code),
      'other-client': ['terminal', URL_, status(code)],
      'upgrade-answer': ['terminal', URL_, { ...http(code), body } as Outcome],
    },
    `response-says-${topic}`,
  ]),
);

describe('the decision table', () => {
  it.each(TABLE)('%s', (_name, given, expected) => {
    expect(conclude(results(given))[0]?.pattern.id).toBe(expected);
  });

  it('is covered, every line of it', () => {
    const proved = new Set(
      TABLE.flatMap(([, given]) => conclude(results(given)).map(({ pattern }) => pattern.id)),
    );
    expect(PATTERNS.map(({ id }) => id).filter((id) => !proved.has(id))).toEqual([]);
  });

  it.each<[Partial<typeof CERTIFICATE>, string, string]>([
    [
      { validTo: 'Oct 20 00:00:00 2026 GMT' },
      'CERT_HAS_EXPIRED',
      'ran out 12 days before the probe, on 2026-10-20',
    ],
    [
      { validFrom: 'Nov  2 12:00:00 2026 GMT' },
      'CERT_NOT_YET_VALID',
      'begins 1 day after the probe, on 2026-11-02',
    ],
    [
      { names: ['DNS:a.test', 'DNS:b.test'] },
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'is made out to a.test, b.test, and not to api.test',
    ],
    [{ issuer: 'CN=api.test' }, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'is self-signed'],
    [
      {},
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'comes from CN=Lean Root, whose own certificate the server does not send',
    ],
  ])('says exactly what is wrong with a certificate: %j, %s', (certificate, fault, words) => {
    const [first] = conclude(results({ seen: failed('', false), tls: tls(certificate, fault) }));
    expect(first?.title).toContain(`The certificate ${words}`);
    expect(first?.because.map(({ experiment }) => experiment)).toEqual(['tls']);
  });

  it('takes another list of authorities, or a program that reads along, for what it is', () => {
    const [first] = conclude(results({ get: net('ERR_CERT_AUTHORITY_INVALID'), tls: tls({}) }));
    expect(first?.pattern.id).toBe('certificate-authority');
    expect(first?.title).toContain('intercepts TLS');
  });

  it('finds two faults of one certificate, of which a browser names one', () => {
    const both = conclude(
      results({
        get: net('ERR_CERT_AUTHORITY_INVALID'),
        tls: tls(
          { issuer: 'CN=api.test', validTo: 'Oct 20 00:00:00 2026 GMT' },
          'DEPTH_ZERO_SELF_SIGNED_CERT',
        ),
      }),
    );
    expect(both.map(({ pattern }) => pattern.id)).toEqual(['certificate-dates', 'certificate-authority']);
  });

  it('reads a wildcard as browsers do: one label, and the whole of it', () => {
    const fits = (host: string) => {
      const [from, , outcome] = tls({});
      const given: Given = { seen: failed('', false), tls: [from, `wss://${host}/`, outcome] };
      return !conclude(results(given)).some(({ pattern }) => pattern.id === 'certificate-name');
    };
    expect(
      ['api.test', 'API.test', 'a.api.test', 'a.b.api.test', 'xapi.test', '192.0.2.1'].map(fits),
    ).toEqual([true, true, true, false, false, false]);
  });

  it('names only rules that exist', () => {
    const known = new Set(rules.map(({ id }) => id));
    const named = PATTERNS.flatMap(({ supports, contradicts = [] }) => [...supports, ...contradicts]);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('proves each conclusion with results that were there', () => {
    for (const [name, given] of TABLE)
      for (const { because } of conclude(results(given))) expect(because.length, name).toBeGreaterThan(0);
  });
});

function probed(session: Session, given: Given): Session {
  const [connection] = session.connections.values();
  ingest(session, {
    source: 'probe',
    kind: 'probe-run',
    at: START + 10_000,
    connection: connection?.id ?? '',
    results: results(given),
  });
  return session;
}

const top = (session: Session) => diagnose(session, rules).findings[0];

describe('experiments and the rules', () => {
  it('raise a verdict, and stand in its evidence', () => {
    const before = top(tape(attempt(URL_, refusedWith(403))));
    const after = top(
      probed(tape(attempt(URL_, refusedWith(403))), { 'other-client': untold, get: http(403) }),
    );
    expect(after?.rule.id).toBe('forbidden');
    expect(after?.match.evidence.length).toBe((before?.match.evidence.length ?? 0) + 1);
    expect(after?.match.evidence.at(-1)?.fact).toContain('HTTP 403');
  });

  it('raise the confidence of a verdict that was less sure by itself', () => {
    const plainPort = () => tape(attempt('wss://api.test:8080/live', NO_TLS, { requestSent: false }));
    const after = probed(plainPort(), {
      get: at('https://api.test:8080/live', net('ERR_SSL_PROTOCOL_ERROR')),
      'get-other-scheme': at('http://api.test:8080/live', http(426)),
    });
    const of = (session: Session) =>
      diagnose(session, rules).findings.find(({ rule }) => rule.id === 'wss-to-plain-port')?.match.confidence;
    expect([of(plainPort()), of(after)]).toEqual(['likely', 'certain']);
  });

  it('are part of a trace, and read back mean the same', () => {
    const session = probed(tape(attempt(URL_, refusedWith(403))), { 'other-client': untold, get: http(403) });
    const [restored] = openTrace(saveTrace(session)).session.connections.values();
    expect(restored?.probe?.conclusions.map(({ pattern }) => pattern.id)).toContain('refused-to-all');
  });

  it('keep in a trace what the command line saw before HTTP', () => {
    const given: Given = {
      names: terminal('wss://api.test/live', { kind: 'named', ipv4: ['192.0.2.1'], ipv6: ['2001:db8::1'] }),
      'tcp-ipv4': terminal('wss://192.0.2.1/live', connected('192.0.2.1')),
      tls: tls({}, 'CERT_HAS_EXPIRED'),
    };
    const session = probed(tape(attempt('wss://api.test/live', NO_TLS, { requestSent: false })), given);
    const [restored] = openTrace(saveTrace(session)).session.connections.values();
    const kept = restored?.probe?.results.filter(({ from }) => from === 'terminal');
    expect(kept?.map(({ outcome }) => outcome)).toEqual(results(given).map(({ outcome }) => outcome));
  });

  it('leave no secret of an answer’s headers in a trace', () => {
    const secret = 'sid=hush-0123456789abcdef';
    const answer = { ...http(403), headers: `server: lean\nSet-Cookie: ${secret}; Path=/` } as Outcome;
    const session = probed(tape(attempt(URL_, refusedWith(403))), {
      'upgrade-answer': ['terminal', URL_, answer],
    });
    const text = saveTrace(session);
    expect(text).toContain('server: lean');
    expect(text).not.toContain('hush-0123456789abcdef');
  });

  it('lower a verdict that they speak against', () => {
    const session = probed(tape(attempt(URL_, refusedWith(403))), { again: open });
    expect(top(session)?.match.confidence).toBe('likely');
  });

  it.each([
    ['ERR_CONNECTION_REFUSED', false, 'connection-refused'],
    ['ERR_NAME_NOT_RESOLVED', false, 'host-not-found'],
    ['ERR_CERT_DATE_INVALID', false, 'certificate-expired'],
  ])('give back a reason that another extension hides: %s', (error, requestSent, rule) => {
    const hidden = tape(attempt('wss://api.test/live', '', { requestSent }));
    expect(top(hidden)?.rule.id).toBe('reason-hidden');
    expect(top(probed(hidden, { get: net(error), 'other-client': untold }))?.rule.id).toBe(rule);
  });

  it('give back a hidden status where a plain GET meets the same, and not where it may not', () => {
    const hidden = () => tape(attempt(URL_, ''));
    expect(top(probed(hidden(), { get: http(502), 'other-client': untold }))?.rule.id).toBe('server-error');
    expect(top(probed(hidden(), { get: http(426), 'other-client': untold }))?.rule.id).toBe('reason-hidden');
  });

  it('find an Origin that nobody checks', () => {
    const found = (session: Session) => diagnose(session, rules).findings.map(({ rule }) => rule.id);
    expect(found(tape(conversation(URL_)))).not.toContain('origin-unchecked');
    expect(found(probed(tape(conversation(URL_)), { 'foreign-origin': open }))).toContain('origin-unchecked');
  });

  it('are part of the report', () => {
    const session = probed(tape(attempt(`${URL_}?token=hush-0123456789`, refusedWith(403))), {
      get: ['page', `${URL_}?token=hush-0123456789`, http(403)],
      'other-client': untold,
    });
    const report = buildReport(session, diagnose(session, rules), { now: START, version: '0' });
    expect(report.experiments.map(({ experiment }) => experiment)).toEqual(['seen', 'other-client', 'get']);
    expect(report.conclusions.map(({ id }) => id)).toContain('refused-to-all');
    for (const text of [renderMarkdown(report), renderHtml(report)]) {
      expect(text).toContain('Plain GET of the same URL');
      expect(text).not.toContain('hush-0123456789');
    }
  });

  it('of a connection that is gone are counted as lost', () => {
    const session = tape(attempt(URL_, REFUSED));
    ingest(session, { source: 'probe', kind: 'probe-run', at: START, connection: 'c999', results: [] });
    expect(session.losses.missingEvents).toBe(1);
  });
});

describe('experiments beside a handshake that is not over', () => {
  const probeAt = (session: Session, ms: number) =>
    ingest(session, {
      source: 'probe',
      kind: 'probe-run',
      at: START + ms,
      connection: [...session.connections.keys()][0] ?? '',
      results: results({ 'other-client': open }),
    });
  const patternsOf = (session: Session) =>
    [...session.connections.values()].flatMap(({ probe }) =>
      probe?.conclusions.map(({ pattern }) => pattern.id),
    );

  it('do not take a handshake of a second for a failure, and are compared with its end when that comes', () => {
    const whole = tape(attempt(URL_, refusedWith(403))).notes.values();
    const session = createSession();
    for (const { event } of whole) {
      ingest(session, event);
      if (event.kind !== 'created') continue;
      probeAt(session, 15);
      expect(patternsOf(session)).toEqual(['healthy']);
    }
    expect(patternsOf(session)).toContain('origin-list');
  });

  it('take one without a response for long for a failure', () => {
    const session = tape(page('http://app.test/'), created(URL_, { at: 10 }));
    probeAt(session, 10_000);
    expect(patternsOf(session)).toEqual(['fails-in-page-only']);
  });
});

function planned(url: string, protocols: string[] = [], secrets = false) {
  const session = tape(attempt(url, REFUSED, { requestHeaders: [] }));
  const [connection] = session.connections.values();
  if (!connection) throw new Error('the tape has no connection');
  connection.protocols = protocols;
  return { steps: planExperiments(connection, session, { ...NO_CHOICES, secrets }), connection, session };
}

describe('the plan', () => {
  it('sends neither tokens nor cookies unless told to', () => {
    const secret = 'hush-0123456789abcdef';
    const { steps } = planned(`ws://api.test/live?access_token=${secret}`, [`Bearer.${secret}`]);
    expect(JSON.stringify(steps)).not.toContain(secret);
    expect(steps.every(({ bare }) => bare)).toBe(true);
    expect(steps.some(({ from, action }) => from === 'page' && action.kind === 'connect')).toBe(false);
    expect(steps.some(({ action }) => action.kind === 'get' && action.credentials)).toBe(false);
    expect(JSON.stringify(planned(`ws://api.test/live?access_token=${secret}`, [], true).steps)).toContain(
      secret,
    );
  });

  it('announces each experiment: who sends what to whom, and what goes along', () => {
    const session = tape(attempt('wss://api.test:9000/live?token=hush-0123456789abcdef', REFUSED));
    const [connection] = session.connections.values();
    if (!connection) throw new Error('the tape has no connection');
    connection.protocols = ['chat.v2'];
    const ticked = { idle: true, sizes: true, foreignOrigin: true, hostAccess: true };
    const announced = (secrets: boolean) =>
      planExperiments(connection, session, { ...NO_CHOICES, ...ticked, secrets }).map((step) => ({
        ...step,
        words: sendsWords(step),
      }));
    for (const { action, from, words } of [...announced(false), ...announced(true)]) {
      expect(words).toContain(
        action.kind === 'terminal' ? `${howToRun(IS_ON_NPM).program} probe` : action.url,
      );
      if (action.kind !== 'terminal')
        expect(words).toMatch(from === 'page' ? /^The page / : /^This extension /);
      if (action.kind === 'get') expect(words).toContain(`sends ${action.method} `);
      if (action.kind === 'connect' && action.protocols.length > 0) expect(words).toContain('chat.v2');
    }
    const text = (secrets: boolean) =>
      announced(secrets)
        .map(({ words }) => words)
        .join('\n');
    expect(text(false)).not.toContain('hush');
    expect(text(false)).not.toMatch(/cookies for the host|, with cookies/);
    expect(text(false)).toContain('Values that look secret are replaced by TOKEN.');
    expect(text(true)).toContain('hush');
    expect(text(true)).toContain('The page’s cookies for the host go along.');
  });

  it('tries the other names of this machine, and of no other host', () => {
    const urls = (url: string) =>
      planned(url)
        .steps.filter(({ id }) => ['localhost', 'ipv4', 'ipv6'].includes(id))
        .map(({ action }) => action.url);
    expect(urls('ws://localhost:9000/a')).toEqual(['ws://127.0.0.1:9000/a', 'ws://[::1]:9000/a']);
    expect(urls('ws://127.0.0.1:9000/a')).toEqual(['ws://localhost:9000/a', 'ws://[::1]:9000/a']);
    expect(urls('ws://api.test:9000/a')).toEqual([]);
  });

  it('changes one thing at a time', () => {
    const { steps } = planned('ws://api.test:9000/a?b=1', ['x']);
    const urlOf = (id: ExperimentId) => steps.find((step) => step.id === id)?.action.url;
    expect(urlOf('slash')).toBe('ws://api.test:9000/a/?b=1');
    expect(urlOf('no-query')).toBe('ws://api.test:9000/a');
    expect(urlOf('other-scheme')).toBe('wss://api.test:9000/a?b=1');
    expect(urlOf('default-port')).toBe('ws://api.test/a?b=1');
    expect(urlOf('other-scheme-port')).toBe('wss://api.test/a?b=1');
    expect(steps.find(({ id }) => id === 'no-subprotocol')?.action).toMatchObject({ protocols: [] });
    expect(steps.length).toBeLessThanOrEqual(MOST_EXPERIMENTS);
  });

  it('tries usual ports: of this machine those of developers, of any host the page’s own, each once', () => {
    expect(usualPorts('ws://localhost:3000/a?b=1', 'http://localhost:5173/')).toEqual([
      ['page-port', 'ws://localhost:5173/a?b=1'],
      ['default-port', 'ws://localhost/a?b=1'],
      ['port-8000', 'ws://localhost:8000/a?b=1'],
      ['port-8080', 'ws://localhost:8080/a?b=1'],
      ['port-8765', 'ws://localhost:8765/a?b=1'],
    ]);
    expect(usualPorts('wss://api.test:8443/', 'https://api.test/').map(([id]) => id)).toEqual([
      'page-port',
      'other-scheme-port',
    ]);
    expect(usualPorts('wss://api.test/', 'https://page.test/').map(([id]) => id)).toEqual([
      'other-scheme-port',
    ]);
  });

  it('repeats where chance may have a hand in it, and not what is certain or hangs', () => {
    const step = planned('ws://api.test/a').steps.find(({ id }) => id === 'other-client-2');
    if (!step) throw new Error('the plan repeats nothing');
    const refused = (code: number) =>
      whyNotTry(step, results({ seen: status(code), 'other-client': untold, get: http(code) }));
    expect(refused(503)).toBe(undefined);
    expect(refused(429)).toContain('counts');
    expect(whyNotTry(step, results({ seen: late, 'other-client': late }))).toContain('in time');
    expect(whyNotTry(step, results({ get: net('ERR_CERT_DATE_INVALID') }))).toContain('certain');
  });

  it('stops asking when the answer is certain', () => {
    const { steps } = planned('ws://api.test:9000/a');
    const step = (id: ExperimentId) => {
      const found = steps.find((each) => each.id === id);
      if (!found) throw new Error(`no ${id}`);
      return found;
    };
    const known = results({ seen: failed('', false), get: net('ERR_CERT_DATE_INVALID') });
    expect(whyNotTry(step('default-port'), known)).toContain('certain');
    expect(whyNotTry(step('slash'), results({ get: http(404) }))).toBe(undefined);
    expect(whyNotTry(step('default-port'), results({ get: http(404) }))).toContain('answers');
    expect(whyNotTry(step('slash'), results({ 'other-client': open }))).toContain('opens');
  });

  it('gives a command without secrets, quoted for the shell', () => {
    const { connection, session } = planned("ws://api.test/a?token=hush-0123456789&q=it's");
    const command = terminalCommand(connection, session);
    expect(command.startsWith(`${howToRun(IS_ON_NPM).program} probe '`), command).toBe(true);
    expect(command).not.toContain('hush');
    expect(command).toContain("'\\''");
  });
});

describe('a pasted probe', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', 'hello'],
    ['another JSON', '{"kind":"report"}'],
    ['an array', '[]'],
    ['another version', '{"kind":"wsdoctor-probe","schemaVersion":9}'],
    ['far too much', `"${'x'.repeat(1_000_001)}"`],
  ])('is refused: %s', (_what, text) => {
    expect(parseTerminalProbe(text).ok).toBe(false);
  });

  it('of wrong shapes inside does no harm', () => {
    const text = JSON.stringify({
      kind: 'wsdoctor-probe',
      schemaVersion: 1,
      url: 5,
      tcp: [null, 3, { family: 'x' }],
      handshake: { kind: 'answered', headers: 'no', status: 'many' },
      opened: [],
      get: 'x',
      protocols: { length: 9 },
    });
    expect(parseTerminalProbe(text)).toMatchObject({
      ok: true,
      probe: { url: '', handshake: { status: 0, headers: [] }, opened: null, get: null },
    });
  });

  it('brings the whole answer to the upgrade, and how long it lived in silence', () => {
    const answer = {
      kind: 'answered',
      status: 403,
      statusLine: 'HTTP/1.1 403 Forbidden',
      headers: [{ name: 'Server', value: 'lean/1' }],
      body: `no: ${'z'.repeat(2_000)}`,
      cut: null,
      ms: 4,
    };
    const opened = {
      protocol: '',
      extensions: '',
      pingMs: 1,
      heldMs: 60_100,
      messages: 0,
      end: { kind: 'cut' },
    };
    const parsed = parseTerminalProbe(
      JSON.stringify({ kind: 'wsdoctor-probe', schemaVersion: 1, url: URL_, handshake: answer, opened }),
    );
    const found = parsed.ok ? terminalResults(parsed.probe) : [];
    const outcome = (id: ExperimentId) => found.find(({ experiment }) => experiment === id)?.outcome;
    expect(outcome('upgrade-answer')).toMatchObject({
      status: 403,
      server: 'lean/1',
      headers: 'Server: lean/1',
      cut: 'bytes',
    });
    expect(outcome('idle-silent')).toEqual({ kind: 'idled', ms: 60_100, code: 1006 });
  });
});
