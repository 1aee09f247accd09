import { rmSync } from 'node:fs';

/** Removes a browser's profile, or the folder that holds it; the browser's last processes may write there still. */
export function removeProfile(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}
