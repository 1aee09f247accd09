import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A browser of our own, with a profile of its own. */
export interface LaunchedBrowser {
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

function argsFor(options: LaunchOptions, profile: string): string[] {
  return [
    ...QUIET,
    ...(options.headed ? [] : ['--headless=new', '--hide-scrollbars', '--mute-audio']),
    // Chromium's sandbox does not run as root.
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    ...(options.args ?? []),
    'about:blank',
  ];
}

function endpointIn(profile: string): string | undefined {
  const file = join(profile, 'DevToolsActivePort');
  const [port, path] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return port && path ? `ws://127.0.0.1:${port}${path}` : undefined;
}

/** Starts a Chromium, Chrome or Edge with a fresh profile. Rejects, with nothing left behind, when it does not start. */
export async function launchChromium(options: LaunchOptions): Promise<LaunchedBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'wsdoctor-watch-'));
  const child = spawn(options.path, argsFor(options, profile), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...options.env },
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
  const killNow = (): void => kill(child);
  process.once('exit', killNow);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= end(child, ended, profile).finally(() => process.off('exit', killNow));
    return closing;
  };
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (const until = Date.now() + START_WITHIN; ; await pause(50)) {
    const endpoint = endpointIn(profile);
    if (endpoint !== undefined) return { endpoint, ended, close };
    if (!over && Date.now() < until) continue;
    await close();
    const words = failure || printed.trim().split('\n').at(-1) || 'it said nothing';
    throw new Error(
      `${options.path} ${over ? 'ended at once' : 'did not open its debugging port'}: ${words}`,
    );
  }
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

async function end(child: ChildProcess, ended: Promise<boolean>, profile: string): Promise<void> {
  const timer = setTimeout(() => kill(child), END_WITHIN);
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
  // Helpers of a browser that died.
  kill(child);
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
