import type { LogTopic } from '../../capture/log-line.ts';
import { base64Decode } from '../../shared/base64.ts';
import { formatDuration } from '../../shared/format.ts';
import { asJson } from '../../shared/json-shape.ts';
import { alertName } from '../../shared/tls-alerts.ts';
import { readCertificate } from './certificate.ts';
import { errorName, type NetErrors, textOf } from './constants.ts';
import type { NetLogRecord } from './sources.ts';

export interface NetLogLine {
  at: number;
  text: string;
  topic?: LogTopic;
  proves?: true;
}

/** Reads the records of one request, in their order; it remembers what an end needs of its beginning. */
export interface LineReader {
  read(source: number, record: NetLogRecord): NetLogLine[];
}

const PROVES = { proves: true } as const;

export function createLineReader(constants: NetErrors): LineReader {
  const begun = new Map<string, NetLogRecord>();
  return {
    read(source, record) {
      const key = `${source} ${record.name}`;
      const before = begun.get(key);
      if (record.phase === 'begin') begun.set(key, record);
      if (record.phase === 'end') begun.delete(key);
      const reader = Object.hasOwn(READERS, record.name) ? READERS[record.name] : undefined;
      return (reader?.(record, constants, before) ?? []).map((line) => ({ at: record.at, ...line }));
    },
  };
}

type Line = Omit<NetLogLine, 'at'>;
type Reader = (record: NetLogRecord, constants: NetErrors, begin: NetLogRecord | undefined) => Line[];

/** A line about an end, which proves something if it has an error. */
const atEnd =
  (read: (error: string | undefined, ...args: Parameters<Reader>) => string | undefined): Reader =>
  (record, constants, begin) => {
    if (record.phase !== 'end') return [];
    const error = errorName(constants, record.params.net_error);
    const text = read(error, record, constants, begin);
    return text === undefined ? [] : [{ text, ...(error === undefined ? {} : PROVES) }];
  };

