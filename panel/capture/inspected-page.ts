import type { PageReach } from './page-reach.ts';
import type { WorkerState } from './worker-connection.ts';

/** What the panel can ask about the inspected page and do with it. */
export interface InspectedPage {
  page(): Promise<PageReach>;
  workerState(): WorkerState;
  reload(): void;
}
