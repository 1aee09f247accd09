import type { Header } from '../../capture/captured-event.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import type { ConnectionState, ConnectionWithMessages } from '../../session/connection.ts';
import { contextOf, type Session } from '../../session/session.ts';
import type { InitiatedBy } from '../../session/synthetic-connection.ts';

export interface ReportConnection {
  id: string;
  url: string;
  state: ConnectionState;
  /** Whose doing it is: the page's, or this panel's, which no verdict counts. */
  openedBy: 'page' | InitiatedBy;
  page: string;
  protocols: string[];
  createdAt: string;
  openedAt: string | null;
  closedAt: string | null;
  closeCode: number | null;
  closeReason: string | null;
  wasClean: boolean | null;
  /** The browser's own words for a failure, where the network log had them. */
  wireReason: string | null;
  requestHeaders: Header[];
  responseHeaders: Header[];
  sent: { frames: number; bytes: number };
  received: { frames: number; bytes: number };
}

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

export function reportConnection(
  connection: ConnectionWithMessages,
  session: Session,
  redactor: Redactor,
): ReportConnection {
  const { closed, wire } = connection;
  const page = contextOf(session, connection)?.url ?? '';
  const headers = (list: readonly Header[] = []): Header[] =>
    list.map(({ name, value }) => ({ name, value: redactor.header(name, value) }));
  return {
    id: connection.id,
    url: redactor.url(connection.url),
    state: connection.state,
    openedBy: connection.initiatedBy ?? 'page',
    page: redactor.url(page),
    protocols: redactor.protocols(connection.protocols),
    createdAt: new Date(connection.createdAt).toISOString(),
    openedAt: iso(connection.opened?.at),
    closedAt: iso(closed?.at ?? (connection.opened ? undefined : connection.errored?.at)),
    closeCode: closed?.code ?? null,
    closeReason: closed ? redactor.text(closed.reason) : null,
    wasClean: closed?.wasClean ?? null,
    wireReason: wire?.entry.reason === undefined ? null : redactor.text(wire.entry.reason),
    requestHeaders: headers(wire?.entry.requestHeaders),
    responseHeaders: headers(wire?.entry.responseHeaders),
    sent: { frames: connection.sent.frames, bytes: connection.sent.bytes },
    received: { frames: connection.received.frames, bytes: connection.received.bytes },
  };
}

/** `closed`, or `closed (opened by the client)` where this panel was at work. */
export function stateWords({ state, openedBy }: ReportConnection): string {
  return openedBy === 'page' ? state : `${state} (opened by the ${openedBy})`;
}
