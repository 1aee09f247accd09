import type { Page } from 'playwright-core';
import type { ClientPages, Outcome } from './client-page.ts';
import type { Drop } from './drop.ts';
import type { Library } from './library.ts';
import { type WireSocket, watchWire } from './wire-witness.ts';

/** One run of a library's client in a browser, with all that can be compared. */
export interface LibraryRun {
  outcome: Outcome;
  /** Console lines and uncaught errors, in order, without hosts and tokens. */
  console: string[];
  /** What the browser's network layer saw, whoever hooked the page. */
  wire: WireSocket[];
  /** Host and port of the library's server. */
  host: string;
}

const withoutChance = (text: string): string =>
  text.replace(/127\.0\.0\.1:\d+/g, 'HOST').replace(/(token=|sid=)[\w-]+/g, '$1…');

/** Runs `inspect` on the finished page, while its server still stands. */
export async function runLibrary(
  page: Page,
  library: Library,
  drop: Drop,
  pages: ClientPages,
  inspect: (run: LibraryRun) => Promise<void>,
): Promise<LibraryRun> {
  const server = await library.startServer(drop);
  const lines: string[] = [];
  const onConsole = (message: { type(): string; text(): string }) =>
    void lines.push(withoutChance(`${message.type()}: ${message.text()}`));
  const onError = (error: Error) => void lines.push(withoutChance(`uncaught: ${error.message}`));
  page.on('console', onConsole).on('pageerror', onError);
  const witness = await watchWire(page);
  try {
    await page.goto(pages.pageUrl(library, server.url));
    const outcome = await page.waitForFunction(() => (globalThis as { outcome?: Outcome }).outcome);
    const run: LibraryRun = {
      outcome: (await outcome.jsonValue()) as Outcome,
      console: lines,
      wire: witness.sockets,
      host: new URL(server.url).host,
    };
    await inspect(run);
    return run;
  } finally {
    await witness.stop();
    page.off('console', onConsole).off('pageerror', onError);
    await page.goto('about:blank');
    await server.stop();
  }
}
