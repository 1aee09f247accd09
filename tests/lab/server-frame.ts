export interface FrameFields {
  /** 1 text, 2 binary, 8 close (RFC 6455, section 5.2). */
  opcode: number;
  /** At most 125 bytes. */
  payload: Buffer;
  rsv1?: boolean;
  /** Four bytes; a server must never send any (RFC 6455, section 5.1). */
  maskingKey?: Buffer;
}

/** One final frame as its bytes, right or wrong. */
export function serverFrame({ opcode, payload, rsv1 = false, maskingKey }: FrameFields): Buffer {
  const head = Buffer.from([0x80 | (rsv1 ? 0x40 : 0) | opcode, (maskingKey ? 0x80 : 0) | payload.length]);
  if (!maskingKey) return Buffer.concat([head, payload]);
  const masked = payload.map((byte, index) => byte ^ (maskingKey[index % 4] ?? 0));
  return Buffer.concat([head, maskingKey, masked]);
}

/** A close frame with any code, also one that must not be sent (RFC 6455, section 5.5.1). */
export function closeFrame(code: number, reason: string): Buffer {
  const status = Buffer.alloc(2);
  status.writeUInt16BE(code);
  return serverFrame({ opcode: 8, payload: Buffer.concat([status, Buffer.from(reason)]) });
}
