import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { UserRule } from '../src/capture/masking-rule.ts';
import { parseAnchor } from '../src/export/report/anchor.ts';
import type { Report } from '../src/export/report/report.ts';
import { App } from './app/app.tsx';
import { Unattached } from './app/standalone-notice.tsx';
import { followTheme } from './app/theme.ts';
import { ClientContext } from './client/client-context.tsx';
import { createClient } from './client/create-client.ts';
import { EditFrameButton } from './client/edit-frame-button.tsx';
import { useFrameActions } from './client/use-frame-actions.ts';
import { BRIDGE_READY, type DevtoolsBridge } from './devtools-bridge.ts';
import { currentRedactedReport } from './export/export.ts';
import { FrameActions } from './frames/frame-actions.tsx';
import { locale } from './messages/message.ts';
import { ProbeContext } from './probe/probe-context.tsx';
import { createProbeRunner } from './probe/probe-runner.ts';
import { storedMemory } from './session/panel-memory.ts';
import { createSessionSource } from './session/session-source.ts';
import { createFileStore } from './store/file-store.ts';
import { type Panel, PanelContext } from './store/panel-context.tsx';
import type { PanelStore } from './store/panel-state.ts';
import { createPanelStore, keepFresh } from './store/store.ts';
import { ViewBoundary } from './ui/view-boundary.tsx';
import './ui/theme.css';
import './ui/base.css';
import './ui/controls.css';
import './app/app.css';
import './app/toolbar.css';
import './app/menu.css';
import './app/banner.css';
import './connections/list.css';
import './connections/connections.css';
import './connections/detail.css';
import './diagnosis/diagnosis.css';
import './diagnosis/further.css';
import './timeline/timeline.css';
import './frames/frames.css';
import './frames/filter/filter.css';
import './frames/frame-views.css';
import './handshake/handshake.css';
import './probe/probe.css';
import './client/client.css';
import './app/files.css';
import './bug-report/bug.css';
import './ui/dialog.css';
import './ui/context-menu.css';

declare global {
  interface Window {
    /** For scripts that control the panel: the report that Export would write now, as readable. */
    wsDoctorPanel?: { report(): Report };
  }
}

/** DevTools passes the session immediately; after this time nobody will, in milliseconds. */
const PATIENCE = 500;

const FRAME_ACTIONS = { Button: EditFrameButton, useItems: useFrameActions };
const root = createRoot(document.getElementById('root') ?? document.body);
let started = false;

/** `panel.html#finding-forbidden-c2` opens that finding, like the same link in a report. */
function followHash(store: PanelStore): void {
  const follow = (): void => {
    const anchor = parseAnchor(location.hash);
    if (anchor) store.getState().openLink(anchor);
  };
  window.addEventListener('hashchange', follow);
  follow();
}

function start(bridge: DevtoolsBridge): void {
  if (started) return;
  started = true;
  followTheme(document.documentElement);
  document.documentElement.lang = locale();
  const { live, inspectedPage: reach } = bridge;
  const source = createSessionSource(live);
  const { liveSession } = source;
  const store = createPanelStore(liveSession, storedMemory);
  keepFresh(store, liveSession);
  followHash(store);
  const files = createFileStore(store, source);
  const ownRules = (): readonly UserRule[] => live.settings?.alsoMask ?? [];
  const redactedReport: Panel['redactedReport'] = (rules, strict) =>
    currentRedactedReport(liveSession, [...ownRules(), ...rules], strict);
  const report = (): Report => redactedReport([]).value;
  const pageTracker = async (): Promise<string | undefined> => bridge.pageTracker?.();
  window.wsDoctorPanel = { report };
  const now = (): number => performance.timeOrigin + performance.now();
  // Whichever file is open: experiments and connections belong to the live page.
  const probeRunner = createProbeRunner(live, bridge.pageProbe, now);
  const client = createClient(bridge.pageClient, reach, bridge.client);
  root.render(
    <StrictMode>
      <PanelContext
        value={{ store, files, reach, liveSession, page: live, ownRules, redactedReport, pageTracker }}
      >
        <ProbeContext value={probeRunner}>
          <ClientContext value={client}>
            <FrameActions value={FRAME_ACTIONS}>
              <ViewBoundary what="part_panel">
                <App />
              </ViewBoundary>
            </FrameActions>
          </ClientContext>
        </ProbeContext>
      </PanelContext>
    </StrictMode>,
  );
}

async function startAlone(): Promise<void> {
  if (started) return;
  followTheme(document.documentElement);
  if (import.meta.env.DEV) {
    const { createSampleSessions } = await import('./sample/sample.ts');
    start(createSampleSessions());
    return;
  }
  root.render(<Unattached />);
}

function attach(): void {
  if (window.wsDoctorBridge) start(window.wsDoctorBridge);
}

window.addEventListener(BRIDGE_READY, attach);
attach();
setTimeout(startAlone, PATIENCE);
