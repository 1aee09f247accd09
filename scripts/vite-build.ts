import { spawnSync } from 'node:child_process';

/** Builds as users get it, whoever asks; what the build prints is shown only when it fails. */
export function viteBuild(args: readonly string[]): void {
  const built = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', ...args], {
    encoding: 'utf8',
    // A test runner's own NODE_ENV would put the libraries' development builds into it.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) throw new Error(`The build failed.\n${built.stdout}\n${built.stderr}`);
}
