import { describeCloseCode, reportsError } from '../../src/close-codes/registry.ts';
import {
  type Connection,
  type ConnectionWithMessages,
  isFinished,
  neverOpened,
} from '../../src/session/connection.ts';

export type StatusKind =
  | 'connecting'
  | 'open'
  | 'closing'
  | 'closed'
  | 'closed-with-error'
  | 'lost'
  | 'left'
  | 'failed'
  | 'blocked'
  | 'refused';

/** The state of a connection in one word, with its code. */
export interface Status {
  kind: StatusKind;
  word: string;
  code: string;
  /** The meaning of the code, for a tooltip. */
  meaning: string;
  /** A close code's name. */
  name: string;
}

const WORDS = {
  connecting: 'connecting',
  open: 'open',
  closing: 'closing',
  closed: 'closed',
  'closed-with-error': 'closed',
  lost: 'dropped',
  left: 'page left',
  failed: 'failed',
  blocked: 'blocked',
  refused: 'not created',
} satisfies Record<StatusKind, string>;

const PAGE_GONE =
  'The page went away without a pagehide event, as after a crash of the tab. What it sent just before may not have been recorded.';

function kindOf(connection: Connection): StatusKind {
  switch (connection.state) {
    case 'not-created':
      return 'refused';
    case 'connecting':
    case 'open':
    case 'closing':
      return connection.state;
    case 'closed': {
      const { closed, closeCalled, errored, documentUnloaded, violation } = connection;
      if (documentUnloaded && !closed && !errored) return 'left';
      if (neverOpened(connection)) return violation ? 'blocked' : 'failed';
      if (errored || closed?.wasClean === false) return 'lost';
      return closed && !closeCalled && reportsError(closed.code) ? 'closed-with-error' : 'closed';
    }
    default:
      return connection.state satisfies never;
  }
}

function codeOf(connection: Connection): Pick<Status, 'code' | 'meaning' | 'name'> {
  const { constructorError, violation, wire, closed, opened, documentUnloaded } = connection;
  if (constructorError)
    return { code: constructorError.name, meaning: 'The exception that the constructor threw', name: '' };
  if (violation && !opened)
    return { code: 'CSP', meaning: 'Blocked by the Content-Security-Policy', name: '' };
  if (wire?.failure?.kind === 'status' && !opened) {
    return {
      code: String(wire.failure.status),
      meaning: 'HTTP status of the answer to the handshake',
      name: '',
    };
  }
  if (!closed) return { code: '', meaning: documentUnloaded?.lost ? PAGE_GONE : '', name: '' };
  const { name, meaning } = describeCloseCode(closed.code);
  return { code: String(closed.code), name, meaning: `Close code ${closed.code}, ${name}. ${meaning}` };
}

export function statusOf(connection: Connection): Status {
  const kind = kindOf(connection);
  const word = kind === 'left' && connection.documentUnloaded?.lost ? 'page gone' : WORDS[kind];
  return { kind, word, ...codeOf(connection) };
}

const BAD_ENDS: ReadonlySet<StatusKind> = new Set(['lost', 'failed', 'blocked', 'refused']);

/** It ended in a way that the page cannot have wanted; the panel's own experiments do not count. */
export function endedBadly(connection: Connection): boolean {
  return connection.initiatedBy === undefined && BAD_ENDS.has(statusOf(connection).kind);
}

/** When the connection ended, in epoch milliseconds; undefined while it is open, or when nobody saw it. */
export function endOf({ closed, errored, documentUnloaded, opened, state }: Connection): number | undefined {
  if (closed) return closed.at;
  if (state !== 'closed') return undefined;
  return (opened ? undefined : errored?.at) ?? documentUnloaded?.at;
}

/** From its creation to its end, or until `now`, in milliseconds. */
export function lifetimeOf(connection: Connection, now: number): number {
  const end = isFinished(connection) ? endOf(connection) : now;
  return Math.max(0, (end ?? connection.createdAt) - connection.createdAt);
}

/** Its latest activity, in epoch milliseconds. */
export function lastHeardOf({
  sent,
  received,
  closed,
  errored,
  opened,
  createdAt,
}: ConnectionWithMessages): number {
  return Math.max(
    createdAt,
    opened?.at ?? 0,
    sent.lastAt ?? 0,
    received.lastAt ?? 0,
    closed?.at ?? errored?.at ?? 0,
  );
}
