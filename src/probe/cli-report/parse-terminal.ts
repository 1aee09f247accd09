import type { Header } from '../../capture/captured-event.ts';
import type {
  CertificateFacts,
  DnsStep,
  HttpStep,
  OpenStep,
  TcpStep,
  TerminalProbe,
  TlsStep,
  TlsVersion,
} from '../../experiments/cli-report.ts';

type Fields = Record<string, unknown>;

/** Pasted text has no length limit. */
const LONGEST = 1_000_000;
const MOST_ITEMS = 200;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const words = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 20_000) : '');
const wordsOrNull = (value: unknown): string | null => (typeof value === 'string' ? words(value) : null);
const amount = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(value, 0) : 0;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, MOST_ITEMS) : []);

export type ParsedProbe = { ok: true; probe: TerminalProbe } | { ok: false; why: string };

/** The pasted output of `wsdoctor probe --json`: checked field by field, since it is untrusted. */
export function parseTerminalProbe(text: string): ParsedProbe {
  if (text.length > LONGEST) return { ok: false, why: 'This is too long to be the output of a probe.' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, why: `This is not JSON: ${why.slice(0, 120)}` };
  }
  if (!isFields(parsed) || parsed.kind !== 'wsdoctor-probe')
    return { ok: false, why: 'This is JSON, but not the output of wsdoctor probe --json.' };
  if (parsed.schemaVersion !== 1)
    return { ok: false, why: 'This was written by another version of wsdoctor than this one can read.' };
  return { ok: true, probe: readProbe(parsed) };
}

function readProbe(from: Fields): TerminalProbe {
  const foreign = isFields(from.foreignOrigin) ? from.foreignOrigin : undefined;
  const answer = foreign && readStep(foreign.answer);
  return {
    kind: 'wsdoctor-probe',
    schemaVersion: 1,
    url: words(from.url),
    origin: wordsOrNull(from.origin),
    protocols: list(from.protocols).map(words),
    extraHeaders: list(from.extraHeaders).map(words),
    startedAt: amount(from.startedAt),
    finishedAt: amount(from.finishedAt),
    dns: readNames(from.dns),
    tcp: list(from.tcp).flatMap(readTcp),
    tls: readTls(from.tls),
    tlsVersions: list(from.tlsVersions).flatMap(readVersion),
    requestHeaders: readHeaders(from.requestHeaders),
    handshake: readStep(from.handshake),
    opened: readOpened(from.opened),
    failure: wordsOrNull(from.failure),
    get: readStep(from.get),
    foreignOrigin: foreign && answer ? { origin: words(foreign.origin), answer } : null,
  };
}

function readHeaders(value: unknown): Header[] {
  return list(value).flatMap((each) =>
    isFields(each) ? [{ name: words(each.name), value: words(each.value) }] : [],
  );
}

function readTcp(value: unknown): TcpStep[] {
  if (!isFields(value)) return [];
  const family = value.family === 6 ? 6 : 4;
  return [{ address: words(value.address), family, error: wordsOrNull(value.error), ms: amount(value.ms) }];
}

function readNames(value: unknown): DnsStep | null {
  if (!isFields(value)) return null;
  return {
    a: list(value.a).map(words),
    aaaa: list(value.aaaa).map(words),
    ms: amount(value.ms),
    error: wordsOrNull(value.error),
  };
}

function readTls(value: unknown): TlsStep | null {
  if (!isFields(value)) return null;
  return {
    version: wordsOrNull(value.version),
    chain: list(value.chain).flatMap(readCertificate),
    trusted: value.trusted === true,
    error: wordsOrNull(value.error),
    ms: amount(value.ms),
  };
}

function readCertificate(value: unknown): CertificateFacts[] {
  if (!isFields(value)) return [];
  const { subject, issuer, validFrom, validTo, names } = value;
  return [
    {
      subject: words(subject),
      issuer: words(issuer),
      validFrom: words(validFrom),
      validTo: words(validTo),
      names: list(names).map(words),
    },
  ];
}

function readVersion(value: unknown): TlsVersion[] {
  if (!isFields(value)) return [];
  return [{ version: words(value.version), taken: value.taken === true, error: wordsOrNull(value.error) }];
}

function readStep(value: unknown): HttpStep | null {
  if (!isFields(value)) return null;
  const ms = amount(value.ms);
  if (value.kind === 'no-answer') return { kind: 'no-answer', error: words(value.error), ms };
  if (value.kind !== 'answered') return null;
  const { cut } = value;
  return {
    kind: 'answered',
    status: amount(value.status),
    statusLine: words(value.statusLine),
    headers: readHeaders(value.headers),
    body: words(value.body),
    cut: cut === 'time' || cut === 'bytes' || cut === 'cancelled' ? cut : null,
    ms,
  };
}

/** Received messages are not imported. */
function readOpened(value: unknown): TerminalProbe['opened'] {
  if (!isFields(value)) return null;
  return {
    protocol: words(value.protocol),
    extensions: words(value.extensions),
    pingMs: typeof value.pingMs === 'number' ? amount(value.pingMs) : null,
    heldMs: amount(value.heldMs),
    texts: [],
    messages: amount(value.messages),
    end: readEnd(value.end),
  };
}

function readEnd(value: unknown): OpenStep['end'] {
  if (!isFields(value)) return { kind: 'held' };
  switch (value.kind) {
    case 'closed':
      return { kind: 'closed', code: amount(value.code), reason: words(value.reason) };
    case 'broken':
      return { kind: 'broken', words: words(value.words) };
    case 'cut':
    case 'bytes':
    case 'cancelled':
      return { kind: value.kind };
    default:
      return { kind: 'held' };
  }
}
