import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { complaint } from '../cli/parse-arguments.ts';
import { buildExtension } from './build-extension.ts';
import { type DoctorBrowser, launchDoctor } from './doctor-browser.ts';
import { ensureChromium, ensureLabTools, findNamedBrowser } from './find-chromium.ts';
import { removeProfile } from './remove-profile.ts';
import { runLab } from './run-lab.ts';
import { parseStartOptions, type StartOptions, USAGE } from './start-options.ts';
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
    return watchInFirefox({ ...options, url, headed: hasDisplay(), program: findNamedBrowser(browser), log });
  buildExtension();
  const executablePath =
    browser === 'edge' || browser === 'brave' ? findNamedBrowser(browser) : ensureChromium(log);
  if (options.url === undefined) ensureLabTools(log);
  const home = mkdtempSync(join(tmpdir(), 'wsdoctor-home-'));
  const headless = !hasDisplay();
  log(`Starting ${executablePath}${headless ? ' (headless: there is no display)' : ''} …`);
  const launch = (args: readonly string[] = []): Promise<DoctorBrowser> =>
    launchDoctor({
      executablePath,
      extensions: [resolve('dist/chromium'), ...options.alsoLoad.map((dir) => resolve(dir))],
      headless,
      home,
      args,
    });
  try {
    return options.url === undefined
      ? await runLab({ launch, home, headless, out: options.out, log })
      : await watchPage({ launch, url: options.url, seconds: options.seconds, out: options.out, log });
  } finally {
    removeProfile(home);
  }
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
