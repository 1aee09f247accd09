import type { PageReach } from './page-reach.ts';
import type { WorkerLine } from './worker-connection.ts';

/** What the panel can ask about the inspected page and do with it. */
export interface InspectedPage {
  page(): Promise<PageReach>;
  line(): WorkerLine;
  reload(): void;
}
