import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

export const BROWSERS = ['chrome', 'chromium', 'edge', 'brave', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

export type FoundBrowser = { ok: true; name: BrowserName; path: string } | { ok: false; message: string };

interface Places {
  /** The environment variable that names it. */
  variable: string;
  /** Programs on the PATH of Linux and other Unix systems. */
  programs: readonly string[];
  /** Below the folders of applications of macOS. */
  mac: readonly string[];
  /** Below the folders of programs of Windows. */
  windows: readonly string[];
}

const PLACES: Readonly<Record<BrowserName, Places>> = {
  chrome: {
    variable: 'CHROME_PATH',
    programs: ['google-chrome', 'google-chrome-stable'],
    mac: ['Google Chrome.app/Contents/MacOS/Google Chrome'],
    windows: ['Google\\Chrome\\Application\\chrome.exe'],
  },
  chromium: {
    variable: 'CHROMIUM_PATH',
    programs: ['chromium', 'chromium-browser'],
    mac: ['Chromium.app/Contents/MacOS/Chromium'],
    windows: ['Chromium\\Application\\chrome.exe'],
  },
  edge: {
    variable: 'EDGE_PATH',
    programs: ['microsoft-edge', 'microsoft-edge-stable'],
    mac: ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    windows: ['Microsoft\\Edge\\Application\\msedge.exe'],
  },
  brave: {
    variable: 'BRAVE_PATH',
    programs: ['brave-browser', 'brave'],
    mac: ['Brave Browser.app/Contents/MacOS/Brave Browser'],
    windows: ['BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    programs: ['firefox', 'firefox-esr'],
    mac: ['Firefox.app/Contents/MacOS/firefox'],
    windows: ['Mozilla Firefox\\firefox.exe'],
  },
};

/** As much of `process` as finding a browser depends on. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  isProgram(path: string): boolean;
}

const HERE: Machine = {
  platform: process.platform,
  env: process.env,
  isProgram(path) {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  },
};

function candidates({ programs, mac, windows }: Places, { platform, env }: Machine): string[] {
  const below = (
    folders: readonly (string | undefined)[],
    names: readonly string[],
    separator: string,
  ): string[] =>
    folders.flatMap((folder) => (folder ? names.map((name) => `${folder}${separator}${name}`) : []));
  switch (platform) {
    case 'darwin':
      return below(['/Applications', env.HOME && `${env.HOME}/Applications`], mac, '/');
    case 'win32':
      return below([env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA], windows, '\\');
    default:
      return (env.PATH ?? '')
        .split(delimiter)
        .filter(isAbsolute)
        .flatMap((folder) => programs.map((program) => join(folder, program)));
  }
}

/** The named browser, or the first that is installed: by its environment variable, else where its installer puts it. */
export function findBrowser(asked: BrowserName | undefined, machine: Machine = HERE): FoundBrowser {
  for (const name of asked === undefined ? BROWSERS : [asked]) {
    const places = PLACES[name];
    const named = machine.env[places.variable];
    if (named) {
      if (machine.isProgram(named)) return { ok: true, name, path: named };
      return { ok: false, message: `${places.variable} names "${named}", which is not a program` };
    }
    const path = candidates(places, machine).find(machine.isProgram);
    if (path !== undefined) return { ok: true, name, path };
  }
  const variables = (asked === undefined ? BROWSERS : [asked]).map((name) => PLACES[name].variable);
  return {
    ok: false,
    message: `no ${asked ?? 'browser'} found: install one, or set ${variables.join(' or ')} to its program`,
  };
}
