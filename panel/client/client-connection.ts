import type { Outgoing } from '../../src/client/message.ts';
import type { Connection } from '../../src/session/connection.ts';

/** A connection that the client opened. */
export interface ClientConnection {
  /** As it is recorded; undefined for the moment before its first word, `gone` when its page is. */
  connection(): Connection | 'gone' | undefined;
  /** Whether it went out. */
  send(message: Outgoing): Promise<boolean>;
  close(): void;
}

export type OpenResult = { ok: true; line: ClientConnection } | { ok: false; why: string };
