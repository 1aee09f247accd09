import { amqp091Stream } from './amqp-091-stream.ts';
import { amqpStream } from './amqp-stream.ts';
import { guacamoleStream } from './guacamole-stream.ts';
import { mqttStream } from './mqtt-stream.ts';
import { rfbStream } from './rfb-stream.ts';
import { socksStream } from './socks-stream.ts';
import { sshStream } from './ssh-stream.ts';
import { stompStream } from './stomp-stream.ts';
import type { PacketReader, StreamProtocol } from './stream-reader.ts';

export type PacketProtocol = Exclude<StreamProtocol, 'XMPP' | 'RSocket'>;

/** The protocols whose packets tell their own length, each with the phase in which it begins. */
export const PACKET_READERS: Readonly<Record<PacketProtocol, readonly [PacketReader, phase: string]>> = {
  MQTT: [mqttStream, ''],
  'AMQP 1.0': [amqpStream, ''],
  'AMQP 0-9-1': [amqp091Stream, ''],
  'RFB (VNC)': [rfbStream, 'server-version'],
  SSH: [sshStream, 'lines'],
  SOCKS5: [socksStream, 'methods'],
  STOMP: [stompStream, ''],
  Guacamole: [guacamoleStream, ''],
};