const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const READERS: Record<string, Reader> = {
  PROXY_RESOLUTION_SERVICE_RESOLVED_PROXY_LIST({ params }) {
    const proxy = textOf(params.proxy_info) || textOf(params.pac_string);
    return proxy === '' || proxy === 'DIRECT' ? [] : [{ text: `The browser uses the proxy "${proxy}"` }];
  },
  PROXY_LIST_FALLBACK: ({ params }, constants) => [
    {
      text: `The proxy ${textOf(params.bad_proxy_chain) || textOf(params.bad_proxy)} is skipped: ${errorName(constants, params.net_error) ?? 'it failed'}`,
      ...PROVES,
    },
  ],
  HTTP_TRANSACTION_SEND_TUNNEL_HEADERS: ({ params }) => [
    { text: `The browser sent the proxy "${textOf(params.line).trim()}"` },
  ],
  HTTP_TRANSACTION_READ_TUNNEL_RESPONSE_HEADERS({ params }) {
    const [status = '', ...headers] = list(params.headers);
    const telling = headers.filter((header) => /^(?:via|server|proxy-authenticate|location):/i.test(header));
    const text = `The proxy answered CONNECT with "${[status, ...telling].join('; ')}"`;
    return [{ text, ...(/\s2\d\d\b/.test(status) ? {} : PROVES) }];
  },
  AUTH_HANDLER_CREATE_RESULT({ params }, constants) {
    const error = errorName(constants, params.net_error);
    const scheme = textOf(params.scheme);
    if (scheme === '') return [];
    return [
      { text: `The login to ${textOf(params.origin)} uses the scheme ${scheme}${error ? `: ${error}` : ''}` },
    ];
  },
  AUTH_LIBRARY_INIT_SEC_CTX({ phase, params }) {
    const major = asJson(asJson(params.status).major_status);
    const message = list(major.message).join(' ');
    return phase === 'end' && message !== '' && major.status !== 0
      ? [{ text: `The login library said: "${message}"`, ...PROVES }]
      : [];
  },
  AUTH_GENERATE_TOKEN: atEnd((error) =>
    error === undefined ? undefined : `The browser has no login to send: ${error}`,
  ),
  HOST_RESOLVER_SYSTEM_TASK: atEnd((error, { params }) => {
    if (error === undefined) return undefined;
    const words = textOf(params.os_error_string);
    return `The system's resolver failed${words === '' ? '' : `: "${words}"`} (${error})`;
  }),
  HOST_RESOLVER_MANAGER_JOB: atEnd((error, _record, _constants, begin) => {
    const host = textOf(begin?.params.host).replace(/^https?:\/\//, '');
    return error === undefined ? undefined : `No address found for ${host || 'the host'} (${error})`;
  }),
  DNS_TRANSACTION_QUERY: atEnd((error, _record, _constants, begin) =>
    error === undefined ? undefined : `The DNS query for ${textOf(begin?.params.qname)} failed (${error})`,
  ),
  DNS_TRANSACTION_RESPONSE: ({ params }) =>
    params.rcode === 3
      ? [{ text: 'The DNS server answered NXDOMAIN: the name does not exist', ...PROVES }]
      : [],
  TCP_CONNECT_ATTEMPT: (record, _constants, begin) => {
    if (record.phase !== 'end') return [];
    const address = textOf(begin?.params.address) || 'an address';
    const { os_error: code } = record.params;
    if (typeof code !== 'number') return [{ text: `TCP connection to ${address} established` }];
    return [{ text: `TCP connection to ${address} failed: ${osError(code)}`, ...PROVES }];
  },
  SSL_CONNECT: atEnd((error, { params }) => {
    if (error !== undefined) return `The TLS handshake failed: ${error}`;
    const version = textOf(params.version);
    return version === '' ? undefined : `TLS handshake completed with ${version}`;
  }),
  SSL_ALERT_RECEIVED: ({ params }) => alertLine('The server sent the TLS alert', params.bytes),
  SSL_ALERT_SENT: ({ params }) => alertLine('The browser sent the TLS alert', params.bytes),
  SSL_CLIENT_CERT_REQUESTED: () => [
    { text: 'The server requested a client certificate in the TLS handshake', ...PROVES },
  ],
  SSL_CERTIFICATES_RECEIVED: ({ at, params }) =>
    list(params.certificates)
      .slice(0, 10)
      .flatMap((pem, index) => certificateLine(pem, index, at)),
  CERT_VERIFY_PROC: certificateVerdict,
  CERT_VERIFIER_JOB: certificateVerdict,
  SOCKET_READ_ERROR: ({ params }, constants) => [
    {
      text: `Reading from the connection failed: ${errorName(constants, params.net_error) ?? 'unknown error'}${typeof params.os_error === 'number' ? `, ${osError(params.os_error)}` : ''}`,
      ...PROVES,
    },
  ],
  HTTP_STREAM_PARSER_READ_HEADERS: (record, constants, begin) => {
    const error = errorName(constants, record.params.net_error);
    if (record.phase !== 'end' || error === undefined) return [];
    const waited = begin ? formatDuration(record.at - begin.at) : '';
    return [
      { text: `The connection ended before any response, ${waited} after the request (${error})`, ...PROVES },
    ];
  },
  WEBSOCKET_INVALID_FRAME: ({ params }) => [
    {
      text: `The browser received an invalid frame: ${textOf(params.internal_reason) || textOf(params.reason)}`,
      ...PROVES,
    },
  ],
};

/** Errors of connect() and read(), by their numbers on Linux, macOS and Windows. */
const OS_ERRORS: Record<number, string> = {
  61: 'connection refused',
  111: 'connection refused',
  10061: 'connection refused',
  54: 'connection reset',
  104: 'connection reset',
  10054: 'connection reset',
  60: 'timed out',
  110: 'timed out',
  10060: 'timed out',
  51: 'network unreachable',
  101: 'network unreachable',
  10051: 'network unreachable',
  65: 'host unreachable',
  113: 'host unreachable',
  10065: 'host unreachable',
};

const osError = (code: number): string =>
  OS_ERRORS[code] === undefined ? `system error ${code}` : `${OS_ERRORS[code]} (system error ${code})`;

function alertLine(who: string, value: unknown): Line[] {
  const code = base64Decode(textOf(value))?.[1];
  // close_notify is the ordinary end.
  if (code === undefined || code === 0) return [];
  return [{ text: `${who} ${alertName(code)} (${code})`, ...PROVES }];
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

function certificateLine(pem: string, index: number, at: number): Line[] {
  const certificate = readCertificate(pem);
  if (!certificate) return [];
  const { subject, issuer, names, notBefore, notAfter } = certificate;
  const what = index === 0 ? 'The server certificate' : `Certificate ${index + 1} of the chain`;
  const known = names.length > 0 ? `names ${names.join(', ')}` : 'without alternative names';
  const expired = notAfter < at;
  const state = expired ? ': expired' : notBefore > at ? ': not valid yet' : '';
  return [
    {
      text: `${what} is for "${subject}" (${known}), issued by "${issuer}", valid from ${day(notBefore)} to ${day(notAfter)}${state}`,
      ...(expired ? { topic: 'certificate-expired' } : {}),
      ...(state === '' ? {} : PROVES),
    },
  ];
}

function certificateVerdict({ phase, params }: NetLogRecord, constants: NetErrors): Line[] {
  const error = errorName(constants, params.net_error);
  const status = Number(params.cert_status);
  if (phase !== 'end' || error === undefined) return [];
  const flags = constants.certificateFlags.filter(([, mask]) => (status & mask) !== 0).map(([name]) => name);
  return [{ text: `Chromium refused the certificate: ${[...flags, error].join(', ')}`, ...PROVES }];
}
