import { describeCloseCode, reportsError } from '../../src/close-codes/registry.ts';
import {
  type Connection,
  type ConnectionWithMessages,
  isFinished,
  neverOpened,
} from '../../src/session/connection.ts';

import { type MessageKey, t } from '../messages/message.ts';

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
  /** In English, as the filter of the list takes it in every language. */
  word: string;
  /** The same in the language of the panel. */
  label: string;
  /** The close code, the HTTP status, or what else says why; empty where there is none. */
  code: string;
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

const LABELS = {
  connecting: 'status_connecting',
  open: 'status_open',
  closing: 'status_closing',
  closed: 'status_closed',
  'closed-with-error': 'status_closed',
  lost: 'status_dropped',
  left: 'status_left',
  failed: 'status_failed',
  blocked: 'status_blocked',
  refused: 'status_not_created',
} satisfies Record<StatusKind, MessageKey>;

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

function codeOf({ constructorError, violation, wire, closed, opened }: Connection): string {
  if (constructorError) return constructorError.name;
  if (violation && !opened) return 'CSP';
  if (wire?.failure?.kind === 'status' && !opened) return String(wire.failure.status);
  return closed ? String(closed.code) : '';
}

export function statusOf(connection: Connection): Status {
  const kind = kindOf(connection);
  const gone = kind === 'left' && connection.documentUnloaded?.lost;
  return {
    kind,
    word: gone ? 'page gone' : WORDS[kind],
    label: t(gone ? 'status_page_gone' : LABELS[kind]),
    code: codeOf(connection),
  };
}

/** A close code's name; empty where the code is none. */
export function closeCodeName(connection: Connection): string {
  const { closed } = connection;
  return closed && codeOf(connection) === String(closed.code) ? describeCloseCode(closed.code).name : '';
}

/** What the code means, for a tooltip; the word for the state where there is none. */
export function statusMeaning(connection: Connection): string {
  const { constructorError, violation, closed, opened, documentUnloaded } = connection;
  const { code, label } = statusOf(connection);
  if (constructorError) return t('status_exception_why');
  if (violation && !opened) return t('status_csp_why');
  if (closed && code === String(closed.code)) {
    const { name, meaning } = describeCloseCode(closed.code);
    return t('status_close_code_why', { code, meaning, name });
  }
  if (code !== '') return t('status_http_why');
  return documentUnloaded?.lost ? t('status_page_gone_why') : label;
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
