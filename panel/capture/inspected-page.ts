import type { SocketId } from '../../src/capture/captured-event.ts';
import type { PageReach } from './page-reach.ts';
import type { WorkerState } from './worker-connection.ts';

export type StoredSocket = 'stored' | 'gone' | 'taken' | 'unreachable';

/** What the panel can ask about the inspected page and do with it. */
export interface InspectedPage {
  page(): Promise<PageReach>;
  workerState(): WorkerState;
  reload(): void;
  /**
   * Makes an open connection the variable `$ws` of its document, as “Store as global variable” does for other objects;
   * `frame`: the document's URL, undefined for the top one. `taken`: the page has a variable of that name;
   * `unreachable`: the browser has no such means, or no code runs in the page.
   */
  storeSocket(socket: SocketId, frame: string | undefined): Promise<StoredSocket>;
  /** Shows a place of a script or page in the Sources panel; both numbers count from 0. Absent in Firefox. */
  openSource?(url: string, line: number, column: number): void;
}
