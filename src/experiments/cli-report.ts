import type { Header } from '../shared/header.ts';

/** What ended a step early: a limit of time or bytes, or the user. */
export type Bound = 'time' | 'bytes' | 'cancelled';

export interface DnsStep {
  /** IPv4 and IPv6 addresses, in the system's order. */
  a: string[];
  aaaa: string[];
  ms: number;
  /** The system's code, such as `ENOTFOUND`. */
  error: string | null;
}

export interface TcpStep {
  address: string;
  family: 4 | 6;
  /** Null when it connected; otherwise the system's code, such as `ECONNREFUSED`, or a limit. */
  error: string | null;
  ms: number;
}

export interface CertificateFacts {
  subject: string;
  issuer: string;
  validFrom: string;
  validTo: string;
  /** Names and addresses of `subjectAltName`. */
  names: string[];
}

export interface TlsStep {
  version: string | null;
  /** The leaf first. */
  chain: CertificateFacts[];
  /** Whether the certificate is valid and issued by an authority that this machine trusts. */
  trusted: boolean;
  /** The code of OpenSSL or Node for the problem. */
  error: string | null;
  ms: number;
}

/** Whether the server supports a version of TLS; `error`: the code of OpenSSL or the system, or a limit. */
export interface TlsVersion {
  version: string;
  taken: boolean;
  error: string | null;
}

/** An HTTP response, as far as it was read. */
export interface HttpAnswer {
  kind: 'answered';
  status: number;
  statusLine: string;
  headers: Header[];
  body: string;
  /** Why the body was not read to its end. */
  cut: Bound | null;
  ms: number;
}

/** No HTTP response came; `error` is `closed`, `not-http`, `headers`, `slow-headers`, a system code or a limit. */
export interface NoAnswer {
  kind: 'no-answer';
  error: string;
  ms: number;
}

export type HttpStep = HttpAnswer | NoAnswer;

export interface OpenStep {
  protocol: string;
  extensions: string;
  /** Round trip of a ping; null when no pong came. */
  pingMs: number | null;
  /** How long the connection was observed after it opened. */
  heldMs: number;
  /** The first few text messages, and the number of all messages. */
  texts: string[];
  messages: number;
  end:
    | { kind: 'held' }
    | { kind: 'closed'; code: number; reason: string }
    | { kind: 'cut' }
    /** The probe disconnected because the server sent more than it reads. */
    | { kind: 'bytes' }
    | { kind: 'broken'; words: string }
    | { kind: 'cancelled' };
}

/** The output of `wsdoctor probe --json`, without the verdicts: every step and its result. */
export interface TerminalProbe {
  kind: 'wsdoctor-probe';
  schemaVersion: 1;
  url: string;
  /** Null when the handshake carried no Origin. */
  origin: string | null;
  protocols: string[];
  /** Names of the headers given on the command line; never their values. */
  extraHeaders: string[];
  /** Epoch milliseconds. */
  startedAt: number;
  finishedAt: number;
  /** Null for an IP address. */
  dns: DnsStep | null;
  tcp: TcpStep[];
  /** Null without TLS, or if TCP failed. */
  tls: TlsStep | null;
  /** Oldest first; empty without TLS. */
  tlsVersions: TlsVersion[];
  requestHeaders: Header[];
  /** Null if the request was never sent. */
  handshake: HttpStep | null;
  /** `opened`: the response is a valid 101. Otherwise the problem, in the browser's words. */
  opened: OpenStep | null;
  /** Why the browser would fail this handshake, in its own words; null if it would not. */
  failure: string | null;
  /** A plain GET of the same URL; null if it was not requested. */
  get: HttpStep | null;
  /** The handshake with a foreign Origin; null if it was not requested. */
  foreignOrigin: { origin: string; answer: HttpStep } | null;
}
