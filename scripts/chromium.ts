import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { freePort } from './free-port.ts';
import { removeProfile } from './remove-profile.ts';

export interface ChromiumOptions {
  executablePath: string;
  headless: boolean;
  /** A HOME of the browser's own, where its certificate store is. */
  home?: string;
  args?: readonly string[];
  windowSize?: `${number},${number}`;
}

/** Switches that keep Chromium from doing what nobody asked for. */
export const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium with DevTools closed and no extension, to compare with. */
export interface PlainBrowser {
  context: BrowserContext;
  page: Page;
  cdpPort: number;
  close(): Promise<void>;
}

/** No extension but what `extraArgs` load; DevTools are closed. */
export async function launchPlain(
  options: ChromiumOptions,
  extraArgs: readonly string[] = [],
): Promise<PlainBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'wsdoctor-'));
  const cdpPort = await freePort();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.executablePath,
    headless: false,
    viewport: null,
    ...(options.home === undefined
      ? {}
      : { env: { ...process.env, HOME: options.home } as Record<string, string> }),
    args: [
      ...(options.headless ? ['--headless=new', '--disable-gpu'] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...QUIET,
      `--remote-debugging-port=${cdpPort}`,
      `--window-size=${options.windowSize ?? '1400,900'}`,
      ...extraArgs,
      ...(options.args ?? []),
    ],
  });
  const close = async (): Promise<void> => {
    await context.close();
    removeProfile(profile);
  };
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, page, cdpPort, close };
}
