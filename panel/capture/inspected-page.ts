import type { SocketId } from '../../src/capture/captured-event.ts';
import type { PageReach } from './page-reach.ts';
import type { WorkerLine } from './worker-connection.ts';

/** What the panel can ask about the inspected page and do with it. */
export interface InspectedPage {
  page(): Promise<PageReach>;
  line(): WorkerLine;
  reload(): void;
  /**
   * Makes an open connection the variable `$ws` of its document, as “Store as global variable” does for other objects;
   * `frame`: the document's URL, undefined for the top one. `taken`: the page has a variable of that name.
   */
  storeSocket(socket: SocketId, frame: string | undefined): Promise<'stored' | 'gone' | 'taken'>;
  /** Shows a line of a script or page in the Sources panel; both count from 0. */
  openSource(url: string, line: number, column: number): void;
}
