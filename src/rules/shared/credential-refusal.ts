import type { EventId } from '../../capture/captured-event.ts';
import { classifyText } from '../../server-text/classify-text.ts';
import { closedByServer } from '../../session/close-cause.ts';
import type { Connection } from '../../session/connection.ts';
import { failureOf, refusedWith } from '../../session/handshake-outcome.ts';
import type { Session } from '../../session/session.ts';
import type { Confidence } from '../../shared/confidence.ts';
import { failedUnwanted } from './unexplained.ts';

/** A server's rejection of a client's identity, or what may be one. */
export interface CredentialRefusal {
  event: EventId;
  at: number;
  /** HTTP status or close code; 0 if the failure is not explained. */
  code: number;
  words: string;
  /** How certain it is that the client's credentials are the cause. */
  strength: Confidence;
}

const SURE_CODES = [3000, 4401];
const LIKELY_CODES = [1008, 3003, 4001, 4003, 4403];

export function credentialRefusal(connection: Connection, session: Session): CredentialRefusal | undefined {
  // An OpenClaw gateway names its reason itself.
  if (connection.openclaw) return undefined;
  return byStatus(connection) ?? byClose(connection) ?? unexplained(connection, session);
}

function byStatus(connection: Connection): CredentialRefusal | undefined {
  const status = refusedWith(connection);
  if ((status !== 401 && status !== 403) || !connection.wire) return undefined;
  const { event, entry } = connection.wire;
  const at = entry.startedAt ?? connection.createdAt;
  return { event, at, code: status, words: '', strength: status === 401 ? 'certain' : 'likely' };
}

function byClose(connection: Connection): CredentialRefusal | undefined {
  const closed = closedByServer(connection);
  if (!closed) return undefined;
  const { event, at, code, reason } = closed;
  const topic = classifyText(reason, 'close-reason')?.topic ?? 'unknown';
  const about = topic === 'credentials' || topic === 'permission';
  // The server names another cause.
  if (!about && topic !== 'unknown') return undefined;
  if (!about && !SURE_CODES.includes(code) && !LIKELY_CODES.includes(code)) return undefined;
  if (code === 1000 || code === 1001 || code === 1005 || code === 1012 || code === 1013) return undefined;
  const sure = SURE_CODES.includes(code) || about;
  return { event, at, code, words: reason, strength: sure ? 'certain' : 'likely' };
}

/** The browser does not name the reason; it may have been this. */
function unexplained(connection: Connection, session: Session): CredentialRefusal | undefined {
  const { closed, errored, wire } = connection;
  const end = closed ?? errored;
  if (connection.opened || connection.constructorError || !end) return undefined;
  const hidden = failureOf(connection, 'hidden') !== undefined && wire?.entry.requestSent === true;
  if (!hidden && (wire || !failedUnwanted(connection, session))) return undefined;
  if (hidden && (connection.closeCalled || connection.documentUnloaded)) return undefined;
  return { event: end.event, at: end.at, code: 0, words: '', strength: 'possible' };
}
