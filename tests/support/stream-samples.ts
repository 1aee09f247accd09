import type { Direction } from '../../src/capture/captured-event.ts';
import { textPart, u8, u16, u32 } from './stream-bytes.ts';

/** What goes over one connection, in order, and what the server says with it. */
export interface StreamSample {
  name: string;
  turns: readonly (readonly [Direction, Uint8Array])[];
  /** `PROTOCOL PACKET CODE NAME WORDS`, of each fault. */
  faults: readonly string[];
}

const sent = (...parts: (Uint8Array | string | number)[]) => ['sent', u8(...parts)] as const;
const received = (...parts: (Uint8Array | string | number)[]) => ['received', u8(...parts)] as const;

const mqttConnect = (version: number) => {
  const properties = version === 5 ? [0] : [];
  const body = u8(textPart('MQTT'), version, 2, u16(60), ...properties, textPart('web-1'));
  return sent(0x10, body.length, body);
};
const CONNACK_3 = received(0x20, 2, 0, 0);
/** A PUBLISH of 5,000 bytes with what looks like packets in it. */
const publish = () => {
  const payload = new Uint8Array(4_992).fill(0x20);
  return u8(0x30, 0x88, 0x27, textPart('a/bcde'), payload);
};
const reason = (words: string) => {
  const property = u8(0x26, textPart('k'), textPart('v'), 0x1f, textPart(words));
  return u8(property.length, property);
};
const packet = (first: number, ...parts: (Uint8Array | string | number)[]) => {
  const body = u8(...parts);
  return received(first, body.length, body);
};

const amqpFrame = (type: number, ...parts: (Uint8Array | string | number)[]) => {
  const body = u8(...parts);
  return received(u32(body.length + 8), 2, type, 0, 0, body);
};
const symbol = (text: string) => u8(0xa3, text.length, text);
const string = (text: string) => u8(0xa1, text.length, text);
const list = (count: number, ...parts: (Uint8Array | string | number)[]) => {
  const items = u8(...parts);
  return u8(0xc0, items.length + 1, count, items);
};
const amqpError = (condition: string, words: string) =>
  u8(0, 0x53, 0x1d, list(2, symbol(condition), string(words)));

const method = (channel: number, ...parts: (Uint8Array | string | number)[]) => {
  const body = u8(...parts);
  return received(1, u16(channel), u32(body.length), body, 0xce);
};

const VNC_VERSIONS = [received('RFB 003.008\n'), sent('RFB 003.008\n')] as const;
const vncReason = (words: string) => u8(u32(words.length), words);

const sshPacket = (...parts: (Uint8Array | string | number)[]) => {
  const payload = u8(...parts);
  return received(u32(payload.length + 5), 4, payload, 0, 0, 0, 0);
};
const sshString = (text: string) => u8(u32(text.length), text);

