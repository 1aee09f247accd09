import { type SocketIoPacket, withAttachments } from '../../../src/decoders/socket-io.ts';
import type { Frame } from '../../../src/session/messages/frame-log.ts';
import { t } from '../../messages/message.ts';
import { positionOf } from '../frame-position.ts';
import { frameBytes } from './frame-bytes.ts';
import type { Reading } from './read-frame.ts';

type Read = (frame: Frame) => Reading;

/** How many earlier binary frames are searched for the packet of a binary part. */
const MOST_PARTS = 64;

function packetOf(reading: Reading): SocketIoPacket | undefined {
  if (reading.outcome !== 'decoded' || reading.decoded.protocol !== 'Socket.IO') return undefined;
  const packet = reading.decoded.value as SocketIoPacket;
  return packet.attachments === undefined ? undefined : packet;
}

/** Which part of which packet a binary frame of Socket.IO is; parts follow their packet in its direction. */
export function partOf(kept: readonly Frame[], frame: Frame, read: Read): string | undefined {
  if (frame.opcode !== 'binary') return undefined;
  let number = 1;
  for (let at = positionOf(kept, frame.id) - 1; at >= 0 && number <= MOST_PARTS; at -= 1) {
    const other = kept[at];
    if (!other) return undefined;
    if (other.direction !== frame.direction) continue;
    if (other.opcode === 'binary') {
      number += 1;
      continue;
    }
    const reading = read(other);
    const packet = packetOf(reading);
    if (!packet || reading.outcome !== 'decoded' || number > (packet.attachments ?? 0)) return undefined;
    const of = packet.attachments ?? 0;
    return t('frame_part', { name: reading.decoded.name ?? '', number, of });
  }
  return undefined;
}

/** The value of a Socket.IO packet with its binary parts filled in; undefined for a frame without any. */
export function wholePacket(kept: readonly Frame[], frame: Frame, read: Read): unknown {
  const packet = packetOf(read(frame));
  if (!packet) return undefined;
  const parts: Uint8Array[] = [];
  for (
    let at = positionOf(kept, frame.id) + 1;
    at < kept.length && parts.length < (packet.attachments ?? 0);
    at += 1
  ) {
    const other = kept[at];
    if (!other || other.direction !== frame.direction) continue;
    if (other.opcode !== 'binary') break;
    parts.push(frameBytes(other));
  }
  return { ...packet, data: withAttachments(packet.data, parts) };
}
