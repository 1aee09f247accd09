import type { BriefCause } from '../../src/export/report/brief.ts';

/** A server that is monitored. */
export interface Target {
  url: URL;
  /** The URL as it is shown and sent: masked. */
  name: string;
}

/** What one probe found. Times in milliseconds. */
export interface Observation {
  target: Target;
  /** Epoch. */
  at: number;
  opened: boolean;
  /** The connection opened and stayed, and no finding is an error. */
  healthy: boolean;
  /** Errors and warnings, worst first; masked. */
  causes: BriefCause[];
  /** Why the handshake failed, as one word of few: a status, an error of Chromium's network stack. */
  errorType?: string;
  /** From the query for the name to the answer of the server; of a connection that opened. */
  connectMs?: number;
  dns?: { ms: number; error: string | null };
  /** From the request to its answer. */
  request?: { ms: number; status?: number };
  pingMs?: number;
  /** When the server's certificate expires, epoch. */
  certificateExpiresAt?: number;
}
