import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export type Found = { ok: true; path: string } | { ok: false; message: string };

const NAMES = ['chromium', 'chromium-browser'];
const BRANDED = ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'brave-browser'];

function onPath(names: readonly string[]): string | undefined {
  for (const name of names) {
    const which = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (which.status === 0) return which.stdout.trim();
  }
  return undefined;
}

function fromPlaywright(): string | undefined {
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : undefined;
}

/** `CHROMIUM_PATH`, then `chromium` on the PATH, then one that Playwright installed. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): Found {
  const asked = env.CHROMIUM_PATH;
  if (asked !== undefined && asked !== '') {
    return existsSync(asked)
      ? { ok: true, path: asked }
      : { ok: false, message: `CHROMIUM_PATH names ${asked}, which does not exist.` };
  }
  const path = onPath(NAMES) ?? fromPlaywright();
  if (path !== undefined) return { ok: true, path };
  const branded = onPath(BRANDED);
  return {
    ok: false,
    message:
      branded === undefined
        ? 'No Chromium found. Install Debian’s package `chromium`, run `npx playwright install chromium`, or set CHROMIUM_PATH.'
        : `Only ${branded} is here, and branded Chrome 137 and later ignores --load-extension. Install Debian’s package \`chromium\`, run \`npx playwright install chromium\`, or set CHROMIUM_PATH.`,
  };
}

/** True when Debian's package manager can be used without asking anybody. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && onPath(['apt-get']) !== undefined;
}

export function installPackages(packages: readonly string[], log: (line: string) => void): void {
  log(`Installing Debian packages: ${packages.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Finds a Chromium, or gets one: Debian's package when root, else Playwright's download. */
export function ensureChromium(log: (line: string) => void): string {
  const found = findChromium();
  if (found.ok) return found.path;
  if (process.env.CHROMIUM_PATH) throw new Error(found.message);
  log(found.message);
  if (canInstallPackages()) installPackages(['chromium'], log);
  else {
    log('Running `npx playwright install chromium` …');
    execFileSync('npx', ['playwright-core', 'install', 'chromium'], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }
  const again = findChromium();
  if (!again.ok) throw new Error(again.message);
  return again.path;
}

/** A program, and Debian's package that has it. */
type Tool = readonly [program: string, debianPackage: string];

const LAB_TOOLS: readonly Tool[] = [
  ['nginx', 'nginx'],
  ['haproxy', 'haproxy'],
  ['apache2', 'apache2-bin'],
  ['caddy', 'caddy'],
  ['certutil', 'libnss3-tools'],
  ['firefox-esr', 'firefox-esr'],
];

const MONITOR_TOOLS: readonly Tool[] = [
  ['prometheus', 'prometheus'],
  ['promtool', 'prometheus'],
  ['amtool', 'prometheus-alertmanager'],
];

/** The packages of the programs that are missing, installed where that needs nobody's leave; those that still are missing. */
function installMissing(tools: readonly Tool[], log: (line: string) => void): string[] {
  const missing = tools.filter(([program]) => onPath([program, `/usr/sbin/${program}`]) === undefined);
  const packages = [...new Set(missing.map(([, name]) => name))];
  if (packages.length === 0 || !canInstallPackages()) return packages;
  installPackages(packages, log);
  return [];
}

/** The lab's helpers. Without them the lab has fewer endpoints and says so. */
export function ensureLabTools(log: (line: string) => void): void {
  const packages = installMissing(LAB_TOOLS, log);
  if (packages.length > 0)
    log(`Some lab endpoints are left out: install ${packages.join(', ')} to have them.`);
}

/** What reads the metrics of `wsdoctor monitor` and checks the configuration in its documentation. */
export function ensureMonitorTools(log: (line: string) => void): void {
  const packages = installMissing(MONITOR_TOOLS, log);
  if (packages.length > 0) throw new Error(`Install Debian’s packages ${packages.join(' and ')}.`);
}
