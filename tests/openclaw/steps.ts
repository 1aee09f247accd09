import type { Session } from '../../src/session/session.ts';
import {
  attempt,
  closed,
  created,
  frame,
  opened,
  page,
  START,
  type Step,
  tape,
  wire,
} from '../support/tape.ts';
import {
  type ConnectOptions,
  challenge,
  connectRequest,
  errorAnswer,
  helloOk,
  type Protocol,
} from './frames.ts';
import type { RecordedError } from './recording.ts';

export const GATEWAY = 'ws://claw.example:18800/';

/** The Control UI, as its gateway serves it. */
export function controlUi(url = 'http://claw.example:18800/'): Step {
  const step = page(url);
  if (step.kind === 'event' && step.draft.kind === 'page-started') step.draft.title = 'OpenClaw Control';
  return step;
}

export interface Greeting {
  at?: number;
  protocol?: Protocol;
  connect?: ConnectOptions;
}

/** Opened, greeted by a gateway, and asked to let us in. */
export function greeted({ at = 10, protocol = 4, connect = {} }: Greeting = {}): Step[] {
  return [
    created(GATEWAY, { at }),
    opened(at + 4),
    frame('received', at + 5, challenge(protocol, START + at + 5)),
    frame('sent', at + 6, connectRequest(START + at + 6, { protocol, ...connect })),
  ];
}

/** Let in as well. */
export function helloed(greeting: Greeting = {}): Step[] {
  const { at = 10, protocol = 4 } = greeting;
  return [...greeted(greeting), frame('received', at + 30, helloOk(protocol))];
}

/** An error frame, then the close that goes with it. */
export function refused(
  error: RecordedError,
  more: Greeting & { code?: number; reason?: string } = {},
): Session {
  const { at = 10, code = 1008, reason = error.message } = more;
  return tape(
    greeted(more),
    frame('received', at + 20, errorAnswer(error)),
    closed(at + 21, code, { reason }),
  );
}

/** Refused for this `details.code`. */
export function refusedFor(code: string, details: Record<string, unknown> = {}): Session {
  return refused({ code: 'INVALID_REQUEST', message: 'unauthorized', details: { code, ...details } });
}

/** Closed by the gateway after hello, for a reason of its own. */
export function ended(code: number, reason: string): Session {
  return tape(helloed(), closed(5_000, code, { reason }));
}

/** The same close by a server that never sent a challenge. */
export function endedElsewhere(code: number, reason: string): Session {
  return tape(
    created(GATEWAY),
    opened(14),
    frame('received', 15, '{"type":"welcome"}'),
    closed(5_000, code, { reason }),
  );
}

export const REFUSED = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';
export const NO_TLS = 'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR';
export const UNAUTHORIZED = 'HTTP Authentication failed; no valid credentials available';
export const status = (code: number): string =>
  `Error during WebSocket handshake: Unexpected response code: ${code}`;

/** An attempt of the Control UI at the gateway that served it. */
export function fromControlUi(reason: string): Session {
  return tape(controlUi(), attempt(GATEWAY, reason));
}

/** An attempt after another socket of the tab was greeted there. */
export function afterGreeting(reason: string, url = GATEWAY): Session {
  return tape(helloed(), closed(2_000, 1000), attempt(url, reason, { at: 3_000 }));
}

/** An attempt at a server of which nothing speaks for OpenClaw. */
export function elsewhere(reason: string, url = GATEWAY): Session {
  return tape(attempt(url, reason));
}

/** A socket of a worker: the close event is out of reach. */
export function inWorker(): Session {
  return tape(wire(30, { url: GATEWAY, status: 101 }));
}