export const STREAM_SAMPLES: readonly StreamSample[] = [
  {
    name: 'MQTT 3.1.1: not authorized',
    turns: [mqttConnect(4), received(0x20, 2, 0, 5)],
    faults: ['MQTT CONNACK 5 not authorized '],
  },
  {
    name: 'MQTT 5: not authorized, in the words of the broker',
    turns: [mqttConnect(5), packet(0x20, 0, 0x87, reason('token of client web-1 expired'))],
    faults: ['MQTT CONNACK 135 Not authorized token of client web-1 expired'],
  },
  {
    name: 'MQTT 5: session taken over after messages',
    turns: [
      mqttConnect(5),
      packet(0x20, 0, 0, 0),
      received(publish(), 0xd0, 0),
      sent(0xc0, 0, publish()),
      packet(0xe0, 0x8e, reason('another client connected')),
    ],
    faults: ['MQTT DISCONNECT 142 Session taken over another client connected'],
  },
  {
    name: 'MQTT 3.1.1: subscription refused',
    turns: [mqttConnect(4), CONNACK_3, received(0x90, 4, 0, 7, 1, 0x80)],
    faults: ['MQTT SUBACK 128 failure '],
  },
  {
    name: 'MQTT: sound',
    turns: [
      mqttConnect(4),
      CONNACK_3,
      sent(publish()),
      received(publish(), 0x90, 3, 0, 7, 1),
      received(0xd0, 0),
    ],
    faults: [],
  },
  {
    name: 'AMQP 1.0: close with an error',
    turns: [
      sent('AMQP', 0, 1, 0, 0),
      received('AMQP', 0, 1, 0, 0),
      amqpFrame(0, 0, 0x53, 0x10, list(1, string('broker'))),
      amqpFrame(
        0,
        0,
        0x53,
        0x18,
        list(1, amqpError('amqp:connection:forced', 'The connection was inactive')),
      ),
    ],
    faults: ['AMQP 1.0 close amqp:connection:forced amqp:connection:forced The connection was inactive'],
  },
  {
    name: 'AMQP 1.0: SASL fails',
    turns: [
      sent('AMQP', 3, 1, 0, 0),
      received('AMQP', 3, 1, 0, 0),
      amqpFrame(1, 0, 0x53, 0x44, list(1, 0x50, 1)),
    ],
    faults: ['AMQP 1.0 sasl-outcome 1 auth '],
  },
  {
    name: 'AMQP 1.0: a link is detached',
    turns: [
      sent('AMQP', 0, 1, 0, 0),
      received('AMQP', 0, 1, 0, 0),
      amqpFrame(0, 0, 0x53, 0x16, list(3, 0x43, 0x41, amqpError('amqp:not-found', 'no queue q1'))),
    ],
    faults: ['AMQP 1.0 detach amqp:not-found amqp:not-found no queue q1'],
  },
  {
    name: 'AMQP 0-9-1: access refused',
    turns: [
      sent('AMQP', 0, 0, 9, 1),
      method(0, u16(10), u16(10), 0, 9, u32(0)),
      method(0, u16(10), u16(50), u16(403), 14, 'ACCESS_REFUSED', u16(0), u16(0)),
    ],
    faults: ['AMQP 0-9-1 connection.close 403 access-refused ACCESS_REFUSED'],
  },
  {
    name: 'AMQP 0-9-1: another version',
    turns: [sent('AMQP', 0, 0, 9, 1), received('AMQP', 0, 0, 8, 0)],
    faults: ['AMQP 0-9-1 protocol header  the broker speaks version 0-8-0 '],
  },
  {
    name: 'RFB: no security type, with a reason',
    turns: [...VNC_VERSIONS, received(0, vncReason('Too many security failures'))],
    faults: ['RFB (VNC) security handshake 0 no security types Too many security failures'],
  },
  {
    name: 'RFB: wrong password',
    turns: [
      ...VNC_VERSIONS,
      received(2, 1, 2),
      sent(2),
      received(new Uint8Array(16).fill(9)),
      sent(new Uint8Array(16).fill(7)),
      received(u32(1), vncReason('password check failed!')),
    ],
    faults: ['RFB (VNC) SecurityResult 1 failed password check failed!'],
  },
  {
    name: 'RFB 3.3: wrong password',
    turns: [
      received('RFB 003.003\n'),
      sent('RFB 003.003\n'),
      received(u32(2)),
      received(new Uint8Array(16).fill(9)),
      sent(new Uint8Array(16).fill(7)),
      received(u32(1)),
    ],
    faults: ['RFB (VNC) SecurityResult 1 failed '],
  },
  {
    name: 'RFB: sound, then pictures',
    turns: [
      ...VNC_VERSIONS,
      received(1, 1),
      sent(1),
      received(u32(0)),
      received(new Uint8Array(900).fill(1)),
    ],
    faults: [],
  },
  {
    name: 'SSH: disconnected before encryption',
    turns: [
      sent('SSH-2.0-web_1.0\r\n'),
      received('SSH-2.0-OpenSSH_9.2\r\n'),
      sshPacket(20, new Uint8Array(200).fill(65)),
      sshPacket(1, u32(3), sshString('no matching key exchange method found'), sshString('')),
    ],
    faults: ['SSH SSH_MSG_DISCONNECT 3 key exchange failed no matching key exchange method found'],
  },
  {
    name: 'SSH: too many clients',
    turns: [sent('SSH-2.0-web_1.0\r\n'), received('Exceeded MaxStartups\r\n')],
    faults: ['SSH identification  refused Exceeded MaxStartups'],
  },
  {
    name: 'SOCKS5: connection refused',
    turns: [
      sent(5, 1, 0),
      received(5, 0),
      sent(5, 1, 0, 3, 6, 'h.test', u16(22)),
      received(5, 5, 0, 1, u32(0), u16(0)),
    ],
    faults: ['SOCKS5 reply 5 connection refused '],
  },
  {
    name: 'SOCKS5: wrong password',
    turns: [sent(5, 2, 0, 2), received(5, 2), sent(1, 3, 'ada', 2, 'pw'), received(1, 1)],
    faults: ['SOCKS5 authentication 1 user name or password rejected '],
  },
  {
    name: 'STOMP: an error with a length',
    turns: [
      sent('CONNECT\naccept-version:1.2\nhost:/\n\n\0'),
      received('\n'),
      received('ERROR\nmessage:Bad CONNECT\ncontent-length:32\n\nAccess refused for user "guest"\n\0\n'),
    ],
    faults: ['STOMP ERROR  ERROR Bad CONNECT: Access refused for user "guest"'],
  },
  {
    name: 'STOMP: an error between messages, without a length',
    turns: [
      sent('STOMP\naccept-version:1.2\n\n\0'),
      received('CONNECTED\nversion:1.2\n\n\0'),
      sent('SUBSCRIBE\nid:0\ndestination:/queue/a\n\n\0'),
      received(
        'MESSAGE\nsubscription:0\ncontent-length:11\n\nERROR\n\n\0abc\0\n',
        'MESSAGE\nx:y\n\nERROR\nmessage:no\n\0',
      ),
      received('ERROR\nmessage:queue not found\n\n\0'),
    ],
    faults: ['STOMP ERROR  ERROR queue not found'],
  },
  {
    name: 'XMPP: a stream error',
    turns: [
      sent("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='h.test' version='1.0'/>"),
      received("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='h.test'/>"),
      received(
        "<stream:error xmlns:stream='http://etherx.jabber.org/streams'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><text xml:lang='en'>Replaced by new connection</text></stream:error>",
        "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>",
      ),
    ],
    faults: ['XMPP stream:error conflict conflict Replaced by new connection'],
  },
  {
    name: 'Guacamole: the target is not there',
    turns: [
      received('4.args,13.VERSION_1_5_0,8.hostname;'),
      sent('4.size,4.1024,3.768,2.96;'),
      received('3.nop;', '5.error,28.Server refused connection; 1,3.519;'),
    ],
    faults: ['Guacamole error 519 upstream not found Server refused connection; 1'],
  },
];
