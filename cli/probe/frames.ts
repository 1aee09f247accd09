import { randomBytes } from 'node:crypto';

export interface ServerFrame {
  fin: boolean;
  compressed: boolean;
  opcode: number;
  payload: Buffer;
}

/**
 * A frame and the bytes after it; of a valid one that is too long to be kept the bytes with its head; the browser's error
 * text for an invalid one; undefined while bytes are missing.
 */
export type FrameReading =
  | { frame: ServerFrame; rest: Buffer }
  | { long: number }
  | { broken: string }
  | undefined;

const KNOWN_OPCODES = [0, 1, 2, 8, 9, 10];
/** The longest frame that is kept, in bytes. */
const LARGEST = 1024 * 1024;
/** Chromium fails a connection with a longer message (third_party/blink/renderer/modules/websockets/). Bytes. */
const MOST_OF_BROWSERS = 2 ** 32 - 1;

/** RFC 6455 section 5.2, as a client must read it. */
export function readFrame(bytes: Buffer, deflate: boolean): FrameReading {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  const opcode = first & 0x0f;
  const compressed = (first & 0x40) !== 0;
  if ((first & 0x30) !== 0 || (compressed && !deflate)) {
    const bit = (position: number): number => (first >> position) & 1;
    return {
      broken: `One or more reserved bits are on: reserved1 = ${bit(6)}, reserved2 = ${bit(5)}, reserved3 = ${bit(4)}`,
    };
  }
  if (!KNOWN_OPCODES.includes(opcode)) return { broken: `Unrecognized frame opcode: ${opcode}` };
  if ((second & 0x80) !== 0)
    return { broken: 'A server must not mask any frames that it sends to the client.' };
  const short = second & 0x7f;
  const head = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < head) return undefined;
  const length =
    short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
  // RFC 6455 section 5.5, of control frames.
  if (opcode >= 8 && (length > 125 || (first & 0x80) === 0)) return { broken: 'Invalid frame header' };
  if (length > MOST_OF_BROWSERS) return { broken: 'Message size is too large.' };
  if (length > LARGEST) return { long: head + length };
  if (bytes.length < head + length) return undefined;
  const payload = bytes.subarray(head, head + length);
  if (opcode === 8 && payload.length === 1)
    return { broken: 'Received a broken close frame with an invalid size of 1 byte.' };
  if (opcode === 1 && !compressed && first & 0x80 && !isUtf8(payload))
    return { broken: 'Could not decode a text frame as UTF-8.' };
  return {
    frame: { fin: (first & 0x80) !== 0, compressed, opcode, payload },
    rest: bytes.subarray(head + length),
  };
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** A masked control frame, as a client must send it; payloads are shorter than 126 bytes. */
export function controlFrame(opcode: 8 | 9 | 10, payload: Buffer): Buffer {
  const mask = randomBytes(4);
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.length]), mask, masked]);
}
