import type { StreamProtocol } from '../../decoders/stream/stream-reader.ts';
import { frameIfKept, quote } from '../../diagnosis/evidence.ts';
import type { Evidence } from '../../diagnosis/rule.ts';
import type { ConnectionWithMessages } from '../../session/connection.ts';
import type { NotedFault } from '../../session/messages/byte-stream.ts';

const SERVERS: Readonly<Record<StreamProtocol, string>> = {
  MQTT: 'MQTT broker',
  'AMQP 1.0': 'AMQP broker',
  'AMQP 0-9-1': 'AMQP broker',
  'RFB (VNC)': 'VNC server',
  SSH: 'SSH server',
  SOCKS5: 'SOCKS proxy',
  STOMP: 'STOMP broker',
  XMPP: 'XMPP server',
  Guacamole: 'Guacamole server',
  RSocket: 'RSocket server',
};
/** A connection that ends this soon after a refusal ended because of it, in milliseconds. */
const SOON = 5_000;

export interface FoundFault {
  protocol: StreamProtocol;
  server: string;
  fault: NotedFault;
}

function faultsOf(connection: ConnectionWithMessages): FoundFault[] {
  const stream = connection.messageStats?.stream;
  if (stream === undefined || stream === 'none') return [];
  const { protocol, faults } = stream;
  if (protocol === undefined) return [];
  return faults.map((fault) => ({ protocol, server: SERVERS[protocol], fault }));
}

function ended({ closed }: ConnectionWithMessages, { at }: NotedFault): boolean {
  return closed !== undefined && closed.at - at <= SOON;
}

/** The fault with which the connection ends. */
export function endingFault(connection: ConnectionWithMessages): FoundFault | undefined {
  const found = faultsOf(connection);
  return found.find(({ fault }) => fault.ends) ?? found.findLast(({ fault }) => ended(connection, fault));
}

/** A request that was refused while the connection goes on. */
export function refusedRequest(connection: ConnectionWithMessages): FoundFault | undefined {
  return endingFault(connection) ? undefined : faultsOf(connection)[0];
}

/** The server's own words, and else what the specification calls the code. */
export function wordsOf({ words, name }: NotedFault): string {
  return words === '' ? name : `"${quote(words).replace(/\.$/, '')}"`;
}

export function faultEvidence(connection: ConnectionWithMessages, { protocol, fault }: FoundFault): Evidence {
  const { packet, code, name, words, event } = fault;
  const meaning = code === '' ? '' : ` ${quote(code)}${name === code ? '' : ` (${name})`}`;
  const said = words === '' ? '' : `, with the text "${quote(words).replace(/\.$/, '')}"`;
  return {
    fact: `${protocol}: the server sent ${packet}${meaning}${said}.`,
    events: frameIfKept(connection, event),
  };
}
