import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';
import manifest from '../manifest.json' with { type: 'json' };

/** All files below a folder, as zip entries with one fixed date, so that the same build gives the same zip. */
function entries(folder: string): Record<string, [Uint8Array, { mtime: string }]> {
  const files: Record<string, [Uint8Array, { mtime: string }]> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (!statSync(path).isFile() || name.startsWith('.vite')) continue;
    files[relative(folder, path)] = [readFileSync(path), { mtime: '2026-01-01T00:00:00Z' }];
  }
  return files;
}

const name = `websocket-doctor-${manifest.version}.zip`;
const zip = zipSync(entries('dist'), { level: 9 });
writeFileSync(name, zip);
console.log(`${name}, ${zip.length} bytes`);
