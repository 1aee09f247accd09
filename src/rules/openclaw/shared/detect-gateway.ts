import { endpointOf } from '../../../diagnosis/evidence.ts';
import type { Evidence } from '../../../diagnosis/rule.ts';
import type { Connection } from '../../../session/connection.ts';
import { connectionsToSameEndpoint } from '../../../session/same-endpoint.ts';
import { contextOf, type Session, type SessionWithoutClock } from '../../../session/session.ts';
import { parseSocketUrl } from '../../../shared/socket-url.ts';

/** The default, unless `--port`, `OPENCLAW_GATEWAY_PORT` or `gateway.port` is set. */
const USUAL_PORT = 18_789;
/** The script that opens the Control UI's connection (2026.9.6). */
const CONTROL_UI_SCRIPT = /\/control-ui-core[\w-]*\.js/;
const CONTROL_UI_TITLE = /^OpenClaw\b/;

/** Why a connection that never opened is attributed to an OpenClaw gateway. */
export interface Nearby {
  /**
   * `spoke`: it greeted another connection. `page`: it served the page. `script`: its page's script. `port`: by number.
   */
  sign: 'spoke' | 'page' | 'script' | 'port';
  because: Evidence;
}

/** The strongest sign; undefined for a connection without any sign of OpenClaw. */
export function gatewayNear(connection: Connection, session: SessionWithoutClock): Nearby | undefined {
  const spoke = connectionsToSameEndpoint(connection, session).findLast(
    ({ openclaw }) => openclaw !== undefined,
  );
  const at = [connection.createdEvent];
  if (spoke?.openclaw) {
    const fact = `An OpenClaw gateway greeted another socket of this tab on ${endpointOf(connection)}.`;
    return { sign: 'spoke', because: { fact, events: [spoke.opened?.event ?? spoke.createdEvent] } };
  }
  const page = contextOf(session, connection);
  const { host, port } = parseSocketUrl(page?.url ?? '');
  const ownHost =
    host.toLowerCase() === connection.parsedUrl.host.toLowerCase() && port === connection.parsedUrl.port;
  if (ownHost && CONTROL_UI_TITLE.test(page?.title ?? '')) {
    const fact = `The page is the Control UI of OpenClaw, and connects to the host and port that it came from.`;
    return { sign: 'page', because: { fact, events: at } };
  }
  if (CONTROL_UI_SCRIPT.test(connection.stack ?? '')) {
    return {
      sign: 'script',
      because: { fact: 'The script of the OpenClaw Control UI opened this socket.', events: at },
    };
  }
  if (connection.parsedUrl.port !== USUAL_PORT) return undefined;
  const fact = `An OpenClaw gateway listens on port ${USUAL_PORT} unless it is told otherwise.`;
  return { sign: 'port', because: { fact, events: at } };
}

/** A restart that a gateway had announced on another connection shortly before this one was opened. */
const RESTART_TAKES = 60_000;

export function restartBefore(connection: Connection, session: Session): Connection | undefined {
  return connectionsToSameEndpoint(connection, session).findLast(({ openclaw, closed }) => {
    const since = connection.createdAt - (closed?.at ?? connection.createdAt + 1);
    return openclaw?.shutdown?.restartExpectedMs !== undefined && since >= 0 && since < RESTART_TAKES;
  });
}
