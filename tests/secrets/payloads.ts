import type { Payload } from '../../src/capture/captured-event.ts';

export const text = (value: string): Payload => {
  const size = Buffer.byteLength(value);
  return { opcode: 'text', size, kept: size, text: value };
};
export const cut = (value: string, missing: number): Payload => {
  const kept = [...value].slice(0, -missing).join('');
  return { ...text(kept), size: Buffer.byteLength(value) };
};
export const binary = (bytes: Buffer): Payload => ({
  opcode: 'binary',
  size: bytes.length,
  kept: bytes.length,
  base64: bytes.toString('base64'),
});

function field(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value as string);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
}

export function mqttConnect(password: string): Buffer {
  const rest = Buffer.concat([
    field('MQTT'),
    Buffer.from([4, 0xc2, 0, 60]),
    field('client-1'),
    field('joe'),
    field(password),
  ]);
  const length = rest.length < 128 ? [rest.length] : [(rest.length & 127) | 128, rest.length >> 7];
  return Buffer.concat([Buffer.from([0x10, ...length]), rest]);
}

export function messagePack(name: string, value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([
    Buffer.from([0x82, 0xa2, 0x69, 0x64, 0xcd, 0x01, 0x00, 0xa0 + name.length]),
    Buffer.from(name),
    Buffer.from([0xda, bytes.length >> 8, bytes.length & 255]),
    bytes,
  ]);
}

/** A map of one text in CBOR (RFC 8949). */
export function cbor(name: string, value: string): Buffer {
  const head = (text: string): number[] => {
    const { length } = Buffer.from(text);
    return length < 24 ? [0x60 + length] : [0x79, length >> 8, length & 255];
  };
  return Buffer.concat([
    Buffer.from([0xbf, ...head(name)]),
    Buffer.from(name),
    Buffer.from(head(value)),
    Buffer.from(value),
    Buffer.from([0xff]),
  ]);
}

/** A document of one text in BSON (version 1.1). */
export function bson(name: string, value: string): Buffer {
  const bytes = Buffer.from(`${value}\0`);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  const body = Buffer.concat([Buffer.from(`\u0002${name}\0`), length, bytes, Buffer.from([0])]);
  const whole = Buffer.alloc(4);
  whole.writeUInt32LE(body.length + 4);
  return Buffer.concat([whole, body]);
}
