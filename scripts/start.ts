import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { complaint } from '../cli/parse-arguments.ts';
import { findBrowser } from '../cli/watch/browser/find-browser.ts';
import { buildExtension } from './build-extension.ts';
import { type DoctorBrowser, launchDoctor } from './doctor-browser.ts';
import { ensureChromium, ensureLabTools } from './find-chromium.ts';
import { removeProfile } from './remove-profile.ts';
import { runLab } from './run-lab.ts';
import { parseStartOptions, type StartBrowser, type StartOptions, USAGE } from './start-options.ts';
import { watchInFirefox } from './watch-firefox.ts';
import { watchPage } from './watch-page.ts';

const log = (line: string): void => console.error(line);

/** A window where there is a screen, else the new headless mode, which loads extensions and opens DevTools. */
function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function start(options: StartOptions): Promise<number> {
  log('Building the extension …');
  const { browser, url } = options;
  if (browser === 'firefox' && url !== undefined)
    return watchInFirefox({ ...options, url, headed: hasDisplay(), program: installed(browser), log });
  buildExtension();
  const executablePath = browser === 'edge' || browser === 'brave' ? installed(browser) : ensureChromium(log);
  const headless = !hasDisplay();
  log(`Starting ${executablePath}${headless ? ' (headless: there is no display)' : ''} …`);
  const extensions = [resolve('dist/chromium'), ...options.alsoLoad.map((dir) => resolve(dir))] as const;
  if (url !== undefined)
    return watchPage({ ...options, program: executablePath, headed: !headless, extensions, url, log });
  ensureLabTools(log);
  const home = mkdtempSync(join(tmpdir(), 'wsdoctor-home-'));
  const launch = (args: readonly string[] = []): Promise<DoctorBrowser> =>
    launchDoctor({ executablePath, extensions, headless, home, args });
  try {
    return await runLab({ launch, home, headless, out: options.out, log });
  } finally {
    removeProfile(home);
  }
}

function installed(name: Exclude<StartBrowser, 'chromium'>): string {
  const found = findBrowser(name);
  if (!found.ok) throw new Error(found.message);
  return found.path;
}

async function main(args: readonly string[]): Promise<number> {
  const parsed = parseStartOptions(args);
  switch (parsed.kind) {
    case 'parsed':
      return start(parsed.options);
    case 'help':
      console.log(USAGE);
      return 0;
    case 'wrong':
      log(complaint('npm start', parsed.problems, 'npm start -- --help'));
      return 2;
    default:
      return parsed satisfies never;
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    log(error instanceof Error ? error.message : String(error));
    process.exit(3);
  },
);
