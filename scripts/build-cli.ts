import { isFresh } from './is-up-to-date.ts';
import { viteBuild } from './vite-build.ts';

/** All that the build is made of, libraries and the build's own tools by their versions. */
const SOURCES = [
  'cli',
  'content',
  'manifest.json',
  'package-lock.json',
  'src',
  'tsconfig.json',
  'vite.cli.config.ts',
];

/** Builds the command line into dist-cli/, unless what is there is newer than all that it is made of. */
export function buildCli(): void {
  if (!isFresh('dist-cli/wsdoctor.js', SOURCES)) viteBuild(['--config', 'vite.cli.config.ts']);
}
