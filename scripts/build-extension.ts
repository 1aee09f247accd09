import { viteBuild } from './vite-build.ts';

/** Builds the extension into dist/. */
export function buildExtension(): void {
  viteBuild([]);
}
