import type { EventId } from '../../capture/captured-event.ts';
import { closedByServer } from '../../session/close-cause.ts';
import {
  type Closing,
  type Connection,
  type FinishedConnection,
  isFinished,
} from '../../session/connection.ts';
import { findFrame } from '../../session/messages/frame-log.ts';

/** A server that closed the connection because its ping was not answered. */
export interface MissedPing {
  closed: Closing;
  /** `engine.io`: pings are messages, which the page must answer. `protocol`: they are frames, which the browser answers. */
  kind: 'engine.io' | 'protocol';
  /** The evidence, as a sentence. */
  fact: string;
  events: EventId[];
}

const KEEPALIVE = /keep-?alive|(?:ping|pong).{0,20}time ?-?out|no pong/i;
/** Engine.IO sends its intervals in the first message, in milliseconds. */
const GREETING = /^0\{.*"pingInterval":(\d{1,8}),"pingTimeout":(\d{1,8})/;
const PING = '2';
/** Timers and the network add up to this much, in milliseconds. */
const TOLERANCE = 1_500;

export function missedPing(connection: Connection): MissedPing | undefined {
  const closed = closedByServer(connection);
  if (!closed || !isFinished(connection) || connection.openclaw) return undefined;
  if (closed.code === 1011 && KEEPALIVE.test(closed.reason)) {
    const fact = 'The reason says that the answer to a ping did not come in time.';
    return { closed, kind: 'protocol', fact, events: [closed.event] };
  }
  return closed.code === 1005 ? unansweredByPage(connection, closed) : undefined;
}

/** Engine.IO 4: the server sends 2, the client must send 3; otherwise an empty close frame follows. */
function unansweredByPage(connection: FinishedConnection, closed: Closing): MissedPing | undefined {
  const { firstMessages, sent, received, frames } = connection;
  const greeting = firstMessages.find(
    ({ direction, head }) => direction === 'received' && head.startsWith('0{'),
  );
  const [, , timeout] = GREETING.exec(greeting?.head ?? '') ?? [];
  const pingAt = received.lastAt;
  if (!greeting || timeout === undefined || pingAt === undefined || (sent.lastAt ?? 0) > pingAt)
    return undefined;
  if (Math.abs(closed.at - pingAt - Number(timeout)) > TOLERANCE) return undefined;
  const ping = received.lastEvent === undefined ? undefined : findFrame(frames, received.lastEvent);
  if (ping && ping.text !== PING) return undefined;
  return {
    closed,
    kind: 'engine.io',
    fact: `The server had sent an Engine.IO ping ("${PING}"), and the page sent nothing in the ${timeout} ms that its greeting allows for the answer ("3").`,
    events: [...(ping ? [ping.id] : []), closed.event],
  };
}
