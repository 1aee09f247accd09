import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clauses } from '../wrap-websocket/index.ts';
import { type CaptureBrowser, launchCapture } from './capture-browser.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';
import { NOTE_LAST_MATCH, type Outcome, runClause } from './clause-script.ts';

let server: CaptureServer;
let plain: CaptureBrowser;
let watched: CaptureBrowser;

beforeAll(async () => {
  server = await startCaptureServer();
  server.pages.set('/behaviours', `<!doctype html><title>behaviours</title>${NOTE_LAST_MATCH}<body></body>`);
  [plain, watched] = await Promise.all([launchCapture({ extension: false }), launchCapture()]);
});
afterAll(async () => {
  await Promise.all([plain?.close(), watched?.close()]);
  await server?.close();
});

/** Runs a clause's behaviours one after the other in a page of its own. */
async function run(
  browser: CaptureBrowser,
  clause: string,
): Promise<{ outcomes: Outcome[]; console: string[]; tabId: number }> {
  const { page, tabId } = await browser.openTab();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(`uncaught ${error.message}`));
  await page.goto(`${server.origin}/behaviours`);
  const outcomes = (await page.evaluate(runClause(clause, server.socketOrigin))) as Outcome[];
  return { outcomes, console: said, tabId };
}

describe.each(Object.keys(clauses))('%s: the page sees no difference', (clause) => {
  it('in any behaviour, nor in the console', async () => {
    const without = await run(plain, clause);
    const withUs = await run(watched, clause);
    const feed = await watched.openFeed(withUs.tabId);
    await feed.when((events) => events.some(({ kind }) => kind === 'created'), 'a socket in the feed');
    await feed.close();
    for (const [index, { name, outcome }] of without.outcomes.entries()) {
      expect(outcome, `${name}: the behaviour itself fails`).not.toEqual(['threw', expect.anything()]);
      expect(withUs.outcomes[index], name).toEqual({ name, outcome });
    }
    expect(withUs.console.sort()).toEqual(without.console.sort());
  });
});
