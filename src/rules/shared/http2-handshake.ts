import type { Evidence, Fix, Match } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { curlUpgrade } from '../../fixes/shell-commands.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { headerValue } from '../../shared/header.ts';

/**
 * Statuses of a proxy or framework that does not support `CONNECT` for WebSockets; 401 and 403 are about the client.
 */
const UNSUPPORTED = new Set([400, 404, 405, 421, 426, 500, 501, 502, 503, 504]);

/** The handshake was a CONNECT request over HTTP/2, which has no key (RFC 8441 section 5). */
function isOverHttp2({ wire }: Connection): boolean {
  if (!wire) return false;
  const { requestHeaders } = wire.entry;
  if (headerValue(requestHeaders, 'sec-websocket-key') !== undefined) return false;
  return (
    headerValue(requestHeaders, ':method')?.toUpperCase() === 'CONNECT' ||
    headerValue(requestHeaders, 'sec-websocket-version') !== undefined
  );
}

/** The evidence for a handshake over HTTP/2 that got this status. */
export function http2Rejection(connection: Connection, status: number): Evidence | undefined {
  if (!UNSUPPORTED.has(status) || !isOverHttp2(connection)) return undefined;
  return {
    fact: 'The handshake was sent over HTTP/2 (RFC 8441): its request has no Sec-WebSocket-Key.',
    events: connection.wire ? [connection.wire.event] : [],
  };
}

export function http2Match(status: number): Pick<Match, 'confidence' | 'title' | 'howToConfirm'> {
  return {
    confidence: 'likely',
    title: `Handshake over HTTP/2 rejected (${status})`,
    howToConfirm:
      'If the same handshake with curl --http1.1 gets 101, the proxy or the server does not support WebSocket over HTTP/2. If it gets the same status, HTTP/2 is not the cause.',
  };
}

export function http2Fixes(connection: Connection, session: Session): Fix[] {
  return [
    {
      title: 'Try the handshake over HTTP/1.1',
      detail:
        'If this gets 101, a proxy between browser and server, or the server itself, offers WebSocket over HTTP/2 and cannot do it.',
      snippet: curlUpgrade(commandTarget(connection, session)),
      language: 'sh',
    },
    {
      by: 'operator',
      title: 'Switch WebSocket over HTTP/2 off at the proxy',
      detail:
        'Browsers use it only where the server announces SETTINGS_ENABLE_CONNECT_PROTOCOL, and HTTP/1.1 otherwise. Jetty: setConnectProtocolEnabled(false).',
      snippet:
        '# HAProxy, section global\nh2-workaround-bogus-websocket-clients\n# Apache httpd\nH2WebSockets off\n# Envoy, http2_protocol_options\nallow_connect: false',
      language: 'text',
    },
  ];
}
