import { describeCloseCode, reportsError } from '../close-codes/registry.ts';
import { browserName } from '../session/browser-family.ts';
import type { Connection } from '../session/connection.ts';
import { netErrorOf, refusedWith } from '../session/handshake-outcome.ts';
import type { ComparedSide, ComparisonRow, Masking } from './comparison.ts';
import { rowBuilder } from './row-builder.ts';

/** How it went, in a few words: `opened, closed with 1008 (Policy violation)`. */
export function outcomeText(connection: Connection): string {
  const { state, opened, closed, errored, constructorError, closeCalled } = connection;
  if (constructorError) return `the constructor threw ${constructorError.name}`;
  if (!opened) return failedText(connection);
  if (state === 'open' || state === 'closing') return 'opened, still open';
  if (closed) {
    const who = closeCalled ? ' by the page' : '';
    return `opened, closed${who} with ${closed.code} (${describeCloseCode(closed.code).name})`;
  }
  return errored ? 'opened, ended with an error' : 'opened, ended';
}

function failedText(connection: Connection): string {
  const { state, closed, closeCalled, violation } = connection;
  if (state === 'connecting') return 'still connecting';
  if (violation) return 'blocked by the Content-Security-Policy';
  const status = refusedWith(connection);
  if (status !== undefined) return `handshake rejected with ${status}`;
  const error = netErrorOf(connection);
  if (error !== undefined) return `handshake failed: ${error}`;
  if (closeCalled?.connecting) return 'closed by the page while connecting';
  return closed ? `never opened, closed with ${closed.code}` : 'never opened';
}

/** It opened, and did not end in a way that reports a problem. */
export function worked({ opened, closed, errored, closeCalled }: Connection): boolean {
  if (!opened || errored) return false;
  return !closed || closeCalled !== undefined || (closed.wasClean && !reportsError(closed.code));
}

export function compareOutcome(left: ComparedSide, right: ComparedSide, mask: Masking): ComparisonRow[] {
  const rows = rowBuilder('outcome', left, right);
  rows.told('outcome', outcomeText(left.connection), outcomeText(right.connection));
  const reason = ({ connection: { closed } }: ComparedSide): string | undefined =>
    closed === undefined || closed.reason === '' ? undefined : closed.reason;
  rows.captured('close reason', reason(left), reason(right), mask.text);
  const words = ({ connection: { wire } }: ComparedSide): string | undefined => wire?.entry.reason;
  if (left.connection.wire && right.connection.wire)
    rows.captured('browser’s error', words(left), words(right), mask.text);
  return rows.rows;
}

/** The browser that was used. */
export function compareEnvironment(left: ComparedSide, right: ComparedSide, mask: Masking): ComparisonRow[] {
  const rows = rowBuilder('environment', left, right);
  const browser = ({ session }: ComparedSide): string | undefined => browserName(session) || undefined;
  const page = ({ session, connection }: ComparedSide): string | undefined =>
    connection.context === undefined ? undefined : session.contexts.get(connection.context)?.url;
  rows.captured('browser', browser(left), browser(right), mask.text);
  rows.captured('page', page(left), page(right), mask.url);
  return rows.rows;
}
