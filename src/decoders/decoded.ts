interface Shown {
  protocol: string;
  /** The protocol's own name for the message: a method, an event, a topic, a type. */
  name?: string;
  /** One line for a table, without the name. */
  summary: string;
  /** The content of the message as plain values; bytes as `Uint8Array`. */
  value: unknown;
  /** The format fits, but nothing else confirms the protocol. */
  guess?: true;
}

/**
 * A message as read by a decoder that accepted it whole; a decoder that does not accept it returns undefined, and never
 * throws. A request and its replies have opposite directions and the same `pair`; a reply may have several parts, each
 * with the same `pair`.
 */
export type Decoded = Shown &
  (
    | { role: 'heartbeat' | 'control' | 'event' | 'data' }
    /** `stream`: any number of messages answer it, whenever there is something to tell. */
    | { role: 'request'; pair: string; stream?: true }
    | { role: 'response'; pair: string; failed: boolean }
  );

export type Role = Decoded['role'];

/** Several packets in one message: the only one, or all of them under one line. */
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
