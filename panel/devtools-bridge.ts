import type { InspectedPage } from './capture/inspected-page.ts';
import type { PageClient } from './client/client-page.ts';
import type { PageProbe } from './probe/probe-page.ts';
import type { LiveSession } from './session/live-session.ts';

/** What the devtools page, which opens the panel's window, hands over to it. */
export interface DevtoolsBridge extends Window {
  wsDoctor?: LiveSession;
  /** Of the connections that the panel's client opens; made there too, so that the panel need not load the rules. */
  wsClientDoctor?: LiveSession;
  wsPageProbe?: PageProbe;
  wsPageClient?: PageClient;
  wsPageReach?: InspectedPage;
  /** What the inspected page names as its tracker, if it names one. */
  wsDoctorTracker?: () => Promise<string | undefined>;
}

/** The event that tells the panel's window that `wsDoctor` is there. */
export const DOCTOR_READY = 'wsdoctor-ready';
