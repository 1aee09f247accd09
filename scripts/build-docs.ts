import { isFresh } from './is-up-to-date.ts';
import { run } from './run-program.ts';
import { viteBuild } from './vite-build.ts';

const SITE = ['docs', 'CONTRIBUTING.md', 'package-lock.json', 'scripts/build-docs.ts'];
const DEMO = ['panel', 'src', 'vite.demo.config.ts', 'package-lock.json'];

/** Builds the documentation and its demo into dist-docs/, unless they are newer than all that they are made of. */
export function buildDocs(): void {
  const old = !isFresh('dist-docs/index.html', SITE);
  if (old) run(process.execPath, ['node_modules/vitepress/bin/vitepress.js', 'build', 'docs']);
  // The build of the site empties the folder.
  if (old || !isFresh('dist-docs/demo/demo.html', DEMO)) viteBuild(['--config', 'vite.demo.config.ts']);
}
