import type { Header } from '../shared/header.ts';

/** What ended a step before its natural end: a limit of time or bytes, or the user. */
export type Bound = 'time' | 'bytes' | 'cancelled';

export interface DnsStep {
  /** IPv4 and IPv6 addresses, in the order in which the system gives them. */
  a: string[];
  aaaa: string[];
  ms: number;
  /** The system's code, such as `ENOTFOUND`. */
  error: string | null;
}

export interface TcpStep {
  address: string;
  family: 4 | 6;
  /** Null when it connected; else the system's code, such as `ECONNREFUSED`, or a bound. */
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
  /** Whether the certificate is in order and leads to an authority this machine trusts. */
  trusted: boolean;
  /** OpenSSL's or Node's code for what is wrong. */
  error: string | null;
  ms: number;
}

/** Whether the server takes a version of TLS; `error`: OpenSSL's or the system's code, or a bound. */
export interface TlsVersion {
  version: string;
  taken: boolean;
  error: string | null;
}

/** An HTTP answer as far as it was read. */
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

/** Nothing that HTTP knows came back; `error` is `closed`, `not-http`, `headers`, a system's code or a bound. */
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
  /** How long the connection was watched after it opened. */
  heldMs: number;
  /** The first few text messages, and how many messages came in all. */
  texts: string[];
  messages: number;
  end:
    | { kind: 'held' }
    | { kind: 'closed'; code: number; reason: string }
    | { kind: 'cut' }
    /** It was left because the server never stops sending. */
    | { kind: 'bytes' }
    | { kind: 'broken'; words: string }
    | { kind: 'cancelled' };
}

/** What `wsdoctor probe --json` prints, without the verdicts: every step, and how far it came. */
export interface TerminalProbe {
  kind: 'wsdoctor-probe';
  schemaVersion: 1;
  url: string;
  /** Null when the handshake carried no Origin. */
  origin: string | null;
  protocols: string[];
  /** Names of the headers that were given on the command line; never their values. */
  extraHeaders: string[];
  /** Epoch milliseconds. */
  startedAt: number;
  finishedAt: number;
  /** Null for an address that needs no name server. */
  dns: DnsStep | null;
  tcp: TcpStep[];
  /** Null without TLS, or where TCP did not come about. */
  tls: TlsStep | null;
  /** Oldest first; empty without TLS. */
  tlsVersions: TlsVersion[];
  requestHeaders: Header[];
  /** Null where the request was never sent. */
  handshake: HttpStep | null;
  /** `opened`: the answer is a correct 101. Else what is wrong with it, in the browser's words. */
  opened: OpenStep | null;
  /** Why the browser would fail this handshake, in its own words; null when it would not. */
  failure: string | null;
  /** A plain GET of the same address; null when it was not asked for. */
  get: HttpStep | null;
  /** The handshake with a foreign Origin: null unless asked for. */
  foreignOrigin: { origin: string; answer: HttpStep } | null;
}
