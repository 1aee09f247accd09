import { isFresh } from './is-up-to-date.ts';
import { viteBuild } from './vite-build.ts';

/** All that the build is made of, libraries and the build's own tools by their versions. */
const SOURCES = [
  'LICENSE',
  '_locales',
  'background',
  'content',
  'manifest.json',
  'package-lock.json',
  'panel',
  'scripts/browser-manifest.ts',
  'scripts/first-load.ts',
  'scripts/third-party-licenses.ts',
  'src',
  'tsconfig.json',
  'vite.config.ts',
];

/** Builds the extension into dist/chromium/, unless what is there is newer than all that it is made of. */
export function buildExtension(): void {
  if (!isFresh('dist/chromium/manifest.json', SOURCES)) viteBuild([]);
}

/** The same for Firefox, into dist/firefox/. */
export function buildFirefoxExtension(): void {
  if (!isFresh('dist/firefox/manifest.json', SOURCES)) viteBuild(['--mode', 'firefox']);
}
