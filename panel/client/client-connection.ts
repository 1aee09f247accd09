import type { Outgoing } from '../../src/client/message.ts';
import type { ConnectionWithMessages } from '../../src/session/connection.ts';

export interface ClientConnection {
  /** Its captured connection; undefined until the first record, `gone` when its page is closed. */
  connection(): ConnectionWithMessages | 'gone' | undefined;
  /** Whether it was sent. */
  send(message: Outgoing): Promise<boolean>;
  close(): void;
}

export type OpenResult = { ok: true; handle: ClientConnection } | { ok: false; why: string };
