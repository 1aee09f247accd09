import { run } from './run-program.ts';

/** Builds as users get it, whoever asks; what the build prints is shown only when it fails. */
export function viteBuild(args: readonly string[]): void {
  run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', ...args]);
}
