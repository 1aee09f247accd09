import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { UserRule } from '../src/redaction/user-rule.ts';
import { parseAnchor } from '../src/report/anchor.ts';
import type { Report } from '../src/report/report.ts';
import { createClient } from './create-client.ts';
import type { Doctor } from './doctor.ts';
import { createDoctorSwitch } from './doctor-switch.ts';
import { DOCTOR_READY, type DoctorWindow } from './doctor-window.ts';
import { currentRedactedReport } from './export.ts';
import { createFileStore } from './file-store.ts';
import { storedMemory } from './memory.ts';
import type { PanelStore } from './panel-state.ts';
import { createProbeDesk } from './probe-desk.ts';
import { createPanelStore, keepFresh } from './store.ts';
import { followTheme } from './theme.ts';
import { App } from './views/app.tsx';
import { ClientContext } from './views/client-context.tsx';
import { type Panel, PanelContext } from './views/panel-context.tsx';
import { ProbeContext } from './views/probe-context.tsx';
import { Unattached } from './views/unattached.tsx';
import './theme.css';
import './base.css';
import './controls.css';
import './app.css';
import './banner.css';
import './list.css';
import './connections.css';
import './detail.css';
import './diagnosis.css';
import './further.css';
import './timeline.css';
import './frames.css';
import './filter.css';
import './frame-faces.css';
import './handshake.css';
import './probe.css';
import './client.css';
import './files.css';
import './bug.css';
import './dialog.css';

declare global {
  interface Window {
    /** For scripts that drive the panel from outside: the report that Export would write now. */
    wsDoctorPanel?: { report(): Report };
  }
}

/** DevTools hands the doctor over at once; longer than this means that nobody will, in milliseconds. */
const PATIENCE = 500;

const panelWindow: DoctorWindow & Window = window;
const root = createRoot(document.getElementById('root') ?? document.body);
let started = false;

/** `panel.html#finding-forbidden-c2` shows that finding, as the same link does in a report. */
function followHash(store: PanelStore): void {
  const follow = (): void => {
    const anchor = parseAnchor(location.hash);
    if (anchor) store.getState().openLink(anchor);
  };
  window.addEventListener('hashchange', follow);
  follow();
}

function start(live: Doctor, ofClient: Doctor): void {
  if (started) return;
  started = true;
  followTheme(document.documentElement);
  const doctors = createDoctorSwitch(live);
  const { doctor } = doctors;
  const store = createPanelStore(doctor, storedMemory(localStorage));
  keepFresh(store, doctor);
  followHash(store);
  const files = createFileStore(store, doctors);
  const ownRules = (): readonly UserRule[] => live.settings?.alsoMask ?? [];
  const redactedReport: Panel['redactedReport'] = (rules) =>
    currentRedactedReport(doctor, [...ownRules(), ...rules]);
  const report = (): Report => redactedReport([]).value;
  const pageTracker = async (): Promise<string | undefined> => panelWindow.wsDoctorTracker?.();
  const reach = panelWindow.wsPageReach;
  window.wsDoctorPanel = { report };
  const now = (): number => performance.timeOrigin + performance.now();
  // Whatever file is being looked at: experiments and connections are of the live page.
  const desk = createProbeDesk(live, panelWindow.wsPageProbe, now);
  const client = createClient(panelWindow.wsPageClient, reach, ofClient);
  root.render(
    <StrictMode>
      <PanelContext value={{ store, files, reach, doctor, ownRules, redactedReport, pageTracker }}>
        <ProbeContext value={desk}>
          <ClientContext value={client}>
            <App />
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
    const { createSampleDoctors } = await import('./sample.ts');
    const { live, client } = createSampleDoctors();
    start(live, client);
    return;
  }
  root.render(<Unattached />);
}

function attach(): void {
  const { wsDoctor, wsClientDoctor } = panelWindow;
  if (wsDoctor && wsClientDoctor) start(wsDoctor, wsClientDoctor);
}

window.addEventListener(DOCTOR_READY, attach);
attach();
setTimeout(startAlone, PATIENCE);
