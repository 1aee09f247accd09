import type { PageReach } from '../capture/page-reach.ts';
import type { WorkerLine } from '../capture/worker-connection.ts';
import type { PageClient } from '../client/client-page.ts';
import type { PageProbe } from '../probe/probe-page.ts';
import type { LiveSession } from '../session/live-session.ts';

/** What stands between the inspected page and the panel. */
export interface Reach {
  page(): Promise<PageReach>;
  line(): WorkerLine;
  reload(): void;
}

/** How the panel's window receives its doctor from the devtools page, which opens it. */
export interface DevtoolsBridge extends Window {
  wsDoctor?: LiveSession;
  /** Of the connections that the panel's client opens; made there too, so that the panel need not load the rules. */
  wsClientDoctor?: LiveSession;
  wsPageProbe?: PageProbe;
  wsPageClient?: PageClient;
  wsPageReach?: Reach;
  /** What the inspected page names as its tracker, if it names one. */
  wsDoctorTracker?: () => Promise<string | undefined>;
}

/** The event that tells the panel's window that `wsDoctor` is there. */
export const DOCTOR_READY = 'wsdoctor-ready';
