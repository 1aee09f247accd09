import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QUIET } from '../../scripts/chromium.ts';
import { until } from '../../scripts/doctor-browser.ts';
import { removeProfile } from '../../scripts/remove-profile.ts';
import { type CdpSession, listTargets, openSession } from './accuracy-cdp.ts';
import { openDevTools, openPanel, untilTrue } from './cdp-panel.ts';
import { debuggingPort } from './debugging-port.ts';

/** The first tab, over a debugging session with no domain enabled: nobody is told of its traffic. */
export interface BenchPage extends Pick<CdpSession, 'send' | 'evaluate'> {
  /** Resolves when the page has loaded. */
  goto(url: string): Promise<void>;
}

/**
 * A Chromium as a user has it. A driver such as Playwright listens to a page's network, so that every message of a
 * socket goes through the browser process to the driver as well: most of what a message costs.
 */
export interface UndrivenChromium {
  /** The `ws:` URL of its debugging port. */
  endpoint: string;
  /** The browser itself. */
  control: CdpSession;
  page: BenchPage;
  /** Opens a tab; the session is the new page's. */
  openTab(url: string): Promise<CdpSession>;
  /** Opens DevTools on the page. */
  openDevTools(): Promise<CdpSession>;
  /** Opens DevTools on the page and, when they have come to rest, our panel; the session is the panel's. */
  openPanel(): Promise<CdpSession>;
  close(): Promise<void>;
}

/** Unpacked extensions are loaded from these folders. `switches`: of Chromium, beside the usual ones. */
export async function launchUndriven(
  executablePath: string,
  extensions: readonly string[],
  switches: readonly string[] = [],
): Promise<UndrivenChromium> {
  const profile = mkdtempSync(join(tmpdir(), 'wsdoctor-bench-'));
  const browser = spawn(
    executablePath,
    [
      ...QUIET,
      '--headless=new',
      '--disable-gpu',
      '--window-size=1400,900',
      '--disable-features=DisableLoadExtensionCommandLineSwitch',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(extensions.length > 0 ? [`--load-extension=${extensions.join(',')}`] : []),
      ...switches,
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  const ended = once(browser, 'exit');
  const forget = (): void => removeProfile(profile);
  try {
    const connected = await connect(profile);
    const close = async (): Promise<void> => {
      // Answered or not: the connection ends with the browser.
      connected.control.send('Browser.close').catch(() => undefined);
      await ended;
      forget();
    };
    return { ...connected, close };
  } catch (error) {
    browser.kill();
    await ended;
    forget();
    throw error;
  }
}

async function connect(profile: string): Promise<Omit<UndrivenChromium, 'close'>> {
  const [port, path] = await debuggingPort(profile);
  const endpoint = `ws://127.0.0.1:${port}${path}`;
  const control = await openSession(endpoint);
  const target = await until(
    async () => (await listTargets(port)).find(({ type }) => type === 'page'),
    'the first tab',
  );
  const session = await openSession(target.webSocketDebuggerUrl);
  return {
    endpoint,
    control,
    page: { ...session, goto: (url) => goTo(session, url) },
    async openTab(url) {
      const { targetId } = await control.send<{ targetId: string }>('Target.createTarget', {
        url,
        background: true,
      });
      return openSession(`ws://127.0.0.1:${port}/devtools/page/${targetId}`);
    },
    openDevTools: async () => (await openDevTools(control, port, target.id)).devtools,
    openPanel: async () => (await openPanel(control, port, target.id, comeToRest)).panel,
  };
}

/** `Page.navigate` answers when the new document is there. */
async function goTo(session: CdpSession, url: string): Promise<void> {
  const { errorText } = await session.send<{ errorText?: string }>('Page.navigate', { url });
  if (errorText) throw new Error(`${url}: ${errorText}`);
  await until(
    () => session.evaluate<boolean>(`document.readyState === 'complete'`).catch(() => false),
    `${url} to load`,
  );
}

/** No long task for a second. */
const comeToRest = (devtools: CdpSession): Promise<void> =>
  untilTrue(
    devtools,
    `new Promise((resolve) => {
      let timer = setTimeout(resolve, 1000, true);
      new PerformanceObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(resolve, 1000, true);
      }).observe({ type: 'longtask', buffered: true });
    })`,
    'DevTools to come to rest',
  );
