import { quote } from '../../diagnosis/evidence.ts';
import type { Connection } from '../../session/connection.ts';
import { failureOf, netErrorOf } from '../../session/handshake-outcome.ts';

/** What is wrong with the response to an upgrade. */
export interface UpgradeFault {
  /** The faulty header; empty for an HTTP/2 stream. */
  header: string;
  title: string;
  because: string;
}

/** Undefined if the response was valid, or missing. */
export function upgradeFaultOf(connection: Connection): UpgradeFault | undefined {
  const http2 =
    failureOf(connection, 'http2')?.error ?? /^ERR_HTTP2_\w+$/.exec(netErrorOf(connection) ?? '')?.[0];
  if (http2 !== undefined) {
    return {
      header: '',
      title: 'The HTTP/2 stream of the handshake was closed by the server',
      because:
        'The server announces WebSockets over HTTP/2 (RFC 8441) and does not carry it out; mostly a proxy whose backend cannot.',
    };
  }
  const failure = failureOf(connection, 'header');
  if (!failure || /^sec-websocket-protocol$/i.test(failure.header)) return undefined;
  const header = quote(failure.header);
  if (/^sec-websocket-accept$/i.test(header) && failure.problem === 'wrong') {
    return {
      header,
      title: "The server's answer does not prove that it read this handshake",
      because:
        'Sec-WebSocket-Accept is computed from the key of the request; a wrong value comes from a cache, from a proxy that changed the key, or from a bug in the server.',
    };
  }
  const how = { missing: 'lacks the header', wrong: 'has a wrong value in', repeated: 'repeats the header' }[
    failure.problem
  ];
  return {
    header,
    title: `The server's 101 answer ${how} ${header}`,
    because:
      'The server, or a proxy on the way back that strips or doubles headers of the connection, is at fault.',
  };
}
