import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { Browser } from '../browser-manifest.ts';
import { zipFolder } from '../zip-folder.ts';

/** The stores, and the build that each gets. */
export const UPLOADS = {
  chrome: 'chromium',
  edge: 'chromium',
  firefox: 'firefox',
} as const satisfies Record<string, Browser>;
export type Store = keyof typeof UPLOADS;
export const STORES = Object.keys(UPLOADS) as Store[];

const FOLDER = 'out/packages';

export const uploadPath = (name: Store | 'source', folder = FOLDER): string =>
  join(folder, `websocket-doctor-${packageJson.version}-${name}.zip`);

function write(path: string, bytes: Uint8Array): string {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

/** What is uploaded to a store, from the build in `dist/`. */
export const writeUpload = (store: Store): string =>
  write(uploadPath(store), zipFolder(join('dist', UPLOADS[store])));

/** The source of the last commit, for AMO's reviewers; undefined outside a checkout, as in the unpacked archive itself. */
export function writeSource(path = uploadPath('source')): string | undefined {
  if (!existsSync('.git')) return undefined;
  return write(
    path,
    execFileSync('git', ['archive', '--format=zip', '-9', 'HEAD'], { maxBuffer: 512 * 1024 * 1024 }),
  );
}
