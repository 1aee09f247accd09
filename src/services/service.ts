import type { TextTopic } from '../server-text/topic.ts';

/** One thing the reader can do. Plain English, imperative title (max 60 characters). */
export interface ServiceFix {
  title: string;
  detail: string;
  snippet?: string;
  language?: 'sh' | 'nginx' | 'js' | 'html' | 'http' | 'text';
}

/** What the service means by an error, and what its customer can do. */
export interface Meaning {
  /** One sentence without a full stop at the end: what the service means by it. */
  meaning: string;
  topic: TextTopic;
  /** Whether an unchanged client may connect again: `no` until the cause is fixed. */
  retry: 'no' | 'backoff' | 'now';
  /** What the service's customer (not its operator) can do; best first, at least one. */
  fixes: readonly [ServiceFix, ...ServiceFix[]];
  /** The page of the documentation or source file that says so. */
  source: string;
}

export interface ServiceCloseCode extends Meaning {
  code: number;
  /** Only with a reason like this; entries with a reason come before the one without. */
  reason?: RegExp;
}

/** A rejected handshake. */
export interface ServiceStatus extends Meaning {
  status: number;
  /** Only with a body or status text like this, where one is known. */
  body?: RegExp;
}

/** An error the server sends as a message. `pattern` is tested on the text of one message (at most 4 KiB of it). */
export interface ServiceError extends Meaning {
  pattern: RegExp;
}

export interface ServiceLimit {
  kind:
    | 'idle'
    | 'duration'
    | 'message-size'
    | 'message-rate'
    | 'connections'
    | 'handshake-rate'
    | 'auth-deadline';
  /** idle, duration, auth-deadline: milliseconds. message-size: bytes. message-rate, handshake-rate: per second. connections: count. */
  value: number;
  /** What it depends on, and what the client has to do about it, in one sentence. */
  note: string;
  source: string;
}

/** All conditions of one signature must hold; one signature is enough. It must not match other servers. */
export interface ServiceSignature {
  path?: RegExp;
  /** The query string without `?`. */
  query?: RegExp;
  port?: number;
  /** A subprotocol that the page offered or the server chose. */
  subprotocol?: RegExp;
  /** A response header of the handshake or of another response from the same host and port; name in lower case. */
  header?: { name: string; value?: RegExp };
  /** One of the server's first three messages, as text. */
  serverMessage?: RegExp;
  /** One of the page's first three messages, as text. */
  clientMessage?: RegExp;
}

export interface Service {
  /** Kebab-case; the file's name. */
  id: string;
  /** As its makers write it. */
  name: string;
  /** Who can change the server's configuration: only the vendor, the reader, or the one or the other. */
  operator: 'vendor' | 'self-hosted' | 'either';
  /**
   * `platform`: it runs or forwards to its customers' own programs, so that errors of those count as well.
   * `foundation`: a framework, protocol or application server that other programs are built on; they count before it.
   */
  role?: 'platform' | 'foundation';
  /** The page of the documentation to begin with. */
  docs: string;
  /** Host names that belong to it, in lower case: exact, or `*.example.com` for any name below. Each alone identifies it. */
  hosts?: readonly string[];
  signatures?: readonly ServiceSignature[];
  closeCodes?: readonly ServiceCloseCode[];
  statuses?: readonly ServiceStatus[];
  errors?: readonly ServiceError[];
  limits?: readonly ServiceLimit[];
}

export function defineService(service: Service): Service {
  return service;
}
