/** The bytes of a base64 text; empty for an invalid one. */
export function base64Bytes(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

const PER_LINE = 16;

/** Offset, sixteen bytes in hex and as ASCII, one row per line; at most `limit` bytes. */
export function hexDump(bytes: Uint8Array, limit: number): string {
  const end = Math.min(bytes.length, limit);
  const lines: string[] = [];
  for (let start = 0; start < end; start += PER_LINE) {
    const row = bytes.subarray(start, Math.min(start + PER_LINE, end));
    lines.push(`${start.toString(16).padStart(8, '0')}  ${hexColumns(row)}  ${asciiOf(row)}`);
  }
  return lines.join('\n');
}

function hexColumns(row: Uint8Array): string {
  const pairs = Array.from(row, (byte) => byte.toString(16).padStart(2, '0'));
  const halves = [pairs.slice(0, 8).join(' ').padEnd(23), pairs.slice(8).join(' ').padEnd(23)];
  return halves.join('  ');
}

function asciiOf(row: Uint8Array): string {
  return Array.from(row, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');
}
