import { generate, type Packet } from 'mqtt-packet';
import { expect, it } from 'vitest';
import { readMqtt } from '../../../panel/frames/decode/mqtt.ts';
import { describeMqtt, mqttVersionIn } from '../../../src/decoders/mqtt.ts';
import type { JsonObject } from '../../../src/shared/json-shape.ts';
import { decodeTable, hex } from './decode-table.ts';

const made = (packet: Packet, protocolVersion: number): Uint8Array =>
  Uint8Array.from(generate(packet, { protocolVersion }));

function decoderOf(version: 3 | 4 | 5) {
  return (bytes: Uint8Array) => {
    try {
      return describeMqtt(readMqtt(bytes, version) as unknown as JsonObject[]);
    } catch {
      return undefined;
    }
  };
}

const publish = { cmd: 'publish', topic: 'home/temp', payload: '{"c":21}', qos: 1, messageId: 7 } as Packet;
const ping = hex('c0 00');

decodeTable('MQTT 3.1.1', decoderOf(4), {
  accept: [
    ['a ping', ping, { role: 'heartbeat', name: 'PINGREQ' }],
    ['its answer', hex('d0 00'), { role: 'heartbeat', name: 'PINGRESP' }],
    [
      'a message that wants to be acknowledged',
      made(publish, 4),
      {
        role: 'request',
        pair: 'publish 7',
        name: 'PUBLISH home/temp',
        summary: '{ c: 21 } · QoS 1',
        value: { payload: { c: 21 } },
      },
    ],
    ['the acknowledgement', hex('40 02 00 07'), { role: 'response', pair: 'publish 7', failed: false }],
    ['a refused connection', hex('20 02 00 05'), { role: 'response', pair: 'connect', failed: true }],
    ['a refused subscription', hex('90 03 00 09 80'), { pair: 'subscribe 9', failed: true }],
    ['two packets', Uint8Array.from([...ping, ...ping]), { summary: '2 messages: PINGREQ, PINGREQ' }],
  ],
  decline: [
    ['nothing', hex('')],
    ['half a packet', made(publish, 4).subarray(0, 9)],
    ['a packet and a half', Uint8Array.from([...ping, 0xc0])],
    ['packet type 0', hex('00 00')],
    ['flags that are reserved', hex('82 02 00 07').with(0, 0x80)],
    ['a length that never ends', hex('30 ff ff ff ff ff')],
    ['text', new TextEncoder().encode('{"a":1}')],
  ],
});

const properties = { messageExpiryInterval: 60 };

decodeTable('MQTT 5', decoderOf(5), {
  accept: [
    [
      'a message with properties',
      made({ ...publish, properties } as Packet, 5),
      { name: 'PUBLISH home/temp', value: { properties } },
    ],
    [
      'a refused publish',
      hex('40 04 00 07 87 00'),
      { role: 'response', failed: true, summary: 'reason 135' },
    ],
  ],
  decline: [['a message of 3.1.1 whose payload reads as properties', made(publish, 4)]],
});

it.each([3, 4, 5] as const)('tells version %d from a CONNECT', (protocolVersion) => {
  const protocolId = protocolVersion === 3 ? 'MQIsdp' : 'MQTT';
  const connect = { cmd: 'connect', clientId: 'a', keepalive: 10, clean: true, protocolId } as const;
  expect(mqttVersionIn(made({ ...connect, protocolVersion }, protocolVersion))).toBe(protocolVersion);
});

it('tells no version from anything else', () => {
  expect(mqttVersionIn(ping)).toBeUndefined();
  expect(mqttVersionIn(hex('10 06 00 04 48 54 54 50 04'))).toBeUndefined();
});
