import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildFirefoxExtension } from '../../scripts/build-extension.ts';
import { until } from '../../scripts/doctor-browser.ts';
import { runInPage } from '../../scripts/firefox-extension.ts';
import { clauses } from '../wrap-websocket/index.ts';
import { type CaptureFirefox, launchCaptureFirefox } from './capture-firefox.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';
import { NOTE_LAST_MATCH, type Outcome, runClause } from './clause-script.ts';

let server: CaptureServer;
let plain: CaptureFirefox;
let watched: CaptureFirefox;

beforeAll(async () => {
  buildFirefoxExtension();
  server = await startCaptureServer();
  plain = await launchCaptureFirefox({ extension: false });
  watched = await launchCaptureFirefox();
}, 240_000);
afterAll(async () => {
  await plain?.close();
  await watched?.close();
  await server?.close();
});

/** Its script is part of the page, since the driver's scripts run in a world of their own. */
const pageOf = (
  clause: string,
): string => `<!doctype html><title>behaviours</title>${NOTE_LAST_MATCH}<body></body><script>
  ${runClause(clause, server.socketOrigin)}.then(JSON.stringify).catch((error) => JSON.stringify([{ name: String(error) }])).then((json) => { window.outcomes = json; });
</script>`;

/** What Firefox wrote to the console about a document. Where in the page it says that was is one of the exceptions. */
const saidOf = ({ firefox }: CaptureFirefox, document: number): Promise<string[]> =>
  firefox.run(
    'chrome',
    `return Services.console.getMessageArray()
      .filter((message) => message instanceof Ci.nsIScriptError && message.innerWindowID === ${document})
      .map(({ category, errorMessage }) => category + ': ' + errorMessage)
      .sort();`,
  );

/** What docs/firefox.md lists as differences that remain: by behaviour, what of its outcome is compared. */
const EXCEPTIONS: Record<string, (outcome: unknown) => unknown> = {
  'derived: a realm that is gone': (outcome) => (outcome as { name: string }).name,
  'transfer: conversions that fail': (outcome) =>
    JSON.parse(JSON.stringify(outcome).replaceAll(/can't convert \w+ to string/g, 'cannot convert')),
};

async function run(
  { firefox }: CaptureFirefox,
  clause: string,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<{ outcomes: Outcome[]; document: number }> {
  server.pages.set('/behaviours', pageOf(clause));
  await firefox.open(`${server.origin}/behaviours`);
  // A timer in the page would be one of its own.
  const json = await until(() => runInPage<string | undefined>(firefox, 'return window.outcomes;'), clause);
  const document = await firefox.run<number>(
    'chrome',
    'return gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.innerWindowId;',
  );
  await meanwhile();
  await firefox.open('about:blank');
  return { outcomes: JSON.parse(json), document };
}

describe.each(Object.keys(clauses))('%s: the page sees no difference in Firefox', (clause) => {
  it('in any behaviour, nor in the console', async () => {
    const without = await run(plain, clause);
    const withUs = await run(watched, clause, async () => {
      const feed = await watched.openFeed();
      await feed.when((events) => events.some(({ kind }) => kind === 'created'), 'a socket in the feed');
      await feed.close();
    });
    for (const [index, { name, outcome }] of without.outcomes.entries()) {
      expect(outcome, `${name}: the behaviour itself fails`).not.toEqual(['threw', expect.anything()]);
      const compared = EXCEPTIONS[`${clause}: ${name}`] ?? ((whole) => whole);
      expect(withUs.outcomes[index]?.name).toBe(name);
      expect(compared(withUs.outcomes[index]?.outcome), name).toEqual(compared(outcome));
    }
    // Firefox writes some lines later.
    await vi.waitFor(
      async () => {
        expect(await saidOf(watched, withUs.document)).toEqual(await saidOf(plain, without.document));
      },
      { timeout: 10_000 },
    );
  });
});
