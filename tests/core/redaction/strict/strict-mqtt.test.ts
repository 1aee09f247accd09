import { describe, expect, it } from 'vitest';
import { strictMqtt } from '../../../../src/redaction/strict/strict-mqtt.ts';

const char = String.fromCharCode;
const text = (value: string): string => char(value.length >> 8, value.length & 255) + value;
/** A packet: the first byte, its length, and its body. */
function packet(first: number, body: string): string {
  const length = body.length < 128 ? char(body.length) : char((body.length & 127) | 128, body.length >> 7);
  return char(first) + length + body;
}
/** Of topics the word room stays. */
const shown = (bytes: string): string | undefined =>
  strictMqtt(bytes, (level) => (level === 'room' ? level : 'masked'));
const connect = (begin: string, rest: string): string => packet(0x10, `${begin}\x02\0\x3c${rest}`);
const V4 = '\0\x04MQTT\x04';
const V5 = '\0\x04MQTT\x05';

describe('what nobody wrote stays', () => {
  it.each([
    ['CONNACK', packet(0x20, '\0\x05')],
    ['PUBACK', packet(0x40, '\0\x01')],
    ['PUBREC', packet(0x50, '\0\x01\x10\0')],
    ['SUBACK', packet(0x90, '\0\x01\x80')],
    ['PINGREQ', packet(0xc0, '')],
    ['PINGRESP', packet(0xd0, '')],
    ['DISCONNECT', packet(0xe0, '')],
    ['two packets', packet(0xc0, '') + packet(0xd0, '')],
  ])('%s', (_name, bytes) => expect(shown(bytes)).toBe(bytes));
});

describe('what somebody wrote is starred, and its length stays', () => {
  it.each([
    ['CONNECT 3.1.1', connect(V4, text('me') + text('hush')), connect(V4, text('**') + text('****'))],
    ['CONNECT 3.1', connect('\0\x06MQIsdp\x03', text('me')), connect('\0\x06MQIsdp\x03', text('**'))],
    [
      'CONNECT 5',
      connect(V5, `\0${text('me')}${text('hush')}`),
      connect(V5, `\0${text('**')}${text('****')}`),
    ],
    ['CONNECT 5 with properties', connect(V5, `\x02ab${text('me')}`), connect(V5, '*'.repeat(7))],
    ['PUBLISH', packet(0x30, `${text('room/zebra')}body`), packet(0x30, `${text('room/*****')}****`)],
    [
      'PUBLISH with a number',
      packet(0x32, `${text('room')}\0\x07body`),
      packet(0x32, `${text('room')}\0\x07****`),
    ],
    ['PUBLISH with QoS 2', packet(0x34, `${text('room')}\0\x07b`), packet(0x34, `${text('room')}\0\x07*`)],
    ['PUBLISH without a body', packet(0x30, text('room')), packet(0x30, text('room'))],
    [
      'a long PUBLISH',
      packet(0x30, text('room') + 'x'.repeat(300)),
      packet(0x30, text('room') + '*'.repeat(300)),
    ],
    [
      'SUBSCRIBE',
      packet(0x82, `\0\x01${text('room/+/#')}\x01${text('$zebra')}\0`),
      packet(0x82, `\0\x01${text('room/+/#')}\x01${text('******')}\0`),
    ],
    [
      'SUBSCRIBE to all of a level',
      packet(0x82, `\0\x01${text('$/room//')}\0`),
      packet(0x82, `\0\x01${text('$/room//')}\0`),
    ],
    [
      'UNSUBSCRIBE',
      packet(0xa2, `\0\x01${text('zebra')}${text('room')}`),
      packet(0xa2, `\0\x01${text('*****')}${text('room')}`),
    ],
    [
      'two packets',
      packet(0xc0, '') + packet(0x30, `${text('room')}x`),
      packet(0xc0, '') + packet(0x30, `${text('room')}*`),
    ],
  ])('%s', (_name, bytes, starred) => {
    expect(shown(bytes)).toBe(starred);
    expect(starred).toHaveLength(bytes.length);
  });
});

describe('anything else is not MQTT', () => {
  it.each([
    ['nothing', ''],
    ['a type that is not used', packet(0x00, '')],
    ['a long code', packet(0x20, '12345')],
    ['a cut packet', packet(0x30, text('room')).slice(0, -1)],
    ['a packet without a length', '\x30'],
    ['a length of five bytes', `\x30\x80\x80\x80\x80\x01${text('room')}`],
    ['a second packet that is cut', `${packet(0xc0, '')}\x30`],
    ['CONNECT of another protocol', connect('\0\x04MQTX\x04', text('me'))],
    ['CONNECT with a field that is too long', connect(V4, '\0\x09me')],
    ['CONNECT with half a length', connect(V4, '\0')],
    ['PUBLISH without a topic', packet(0x30, text(''))],
    ['PUBLISH with a topic that is too long', packet(0x30, '\0\x09room')],
    ['PUBLISH without its number', packet(0x32, `${text('room')}\0`)],
    ['PUBLISH with half a length', packet(0x30, '\0')],
    ['PUBLISH to a topic that is no UTF-8', packet(0x30, text('room\xff'))],
    ['PUBLISH to a topic beyond ASCII', packet(0x30, text('r\xc3\xb6m'))],
    ['PUBLISH to a topic with a control character', packet(0x30, text('ro\x01m'))],
    ['SUBSCRIBE with other flags', packet(0x80, `\0\x01${text('room')}\0`)],
    ['SUBSCRIBE without its option', packet(0x82, `\0\x01${text('room')}`)],
    ['SUBSCRIBE to a topic that is no UTF-8', packet(0x82, `\0\x01${text('\xff')}\0`)],
    ['UNSUBSCRIBE with other flags', packet(0xa0, `\0\x01${text('room')}`)],
    ['UNSUBSCRIBE with a topic that is too long', packet(0xa2, '\0\x01\0\x09room')],
  ])('%s', (_name, bytes) => expect(shown(bytes)).toBeUndefined());
});
