import { buildExtension } from '../../scripts/build-extension.ts';
import { ensureChromium, ensureLabTools } from '../../scripts/find-chromium.ts';

/** Before all end-to-end tests: a browser, the lab's helpers, and a build of what is tested. */
export function setup(): void {
  const log = (line: string): void => console.log(line);
  process.env.CHROMIUM_PATH = ensureChromium(log);
  ensureLabTools(log);
  buildExtension();
}
