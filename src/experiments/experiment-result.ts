import type { HandshakeFailure } from '../handshake/handshake-failure.ts';
import type { CertificateFacts } from './cli-report.ts';

/** Who sends it. `seen`: not an experiment, but the outcome of the connection itself. */
export type SentBy = 'seen' | 'page' | 'extension' | 'terminal';

/** The same handshake to another scheme, port or name of the same machine. */
export const OTHER_PLACES = [
  'other-scheme',
  'default-port',
  'other-scheme-port',
  'page-port',
  'port-3000',
  'port-8000',
  'port-8080',
  'port-8765',
  'localhost',
  'ipv4',
  'ipv6',
] as const;

export const EXPERIMENTS = [
  'seen',
  'again',
  'again-2',
  'again-3',
  'other-client',
  'other-client-2',
  'other-client-3',
  'names',
  'tcp-ipv4',
  'tcp-ipv6',
  'tls',
  'upgrade-answer',
  'no-subprotocol',
  'no-extensions',
  'no-query',
  'slash',
  ...OTHER_PLACES,
  'get',
  'get-other-scheme',
  'get-headers',
  'options',
  'control',
  'idle-silent',
  'idle-heartbeat',
  'sizes',
  'foreign-origin',
] as const;
export type ExperimentId = (typeof EXPERIMENTS)[number];

export type Outcome =
  | { kind: 'opened'; protocol: string }
  /** `hidden` if the sender cannot see the reason, such as an extension's own socket. */
  | { kind: 'failed'; failure: HandshakeFailure; words: string; requestSent?: boolean | undefined }
  /** The sender's browser blocked it: a policy, or an invalid URL. */
  | { kind: 'blocked'; why: string }
  | {
      kind: 'answered';
      status: number;
      /** One of 301, 302, 303, 307 and 308: the browser does not tell a script which. */
      anyRedirect?: true;
      server: string;
      location: string;
      /** As lines, if they could be read. */
      headers?: string;
      /** The beginning of the body; `cut` if there was more, or if it did not arrive in time. */
      body: string;
      cut?: 'bytes' | 'time';
    }
  /** A GET without a response; `error` without its `net::`. Empty if the sender cannot see it. */
  | { kind: 'unreachable'; error: string }
  /** The addresses of the host, from the system's resolver. */
  | { kind: 'named'; ipv4: string[]; ipv6: string[] }
  /** TCP connected; nothing more was tried. */
  | { kind: 'connected'; address: string }
  | TlsOutcome
  /** An idle connection: how long it stayed open, and how it ended, if it did. */
  | { kind: 'idled'; ms: number; code?: number | undefined }
  /** The size of the largest message in bytes that passed, and of the smallest that did not. */
  | { kind: 'sizes'; passed: number; failed?: number | undefined; code?: number | undefined }
  | { kind: 'stopped'; by: 'time' | 'bytes' | 'cancelled' }
  | { kind: 'not-run'; why: string };

/** What a server sends in TLS. */
export interface TlsOutcome {
  kind: 'secured';
  /** Epoch milliseconds. */
  at: number;
  /** Absent if both sides support no common version. */
  version?: string | undefined;
  /** The versions that the server supports, oldest first; empty if not tested. */
  takes: string[];
  /** The server's own certificate first. */
  chain: CertificateFacts[];
  /** The code of OpenSSL or Node for why it is not trusted. */
  fault?: string | undefined;
}

export interface ExperimentResult {
  experiment: ExperimentId;
  from: SentBy;
  url: string;
  /** The URL or request was sent without parts that look secret. */
  bare: boolean;
  ms: number;
  outcome: Outcome;
}

export type Results = readonly ExperimentResult[];

export function resultOf(results: Results, id: ExperimentId): ExperimentResult | undefined {
  return results.find(({ experiment }) => experiment === id);
}

export function outcomeOf(results: Results, id: ExperimentId): Outcome | undefined {
  return resultOf(results, id)?.outcome;
}

export function opened(results: Results, id: ExperimentId): boolean {
  return outcomeOf(results, id)?.kind === 'opened';
}

/** It was tried and failed: it was neither skipped nor canceled. */
export function failed(results: Results, id: ExperimentId): boolean {
  const outcome = outcomeOf(results, id);
  if (outcome?.kind === 'stopped') return outcome.by === 'time';
  return outcome?.kind === 'failed' || outcome?.kind === 'blocked';
}

/** The network error of the plain GET, without `net::`. */
export function netErrorOf(results: Results, id: ExperimentId = 'get'): string | undefined {
  const outcome = outcomeOf(results, id);
  if (outcome?.kind === 'unreachable' && outcome.error !== '') return outcome.error;
  return outcome?.kind === 'failed' && outcome.failure.kind === 'net' ? outcome.failure.error : undefined;
}

export function statusOf(results: Results, id: ExperimentId): number | undefined {
  const outcome = outcomeOf(results, id);
  if (outcome?.kind === 'answered') return outcome.status;
  return outcome?.kind === 'failed' && outcome.failure.kind === 'status' ? outcome.failure.status : undefined;
}
