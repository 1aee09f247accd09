import { existsSync, readFileSync } from 'node:fs';

/** The scripts of content/ as the build of the command line has them. */
export interface HookScripts {
  /** For the page's own world. */
  page: string;
  /** For a world of its own, which no page can enter. */
  relay: string;
}

/** Beside the bundle; from a checkout in what `npm run build` makes. */
const FOLDERS = ['./', '../../../dist-cli/'];

/** The hook takes lines of scripts of extensions out of the page's stacks; so this name makes them its own. */
const OURS = '//# sourceURL=wsdoctor-extension://hook/page.js';

const SCRIPTS = {
  chromium: { page: 'hook-page.js', relay: 'hook-relay.js' },
  firefox: { page: 'hook-page-firefox.js', relay: 'hook-relay-firefox.js' },
};

/** Undefined where a checkout has not been built. */
export function readHookScripts(browser: keyof typeof SCRIPTS): HookScripts | undefined {
  const { page, relay } = SCRIPTS[browser];
  const folder = FOLDERS.map((path) => new URL(path, import.meta.url)).find((url) =>
    existsSync(new URL(page, url)),
  );
  if (!folder) return undefined;
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  return {
    page: `${read(page)}\n${OURS}`,
    relay: `${read('hook-port.js')}\n${read(relay)}`,
  };
}
