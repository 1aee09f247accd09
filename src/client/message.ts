export type Outgoing = { opcode: 'text'; text: string } | { opcode: 'binary'; bytes: Uint8Array };

/** Two digits per byte, sixteen bytes per line: in an editable form. */
export function hexText(bytes: Uint8Array): string {
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  const lines = Array.from({ length: Math.ceil(pairs.length / 16) }, (_, line) =>
    pairs.slice(line * 16, line * 16 + 16).join(' '),
  );
  return lines.join('\n');
}
