import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../scripts/doctor-browser.ts';

/** Chromium writes the port that it chose, and its own path there, into its profile. */
export function debuggingPort(profile: string): Promise<[port: number, path: string]> {
  return until(() => {
    const file = join(profile, 'DevToolsActivePort');
    const [port, path] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    return port && path ? ([Number(port), path] as [number, string]) : undefined;
  }, 'the debugging port');
}
