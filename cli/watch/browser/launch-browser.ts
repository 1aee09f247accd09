import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A browser of our own, with a profile of its own. */
export interface LaunchedBrowser {
  /** A folder of its own, with its profile. */
  folder: string;
  /** The `ws:` URL of its debugging port. */
  endpoint: string;
  /** Resolves when the process has ended: true if by itself and without an error, as when its window is closed. */
  ended: Promise<boolean>;
  /** Ends the process and removes the profile; may be called more than once. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  path: string;
  headed: boolean;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
}

/** Milliseconds: until the debugging port must be there, and until a browser that was told to end is killed. */
const START_WITHIN = 60_000;
const END_WITHIN = 5_000;
const LONGEST_ERROR = 2_000;

/** Switches that keep Chromium from doing what nobody asked for. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** How a kind of browser is started, and where it says that its port is open. */
interface Kind {
  args(options: LaunchOptions, profile: string): string[];
  env(folder: string): Record<string, string>;
  /** `printed`: the end of what it wrote to standard error. */
  endpoint(profile: string, printed: string): string | undefined;
}

const CHROMIUM: Kind = {
  args: (options, profile) => [
    ...QUIET,
    ...(options.headed ? [] : ['--headless=new', '--hide-scrollbars', '--mute-audio']),
    // Chromium's sandbox does not run as root.
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    ...(options.args ?? []),
    'about:blank',
  ],
  env: () => ({}),
  endpoint(profile) {
    const file = join(profile, 'DevToolsActivePort');
    const [port, path] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    return port && path ? `ws://127.0.0.1:${port}${path}` : undefined;
  },
};

/** The modules of Firefox's log that tell of WebSockets; the file is in the browser's folder. */
const FIREFOX_LOG = 'firefox-log';

const FIREFOX: Kind = {
  args: ({ headed, args = [] }, profile) => [
    ...(headed ? [] : ['--headless']),
    '--no-remote',
    '--profile',
    profile,
    '--remote-debugging-port=0',
    ...args,
    'about:blank',
  ],
  env: (folder) => ({
    MOZ_LOG: 'timestamp,sync,nsWebSocket:5',
    MOZ_LOG_FILE: join(folder, FIREFOX_LOG),
    MOZ_CRASHREPORTER_DISABLE: '1',
  }),
  endpoint(_profile, printed) {
    const [, address] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(printed) ?? [];
    return address === undefined ? undefined : `${address}/session`;
  },
};

/** Starts a Chromium, Chrome or Edge with a fresh profile. Rejects, with nothing left behind, when it does not start. */
export const launchChromium = (options: LaunchOptions): Promise<LaunchedBrowser> => launch(options, CHROMIUM);

/** The same for Firefox, whose port speaks WebDriver BiDi; it writes its own log of WebSockets. */
export const launchFirefox = (options: LaunchOptions): Promise<LaunchedBrowser> => launch(options, FIREFOX);

/** The files of Firefox's log, of all its processes. */
export function firefoxLogs({ folder }: LaunchedBrowser): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(FIREFOX_LOG))
    .map((name) => join(folder, name));
}

async function launch(options: LaunchOptions, kind: Kind): Promise<LaunchedBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-watch-'));
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  const child = spawn(options.path, kind.args(options, profile), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...ownTemporary(folder), ...kind.env(folder), ...options.env },
    // A group of its own: Ctrl+C reaches us alone, and its helpers end with it.
    detached: process.platform !== 'win32',
  });
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    printed = (printed + String(chunk)).slice(-LONGEST_ERROR);
  });
  let failure = '';
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      failure = error.message;
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
  const killNow = (): void => {
    kill(child);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', killNow);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= end(child, ended, folder).finally(() => process.off('exit', killNow));
    return closing;
  };
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (const until = Date.now() + START_WITHIN; ; await pause(50)) {
    const endpoint = kind.endpoint(profile, printed);
    if (endpoint !== undefined) return { folder, endpoint, ended, close };
    if (!over && Date.now() < until) continue;
    await close();
    const words = failure || printed.trim().split('\n').at(-1) || 'it said nothing';
    throw new Error(
      `${options.path} ${over ? 'ended at once' : 'did not open its debugging port'}: ${words}`,
    );
  }
}

/** A Chromium that is killed leaves a folder there; on macOS the path of its socket would be too long. */
const ownTemporary = (folder: string): Record<string, string> =>
  process.platform === 'linux' ? { TMPDIR: folder } : {};

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

async function end(child: ChildProcess, ended: Promise<boolean>, folder: string): Promise<void> {
  const timer = setTimeout(() => kill(child), END_WITHIN);
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
  // Helpers of a browser that died.
  kill(child);
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
