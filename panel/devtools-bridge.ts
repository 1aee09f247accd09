import type { InspectedPage } from './capture/inspected-page.ts';
import type { PageClient } from './client/client-page.ts';
import type { PageProbe } from './probe/probe-page.ts';
import type { LiveSession } from './session/live-session.ts';

/** What the devtools page passes to the window of the panel. Sample data has the two sessions alone. */
export interface DevtoolsBridge {
  /** The session of the inspected tab. */
  live: LiveSession;
  /** The session of the client's connections. The devtools page creates it, so that the panel need not load the rules. */
  client: LiveSession;
  pageProbe?: PageProbe;
  pageClient?: PageClient;
  inspectedPage?: InspectedPage;
  /** The issue tracker that the inspected page names, if any. */
  pageTracker?(): Promise<string | undefined>;
}

declare global {
  interface Window {
    wsDoctorBridge?: DevtoolsBridge;
  }
}

/** The event that tells the panel's window that the bridge is set. */
export const BRIDGE_READY = 'wsdoctor-ready';
