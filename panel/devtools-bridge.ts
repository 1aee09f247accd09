import type { InspectedPage } from './capture/inspected-page.ts';
import type { PageClient } from './client/client-page.ts';
import type { PageProbe } from './probe/probe-page.ts';
import type { LiveSession } from './session/live-session.ts';

/** What the devtools page, which opens the panel's window, passes to it. */
export interface DevtoolsBridge extends Window {
  wsDoctor?: LiveSession;
  /**
   * The session of the client's connections. The devtools page creates it, so that the panel need not load the rules.
   */
  wsClientDoctor?: LiveSession;
  wsPageProbe?: PageProbe;
  wsPageClient?: PageClient;
  wsPageReach?: InspectedPage;
  /** The issue tracker that the inspected page names, if any. */
  wsDoctorTracker?: () => Promise<string | undefined>;
}

/** The event that tells the panel's window that `wsDoctor` is set. */
export const DOCTOR_READY = 'wsdoctor-ready';
