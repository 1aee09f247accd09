import { createContext, use, useSyncExternalStore } from 'react';
import type { ProbeDesk, Run } from './probe-runner.ts';

export const ProbeContext = createContext<ProbeDesk | undefined>(undefined);

/** The desk, and its run as it stands. */
export function useProbe(): { desk: ProbeDesk; run: Run | undefined } {
  const desk = use(ProbeContext);
  if (!desk) throw new Error('This view must stand inside a ProbeContext.');
  return { desk, run: useSyncExternalStore(desk.subscribe, desk.run) };
}
