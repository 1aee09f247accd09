import { createContext, use, useSyncExternalStore } from 'react';
import type { ProbeRunner, Run } from './probe-runner.ts';

export const ProbeContext = createContext<ProbeRunner | undefined>(undefined);

/** The desk, and its run as it stands. */
export function useProbe(): { desk: ProbeRunner; run: Run | undefined } {
  const desk = use(ProbeContext);
  if (!desk) throw new Error('This view must stand inside a ProbeContext.');
  return { desk, run: useSyncExternalStore(desk.subscribe, desk.run) };
}
