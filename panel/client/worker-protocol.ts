import type { PageEvent } from '../../src/capture/captured-event.ts';
import type { Outgoing } from '../../src/client/message.ts';

/** What the panel tells the worker that has the client's own socket. */
export type WorkerCommand =
  | { kind: 'open'; context: string; url: string; protocols: string[] }
  | { kind: 'send'; id: number; message: Outgoing }
  | { kind: 'close' };

/** What the worker tells. `opening` comes first: why the browser refuses the url, if it does. */
export type WorkerEvent =
  | { kind: 'opening'; why: string | undefined }
  | { kind: 'events'; events: PageEvent[] }
  | { kind: 'sent'; id: number; sent: boolean };

/** Each worker has one socket. */
export const SOCKET = 1;
