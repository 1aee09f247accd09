import type { Doctor } from './doctor.ts';

/** How the panel's window receives its doctor from the devtools page, which opens it. */
export interface DoctorWindow extends Window {
  wsDoctor?: Doctor;
  /** What the inspected page names as its tracker, if it names one. */
  wsDoctorTracker?: () => Promise<string | undefined>;
}

/** The event that tells the panel's window that `wsDoctor` is there. */
export const DOCTOR_READY = 'wsdoctor-ready';
