import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A Firefox, driven by its own Marionette protocol: JSON with its length before it, over TCP. */
export interface Firefox {
  /** Its process. */
  pid: number;
  open(url: string): Promise<void>;
  /** Runs the body of an async function, in the page or in the browser's own window. */
  run<T>(where: 'content' | 'chrome', body: string): Promise<T>;
  /** A picture of the whole page. */
  picture(): Promise<Buffer>;
  /** A picture of the browser's window, with the toolbox. */
  windowPicture(): Promise<Buffer>;
  /** The page as it is printed: a PDF. */
  paper(): Promise<Buffer>;
  /** Aborts when it has ended, by itself or by its user. */
  ended: AbortSignal;
  close(): Promise<void>;
}

export type Preferences = Readonly<Record<string, string | number | boolean>>;

/** It asks for nothing at home, and gives scripts the browser's own window. */
const QUIET: Preferences = {
  'app.normandy.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'devtools.netmonitor.persistlog': true,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

type Send = (command: string, parameters?: object) => Promise<unknown>;

export interface FirefoxOptions {
  /** Gets the folder of the new profile before Firefox starts. */
  prepare?(profile: string): void;
  /** With a window; headless unless told. */
  headed?: boolean;
  /** The program; Debian's `firefox-esr` unless told. */
  program?: string;
}

export async function launchFirefox(
  preferences: Preferences = {},
  { prepare, headed = false, program = 'firefox-esr' }: FirefoxOptions = {},
): Promise<Firefox> {
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const lines = Object.entries({ ...QUIET, ...preferences, 'marionette.port': port }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  prepare?.(profile);
  const flags = [
    ...(headed ? [] : ['-headless']),
    '-marionette',
    '-remote-allow-system-access',
    '-no-remote',
  ];
  const browser = spawn(program, [...flags, '-profile', profile], {
    stdio: 'ignore',
    env: { ...process.env, HOME: profile },
  });
  const gone = new Promise<never>((_resolve, reject) => {
    browser.on('error', reject);
    browser.on('exit', (code) => reject(new Error(`Firefox ended with ${code}`)));
  });
  const ended = new AbortController();
  gone.catch(() => ended.abort());
  const socket = await Promise.race([connect(port), gone]);
  const send = createSender(socket);
  await send('WebDriver:NewSession', { capabilities: {} });
  const bytesOf = async (command: string, parameters: object, where = 'content'): Promise<Buffer> => {
    await send('Marionette:SetContext', { value: where });
    const answer = (await send(command, parameters)) as { value: string };
    return Buffer.from(answer.value, 'base64');
  };
  return {
    pid: browser.pid ?? 0,
    async open(url) {
      await send('Marionette:SetContext', { value: 'content' });
      await send('WebDriver:Navigate', { url });
    },
    async run<T>(where: 'content' | 'chrome', body: string) {
      await send('Marionette:SetContext', { value: where });
      const script = `const done = arguments[0]; (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const answer = (await send('WebDriver:ExecuteAsyncScript', { script, args: [] })) as {
        value: { value: T; error?: string };
      };
      if (answer.value.error !== undefined) throw new Error(answer.value.error);
      return answer.value.value;
    },
    picture: () => bytesOf('WebDriver:TakeScreenshot', { full: true }),
    windowPicture: () => bytesOf('WebDriver:TakeScreenshot', { full: false }, 'chrome'),
    paper: () => bytesOf('WebDriver:Print', {}),
    ended: ended.signal,
    async close() {
      const ended =
        browser.exitCode === null ? new Promise((resolve) => browser.on('exit', resolve)) : undefined;
      socket.destroy();
      browser.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Firefox opens its port when it is ready for it. */
async function connect(port: number): Promise<net.Socket> {
  for (;;) {
    const socket = await new Promise<net.Socket | undefined>((resolve) => {
      const attempt = net.connect(port, '127.0.0.1', () => resolve(attempt));
      attempt.on('error', () => resolve(undefined));
    });
    if (socket) return socket;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function createSender(socket: net.Socket): Send {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let held = Buffer.alloc(0);
  let last = 0;
  socket.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const colon = held.indexOf(':');
      const end = colon + 1 + Number(held.subarray(0, Math.max(0, colon)).toString());
      if (colon <= 0 || held.length < end) return;
      const message: unknown = JSON.parse(held.subarray(colon + 1, end).toString());
      held = held.subarray(end);
      // Its greeting is no list.
      if (!Array.isArray(message)) continue;
      const [, id, error, value] = message;
      if (error) waiting.get(id)?.reject(new Error(error.message));
      else waiting.get(id)?.resolve(value);
      waiting.delete(id);
    }
  });
  return (command, parameters = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      const message = JSON.stringify([0, last, command, parameters]);
      socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
}
