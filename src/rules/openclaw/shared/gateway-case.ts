import type { EventId } from '../../../capture/captured-event.ts';
import type { GatewayError } from '../../../decoders/openclaw-frame.ts';
import {
  type Closing,
  type Connection,
  type GatewayConnection,
  isGateway,
} from '../../../session/connection.ts';
import type { OpenClawFacts } from '../../../session/openclaw-facts.ts';
import type { SessionWithoutClock } from '../../../session/session.ts';

/** Why the gateway rejected a client. */
export interface Refusal extends GatewayError {
  event: EventId;
  at: number;
  /** The error frame has it exactly; if it was not stored, the close reason has its message. */
  from: 'frame' | 'close';
}

/** A connection to an OpenClaw gateway, as its rules read it. */
export interface GatewayCase {
  connection: GatewayConnection;
  session: SessionWithoutClock;
  facts: OpenClawFacts;
  refusal?: Refusal;
  closed?: Closing;
}

/** Undefined for a connection whose first frame was not a gateway's challenge. */
export function gatewayCase(connection: Connection, session: SessionWithoutClock): GatewayCase | undefined {
  if (!isGateway(connection)) return undefined;
  const { openclaw: facts, closed } = connection;
  const refusal = refusalOf(facts, closed);
  return { connection, session, facts, ...(refusal ? { refusal } : {}), ...(closed ? { closed } : {}) };
}

/** Whether the gateway rejected the client with one of these `details.code`. */
export function refusedFor({ refusal }: GatewayCase, ...codes: string[]): boolean {
  return refusal?.detailCode !== undefined && codes.includes(refusal.detailCode);
}

/** Closed with this code and a matching reason, before or after hello. */
export function closedFor({ closed }: GatewayCase, code: number, reason: RegExp): boolean {
  return closed?.code === code && reason.test(closed.reason);
}

function refusalOf({ refusal, hello }: OpenClawFacts, closed: Closing | undefined): Refusal | undefined {
  if (hello) return undefined;
  if (refusal) return { ...refusal, from: 'frame' };
  if (!closed) return undefined;
  const known = REASONS.find(([pattern]) => pattern.test(closed.reason));
  if (!known) return undefined;
  const [, code, detailCode, reason] = known;
  const requestId = /\(requestId: ([\w-]+)\)$/.exec(closed.reason)?.[1];
  return {
    code,
    message: closed.reason,
    detailCode,
    ...(reason === undefined ? {} : { reason }),
    details: requestId === undefined ? {} : { requestId },
    scopes: { requested: [], approved: [], required: [] },
    event: closed.event,
    at: closed.at,
    from: 'close',
  };
}

type Row = readonly [words: RegExp, code: string, detailCode: string, reason?: string];

/** Close reasons that repeat the error frame's message closely enough to replace it. */
const REASONS: readonly Row[] = [
  [/^unauthorized: gateway token missing/, 'INVALID_REQUEST', 'AUTH_TOKEN_MISSING'],
  [/^unauthorized: gateway token mismatch/, 'INVALID_REQUEST', 'AUTH_TOKEN_MISMATCH'],
  [/^unauthorized: gateway password missing/, 'INVALID_REQUEST', 'AUTH_PASSWORD_MISSING'],
  [/^unauthorized: gateway password mismatch/, 'INVALID_REQUEST', 'AUTH_PASSWORD_MISMATCH'],
  [/^unauthorized: device token mismatch/, 'INVALID_REQUEST', 'AUTH_DEVICE_TOKEN_MISMATCH'],
  [/^unauthorized: setup code invalid/, 'INVALID_REQUEST', 'AUTH_BOOTSTRAP_TOKEN_INVALID'],
  [/^unauthorized: too many failed/, 'INVALID_REQUEST', 'AUTH_RATE_LIMITED'],
  [/^device identity required$/, 'NOT_PAIRED', 'DEVICE_IDENTITY_REQUIRED'],
  [/^control ui requires device identity/, 'INVALID_REQUEST', 'CONTROL_UI_DEVICE_IDENTITY_REQUIRED'],
  [/^origin not allowed \(/, 'INVALID_REQUEST', 'CONTROL_UI_ORIGIN_NOT_ALLOWED'],
  [/^pairing required: .* more scopes/, 'NOT_PAIRED', 'PAIRING_REQUIRED', 'scope-upgrade'],
  [/^pairing required/, 'NOT_PAIRED', 'PAIRING_REQUIRED', 'not-paired'],
  [/^device nonce required$/, 'INVALID_REQUEST', 'DEVICE_AUTH_NONCE_REQUIRED'],
  [/^device nonce mismatch$/, 'INVALID_REQUEST', 'DEVICE_AUTH_NONCE_MISMATCH'],
  [/^device signature invalid$/, 'INVALID_REQUEST', 'DEVICE_AUTH_SIGNATURE_INVALID'],
  [/^device signature expired$/, 'INVALID_REQUEST', 'DEVICE_AUTH_SIGNATURE_EXPIRED'],
  [/^device identity mismatch$/, 'INVALID_REQUEST', 'DEVICE_AUTH_DEVICE_ID_MISMATCH'],
  [/^protocol mismatch: Control UI updated/, 'UNAVAILABLE', 'PROTOCOL_MISMATCH'],
  [/^protocol mismatch$/, 'INVALID_REQUEST', 'PROTOCOL_MISMATCH'],
];
