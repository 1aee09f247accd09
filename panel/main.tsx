import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Report } from '../src/report/report.ts';
import type { Doctor } from './doctor.ts';
import { DOCTOR_READY, type DoctorWindow } from './doctor-window.ts';
import { currentReport } from './export.ts';
import { storedMemory } from './memory.ts';
import { createPanelStore, keepFresh } from './store.ts';
import { followTheme } from './theme.ts';
import { App } from './views/app.tsx';
import { PanelContext } from './views/panel-context.tsx';
import { Unattached } from './views/unattached.tsx';
import './theme.css';
import './base.css';
import './banner.css';
import './connections.css';
import './detail.css';
import './diagnosis.css';
import './timeline.css';
import './frames.css';
import './handshake.css';
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

function start(doctor: Doctor): void {
  if (started) return;
  started = true;
  followTheme(document.documentElement);
  const store = createPanelStore(doctor, storedMemory(localStorage));
  keepFresh(store, doctor);
  const report = (): Report => currentReport(doctor);
  window.wsDoctorPanel = { report };
  root.render(
    <StrictMode>
      <PanelContext value={{ store, report }}>
        <App />
      </PanelContext>
    </StrictMode>,
  );
}

async function startAlone(): Promise<void> {
  if (started) return;
  followTheme(document.documentElement);
  if (import.meta.env.DEV) {
    const { createSampleDoctor } = await import('./sample.ts');
    start(createSampleDoctor());
    return;
  }
  root.render(<Unattached />);
}

function attach(): void {
  if (panelWindow.wsDoctor) start(panelWindow.wsDoctor);
}

window.addEventListener(DOCTOR_READY, attach);
attach();
setTimeout(startAlone, PATIENCE);
