import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';

/** A zip holds local time without a zone (APPNOTE 4.4.6): a local date makes the same bytes everywhere. */
const made = (): Date => new Date(2026, 0, 1);

/** All files below a folder as a zip, with one fixed date, so that the same build gives the same zip. */
export function zipFolder(folder: string): Uint8Array {
  const files: Record<string, [Uint8Array, { mtime: Date }]> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (!statSync(path).isFile() || name.startsWith('.vite')) continue;
    files[relative(folder, path)] = [readFileSync(path), { mtime: made() }];
  }
  return zipSync(files, { level: 9 });
}
