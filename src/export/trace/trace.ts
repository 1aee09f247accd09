import type { CapturedEvent, ContextId, Direction, EventId, Payload } from '../../capture/captured-event.ts';
import type { Settings } from '../../capture/settings.ts';
import type { FixText, Severity } from '../../diagnosis/rule.ts';
import type { ConnectionId, ConnectionState } from '../../session/connection.ts';
import type { CredentialsSeen } from '../../session/messages/credentials-seen.ts';
import type { Traffic } from '../../session/messages/record-frame.ts';
import type { Losses } from '../../session/session.ts';
import type { Confidence } from '../../shared/confidence.ts';
import type { Masking } from '../masking.ts';

export const TRACE_FORMAT = 'wsdoctor-trace';
/** Grows when a reader of the version before could not read what is written. */
export const TRACE_VERSION = 4;

/** One message. Its connection says which socket it went over. */
export interface TraceFrame extends Payload {
  id: EventId;
  kind: 'frame';
  at: number;
  connection: ConnectionId;
  direction: Direction;
  /** `bufferedAmount` right after a `send`, in bytes. */
  buffered?: number;
}

type WithoutEnvelope<E> = E extends { source: 'page'; kind: string }
  ? { id: EventId } & Omit<E, 'seq'>
  : E extends { source: 'wire' }
    ? { id: EventId } & Omit<E, 'frames'>
    : E extends { source: 'probe' }
      ? { id: EventId } & E
      : never;
/** Anything but a message, as it was captured; the frames of a network log's entry stand among the events. */
export type TraceNote = WithoutEnvelope<Exclude<CapturedEvent, { kind: 'frame' }>>;
export type TraceEvent = TraceNote | TraceFrame;

export interface TraceDocument {
  id: ContextId;
  url: string;
  title: string;
  top: boolean;
  startedAt: number;
  startedEvent: EventId;
  /** Events of it that never arrived although later ones did. */
  missing: number;
}

/** What the events alone do not tell: counts that reach beyond the frames kept, and what was masked. */
export interface TraceConnection {
  id: ConnectionId;
  url: string;
  state: ConnectionState;
  sent: Traffic;
  received: Traffic;
  peakBuffered: number;
  dropped: { frames: number; bytes: number };
  /** What was read of credentials before they were masked; never the values. */
  carried: CredentialsSeen;
}

export interface TraceVerdict {
  rule: string;
  /** Of the rule: it grows when the rule judges otherwise than before. */
  version: number;
  row: string;
  severity: Severity;
  confidence: Confidence;
  title: string;
  connections: ConnectionId[];
  evidence: { fact: string; events: EventId[] }[];
  fixes: FixText[];
}

/** What of the session is in the trace. */
export interface TraceScope {
  /** Null: all of them. */
  connections: ConnectionId[] | null;
  /** Epoch milliseconds; null: from the beginning, to the end. */
  from: number | null;
  to: number | null;
  payloads: boolean;
  /** Secrets stand as placeholders. */
  masked: boolean;
  /** Absent in traces of versions that had one way to mask: readable. */
  masking?: Masking;
  framesLeftOut: number;
}

/** Without what is the user's own: the sites, and what is to be masked. */
export type CaptureSettings = Omit<Settings, 'version' | 'sites' | 'alsoMask'>;

export interface TraceHead {
  format: typeof TRACE_FORMAT;
  version: number;
  generator: string;
  /** Epoch milliseconds. */
  savedAt: number;
  /** As the browser names itself; empty when nobody told. */
  browser: string;
  page: { origin: string; path: string; title: string };
  /** Null where nobody knows them. */
  settings: CaptureSettings | null;
  scope: TraceScope;
  /** The session's latest time, epoch milliseconds: what takes too long is judged by it. */
  clock: number;
  documents: TraceDocument[];
  connections: TraceConnection[];
  losses: Losses;
  /** As they were judged when the trace was saved, worst first. */
  verdicts: TraceVerdict[];
  crashedRules: { rule: string; connection: ConnectionId; error: string }[];
}

export interface Trace extends TraceHead {
  /** In the order seen; ids grow. */
  events: TraceEvent[];
}
