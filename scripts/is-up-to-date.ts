import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** When anything in it was last changed, epoch milliseconds; a folder changes too when something leaves it. */
function changedAt(path: string): number {
  const about = statSync(path);
  if (!about.isDirectory()) return about.mtimeMs;
  return Math.max(about.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

/** `built` is there, and none of `sources`, files or folders, has changed since. */
export function isFresh(built: string, sources: readonly string[]): boolean {
  return existsSync(built) && sources.every((source) => changedAt(source) < statSync(built).mtimeMs);
}
