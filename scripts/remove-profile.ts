import { rmSync } from 'node:fs';

/**
 * Removes a browser's profile, or the folder that holds it; the browser's processes may write for a moment after it has ended.
 * `maxRetries` waits longer each time, but does not look for new files in a folder that it has emptied: so all is done again.
 * Throws when the folder is still there after that.
 */
export function removeProfile(folder: string): void {
  for (let left = 10; ; left -= 1) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
      return;
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}
