interface Shown {
  /** What is spoken, as people call it. */
  protocol: string;
  /** The protocol's own name for what passed: a method, an event, a topic, a type. */
  name?: string;
  /** One line for a table, without the name. */
  summary: string;
  /** What the message holds, as plain values; bytes as `Uint8Array`. */
  value: unknown;
  /** The form fits, and nothing else says that this is what is spoken. */
  guess?: true;
}

/**
 * What a message is, as a decoder has it that took it whole; a decoder that does not declines with undefined, and
 * never throws. A request and its answers go opposite ways and share `pair`; an answer may come in parts,
 * each with the same `pair`.
 */
export type Decoded = Shown &
  (
    | { role: 'heartbeat' | 'control' | 'event' | 'data' }
    | { role: 'request'; pair: string }
    | { role: 'response'; pair: string; failed: boolean }
  );

export type Role = Decoded['role'];

/** Several messages that came in one: the only one, or all of them under one line. */
export function together(protocol: string, parts: readonly Decoded[]): Decoded | undefined {
  const [first] = parts;
  if (!first) return undefined;
  if (parts.length === 1) return first;
  const role = parts.every((part) => part.role === 'heartbeat') ? 'heartbeat' : 'data';
  const told = parts.slice(0, 4).map(({ name, summary }) => name ?? summary);
  const more = parts.length > told.length ? ', …' : '';
  return {
    protocol,
    role,
    summary: `${parts.length} messages: ${told.join(', ')}${more}`,
    value: parts.map(({ value }) => value),
  };
}
