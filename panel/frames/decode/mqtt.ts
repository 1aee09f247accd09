import { Buffer } from 'buffer/';
import { type Packet, parser } from 'mqtt-packet';

/** MQTT packets that fill the bytes, one after the other; throws otherwise. */
export function readMqtt(bytes: Uint8Array, protocolVersion: 3 | 4 | 5): Packet[] {
  if (!areWholePackets(bytes)) throw new Error('the bytes are no whole packets');
  const packets: Packet[] = [];
  const faults: unknown[] = [];
  const reading = parser({ protocolVersion });
  reading.on('packet', (packet) => packets.push(packet));
  reading.on('error', (error) => faults.push(error));
  reading.parse(Buffer.from(bytes) as unknown as Parameters<typeof reading.parse>[0]);
  if (faults.length > 0) throw faults[0];
  return packets;
}

/** The parser waits for the rest of an incomplete packet, so the lengths are compared. */
function areWholePackets(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length) {
    let length = 0;
    let digits = 0;
    for (let byte = 0x80; byte >= 0x80; digits += 1) {
      byte = bytes[at + 1 + digits] ?? 0xff;
      if (digits === 4) return false;
      length += (byte & 0x7f) * 128 ** digits;
    }
    at += 1 + digits + length;
  }
  return at === bytes.length && at > 0;
}
