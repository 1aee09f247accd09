import { STREAM_SAMPLES } from '../support/stream-samples.ts';
import { bytes, closed, created, frame, opened, type Scenarios, type Step, tape } from '../support/tape.ts';

const url = 'wss://api.test/stream';
/** What a sample holds, a message each; `single`: a message for each byte. */
function played(name: string, single = false): Step[] {
  const sample = STREAM_SAMPLES.find((one) => one.name === name);
  if (!sample) throw new Error(`no sample ${name}`);
  const messages = sample.turns.flatMap(([direction, content]) =>
    single
      ? [...content].map((byte) => [direction, Uint8Array.of(byte)] as const)
      : [[direction, content] as const],
  );
  return [
    created(url),
    opened(40),
    ...messages.map(([direction, content], at) => bytes(direction, 50 + at / 100, content)),
  ];
}
const over = (name: string, code = 1000): Step[] => [...played(name), closed(90, code)];

const u32 = (value: number) => [0, 0, value >> 8, value & 255];
const rsocket = (code: number, words: string): Step[] => [
  created(url),
  opened(40),
  bytes('sent', 50, Uint8Array.from([...u32(0), 4, 0, 0, 1, 0, 0, ...u32(20_000), ...u32(90_000), 0, 0])),
  bytes('received', 60, Uint8Array.from([...u32(0), 0x2c, 0, ...u32(code), ...Buffer.from(words)])),
  closed(61, 1000),
];

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a broker that rejects the client, in four messages of one byte',
      session: tape(played('MQTT 3.1.1: not authorized', true), closed(90, 1005)),
      confidence: 'certain',
      says: ['MQTT broker rejected the client: not authorized (CONNACK 5)', 'allow_anonymous', 'username'],
    },
    {
      name: 'the broker has words of its own',
      session: tape(over('MQTT 5: not authorized, in the words of the broker')),
      says: ['"token of client web-1 expired" (CONNACK 135)'],
    },
    {
      name: 'another tab with the same client identifier',
      session: tape(over('MQTT 5: session taken over after messages', 1006)),
      says: ['closed the connection: "another client connected"', 'crypto.randomUUID()'],
      never: ['crash'],
    },
    {
      name: 'still open',
      session: tape(played('RFB: wrong password')),
      says: ['"password check failed!"', 'VNC'],
    },
    {
      name: 'blocked',
      session: tape(over('RFB: no security type, with a reason')),
      says: ['Too many security failures'],
    },
    {
      name: 'AMQP',
      session: tape(over('AMQP 1.0: close with an error')),
      says: ['The connection was inactive'],
    },
    { name: 'RabbitMQ', session: tape(over('AMQP 0-9-1: access refused')), says: ['403', 'rabbitmqctl'] },
    { name: 'STOMP', session: tape(over('STOMP: an error with a length')), says: ['Bad CONNECT', 'guest'] },
    {
      name: 'XMPP in text messages',
      session: tape(
        created(url, { protocols: ['xmpp'] }),
        opened(40, { protocol: 'xmpp' }),
        frame('sent', 41, "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='h.test'/>"),
        frame(
          'received',
          50,
          '<stream:error><conflict xmlns="urn:ietf:params:xml:ns:xmpp-streams"/></stream',
        ),
        frame('received', 51, ':error>'),
        closed(52, 1000),
      ),
      says: ['XMPP server closed the connection: conflict', 'one connection per session'],
    },
    { name: 'RSocket', session: tape(rsocket(3, 'wrong token')), says: ['"wrong token"', 'REJECTED_SETUP'] },
    {
      name: 'SOCKS',
      session: tape(over('SOCKS5: connection refused')),
      says: ['connection refused', 'target behind'],
    },
    {
      name: 'a channel that is refused right before the end',
      session: tape(played('MQTT 3.1.1: subscription refused'), closed(60, 1006)),
      says: ['SUBACK'],
    },
  ],
  clear: [
    { name: 'a sound stream', session: tape(over('MQTT: sound')) },
    { name: 'pictures', session: tape(over('RFB: sound, then pictures')) },
    {
      name: 'a refused subscription, long before the end',
      session: tape(played('MQTT 3.1.1: subscription refused'), closed(90_000, 1000)),
    },
    {
      name: 'the same bytes where nothing says that it is MQTT',
      session: tape(
        created(url),
        opened(40),
        bytes('received', 50, Uint8Array.of(0x20, 2, 0, 5)),
        closed(60, 1000),
      ),
    },
    {
      name: 'text that mentions an error',
      session: tape(
        created(url),
        opened(40),
        frame('sent', 41, 'CONNECT me'),
        frame('received', 50, 'ERROR\nmessage:none\n\n\0'),
        frame('received', 51, 'more'),
      ),
    },
  ],
  unknown: [],
};
