import { spawnSync } from 'node:child_process';

/** Builds the extension into dist/; what the build prints is shown only when it fails. */
export function buildExtension(): void {
  const built = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The build failed.\n${built.stdout}\n${built.stderr}`);
}
