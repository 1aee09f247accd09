import { createContext, use, useSyncExternalStore } from 'react';
import type { ProbeRunner, Run } from './probe-runner.ts';

export const ProbeContext = createContext<ProbeRunner | undefined>(undefined);

/** The desk, and its run as it stands. */
export function useProbe(): { runner: ProbeRunner; run: Run | undefined } {
  const runner = use(ProbeContext);
  if (!runner) throw new Error('This view must stand inside a ProbeContext.');
  return { runner, run: useSyncExternalStore(runner.subscribe, runner.run) };
}
