import { isFresh } from './is-up-to-date.ts';
import { viteBuild } from './vite-build.ts';

/** All that the build is made of, libraries and the build's own tools by their versions. */
const SOURCES = [
  '_locales',
  'background',
  'content',
  'manifest.json',
  'package-lock.json',
  'panel',
  'scripts/first-load.ts',
  'src',
  'tsconfig.json',
  'vite.config.ts',
];

/** Builds the extension into dist/, unless what is there is newer than all that it is made of. */
export function buildExtension(): void {
  if (!isFresh('dist/manifest.json', SOURCES)) viteBuild([]);
}
