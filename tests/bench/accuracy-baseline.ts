import type { CapturedEvent } from '../../src/capture/captured-event.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { buildReport, type Report, type ReportVerdict } from '../../src/export/report/report.ts';
import { rules } from '../../src/rules/index.ts';
import type { Connection } from '../../src/session/connection.ts';
import { ingest } from '../../src/session/ingest.ts';
import { advanceClock, createSession } from '../../src/session/session.ts';

/**
 * What somebody knows who looks the console's line up in a table, and the close code in that of RFC 6455: no second
 * connection, no message, no header, no time. The measure for what the rules add.
 */
const BY_TEXT: readonly (readonly [RegExp, rule: string])[] = [
  [/ERR_CONNECTION_REFUSED/, 'connection-refused'],
  [/ERR_NAME_NOT_RESOLVED/, 'host-not-found'],
  [/ERR_(?:CONNECTION_)?TIMED_OUT|ERR_ADDRESS_UNREACHABLE/, 'connection-timed-out'],
  [/ERR_CONNECTION_(?:RESET|CLOSED)|ERR_SOCKET_NOT_CONNECTED/, 'handshake-reset'],
  [/ERR_EMPTY_RESPONSE|closed before receiving a handshake response/, 'no-response'],
  [/ERR_INTERNET_DISCONNECTED/, 'offline'],
  [/ERR_NETWORK_CHANGED/, 'network-lost'],
  [/ERR_UNSAFE_PORT/, 'unsafe-port'],
  [/ERR_(?:PROXY|TUNNEL)_|PROXY_AUTH|tunnel via proxy|Proxy authentication/, 'proxy-refused'],
  [/LOCAL_NETWORK_ACCESS|PRIVATE_NETWORK_ACCESS/, 'local-network-access'],
  [/ERR_CERT_DATE_INVALID/, 'certificate-expired'],
  [/ERR_CERT_COMMON_NAME_INVALID/, 'certificate-wrong-host'],
  [/ERR_CERT_AUTHORITY_INVALID/, 'certificate-untrusted'],
  [/ERR_CERT_/, 'certificate-invalid'],
  [/ERR_SSL_VERSION_OR_CIPHER_MISMATCH/, 'tls-version'],
  [/ERR_SSL_CLIENT_AUTH_CERT_NEEDED|ERR_BAD_SSL_CLIENT_AUTH_CERT/, 'client-certificate'],
  [/ERR_SSL_PROTOCOL_ERROR/, 'wss-to-plain-port'],
  [/response code: 40(?:1|7)|HTTP Authentication failed/, 'unauthorized'],
  [/response code: 400/, 'bad-request'],
  [/response code: 403/, 'forbidden'],
  [/response code: 4(?:04|10)/, 'not-found'],
  [/response code: 429/, 'rate-limited'],
  [/response code: 3/, 'redirected'],
  [/response code: 5/, 'server-error'],
  [/response code: /, 'not-a-websocket-endpoint'],
  [/Sec-WebSocket-Protocol/, 'subprotocol-mismatch'],
  [/Sec-WebSocket-Extensions|permessage-deflate/, 'extension-mismatch'],
  [/Sec-WebSocket-Accept|'Upgrade' header|'Connection' header/, 'bad-upgrade-response'],
  [/Invalid status line|ERR_INVALID_HTTP_RESPONSE/, 'not-http'],
  [/closed before the connection is established/, 'closed-by-page'],
  [
    /\bmask|Invalid frame|reserved bit|opcode|continuation|fragment|close frame|UTF-8|decode|decompress/i,
    'protocol-error',
  ],
];

const BY_CODE: Readonly<Record<number, string>> = {
  1002: 'protocol-error-code',
  1003: 'unsupported-data',
  1006: 'closed-by-transport',
  1007: 'invalid-payload',
  1008: 'policy-violation',
  1009: 'message-too-big',
  1011: 'internal-error',
  1012: 'service-restart',
  1013: 'try-again-later',
  1014: 'bad-gateway-code',
  3000: 'unauthorized-code',
  3003: 'forbidden-code',
  3008: 'timeout-code',
};
const PRIVATE_CODES = 4000;

/** What the browser shows of one connection. */
export interface Shown {
  text?: string;
  code?: number;
  /** The name of the exception that the constructor threw. */
  threw?: string;
  /** The console says that the page's policy forbids it. */
  blocked?: boolean;
}

/** The rule that the table names; undefined where the browser shows nothing unusual. */
export function lookUp({ text, code, threw, blocked }: Shown): string | undefined {
  if (threw !== undefined) return threw === 'SecurityError' ? 'mixed-content' : 'invalid-url';
  if (blocked) return 'csp-blocked';
  const byText = text === undefined ? undefined : BY_TEXT.find(([pattern]) => pattern.test(text))?.[1];
  if (byText !== undefined || code === undefined) return byText;
  return code >= PRIVATE_CODES ? 'app-close-code' : BY_CODE[code];
}

function shownOf({ wire, closed, constructorError, violation }: Connection): Shown {
  const text = wire?.entry.reason;
  return {
    ...(text !== undefined && { text }),
    ...(closed && { code: closed.code }),
    ...(constructorError && { threw: constructorError.name }),
    ...(violation && { blocked: true }),
  };
}

const rowOf = (id: string): string => rules.find((rule) => rule.id === id)?.scenario ?? '';

/** A table is always sure, except where it says no more than that the connection broke. */
const verdictOf = (rule: string, connection: string): ReportVerdict => ({
  rule,
  row: rowOf(rule),
  severity: 'error',
  confidence: 'certain',
  title: rule,
  spec: '',
  connections: [connection],
  evidence: [],
  fixes: [],
  raise: null,
  learnMore: '',
});

/** A report whose verdicts are those of the table, in the order in which the connections were made. */
export function baselineReport(events: readonly CapturedEvent[], judgedAt: number): Report {
  const session = createSession();
  for (const event of events) ingest(session, event);
  advanceClock(session, judgedAt);
  const report = buildReport(session, diagnose(session, []), { now: judgedAt, version: 'baseline' });
  const verdicts = [...session.connections.values()].flatMap((connection) => {
    const rule = lookUp(shownOf(connection));
    return rule === undefined ? [] : [verdictOf(rule, connection.id)];
  });
  return { ...report, verdicts };
}
