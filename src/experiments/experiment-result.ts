import type { HandshakeFailure } from '../handshake/handshake-failure.ts';
import type { CertificateFacts } from './cli-report.ts';

/** Who sends it. `seen`: no experiment, but what became of the connection itself. */
export type Sender = 'seen' | 'page' | 'extension' | 'terminal';

/** The same handshake elsewhere: another scheme, port or name of the same machine. */
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
  /** `hidden` where the sender is not told why, as an extension's own socket is not. */
  | { kind: 'failed'; failure: HandshakeFailure; words: string; requestSent?: boolean | undefined }
  /** The sender's browser did not let it out: a policy, or a url it does not take. */
  | { kind: 'blocked'; why: string }
  | {
      kind: 'answered';
      status: number;
      /** One of 301, 302, 303, 307 and 308: the browser does not tell a script which. */
      anyRedirect?: true;
      server: string;
      location: string;
      /** As lines, where they could be read. */
      headers?: string;
      /** The beginning of it; `cut` where there was more, or where it did not come in time. */
      body: string;
      cut?: 'bytes' | 'time';
    }
  /** A GET without an answer; `error` without its `net::`. Empty where the sender is not told. */
  | { kind: 'unreachable'; error: string }
  /** What the system's names say of the host. */
  | { kind: 'named'; ipv4: string[]; ipv6: string[] }
  /** TCP came about; nothing more was asked. */
  | { kind: 'connected'; address: string }
  | TlsOutcome
  /** An idle connection: how long it lived, and how it ended, if it did. */
  | { kind: 'idled'; ms: number; code?: number | undefined }
  /** The largest message in bytes that passed, and the smallest that did not. */
  | { kind: 'sizes'; passed: number; failed?: number | undefined; code?: number | undefined }
  | { kind: 'stopped'; by: 'time' | 'bytes' | 'cancelled' }
  | { kind: 'not-run'; why: string };

/** What a server shows of itself in TLS. */
export interface TlsOutcome {
  kind: 'secured';
  /** Epoch milliseconds. */
  at: number;
  /** None where the two have none in common. */
  version?: string | undefined;
  /** Which versions the server takes, oldest first; empty where it was not asked. */
  takes: string[];
  /** The server's own certificate first. */
  chain: CertificateFacts[];
  /** OpenSSL's or Node's code for why it is not trusted. */
  fault?: string | undefined;
}

export interface ExperimentResult {
  experiment: ExperimentId;
  from: Sender;
  url: string;
  /** The url or the request went without what looked secret in it. */
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

/** It was tried, and there was no connection: not merely never run or cancelled. */
export function failed(results: Results, id: ExperimentId): boolean {
  const outcome = outcomeOf(results, id);
  if (outcome?.kind === 'stopped') return outcome.by === 'time';
  return outcome?.kind === 'failed' || outcome?.kind === 'blocked';
}

/** Of the plain GET: its network error, without `net::`. */
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
