import type { PageEvent } from '../../src/capture/captured-event.ts';
import type { Outgoing } from '../../src/client/message.ts';

/** Commands of the panel to the worker that holds the client's socket. */
export type WorkerCommand =
  | { kind: 'open'; context: string; url: string; protocols: string[] }
  | { kind: 'send'; id: number; message: Outgoing }
  | { kind: 'close' };

/** Events of the worker. `opening` is the first: it has the reason if the browser rejects the URL. */
export type WorkerEvent =
  | { kind: 'opening'; why: string | undefined }
  | { kind: 'events'; events: PageEvent[] }
  | { kind: 'sent'; id: number; sent: boolean };

/** Each worker has one socket. */
export const SOCKET = 1;
