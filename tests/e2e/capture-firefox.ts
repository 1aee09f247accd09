import { resolve } from 'node:path';
import { type Firefox, launchFirefox } from '../../scripts/firefox.ts';
import {
  installExtension,
  openExtensionPage,
  runInExtensionPage,
  stopEventPage,
  tabNumber,
} from '../../scripts/firefox-extension.ts';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import { feedScript } from './capture-browser.ts';
import { type TestFeed, whenEvents } from './test-feed.ts';

/** A page of the extension that may stay open beside the panel. */
const FEED_PAGE = 'panel/options.html';

export interface CaptureFirefox {
  firefox: Firefox;
  /** What a panel on the selected tab would have received. */
  openFeed(): Promise<TestFeed>;
  stopEventPage(): Promise<void>;
  close(): Promise<void>;
}

/** A headless Firefox, with the built extension unless `extension` is false. */
export async function launchCaptureFirefox(options: { extension?: boolean } = {}): Promise<CaptureFirefox> {
  const firefox = await launchFirefox();
  const close = (): Promise<void> => firefox.close();
  if (options.extension === false) {
    const none = (): never => {
      throw new Error('this browser has no extension');
    };
    return { firefox, openFeed: none, stopEventPage: none, close };
  }
  const id = await installExtension(firefox, resolve('dist/firefox'));
  return {
    firefox,
    openFeed: () => openFeed(firefox, id),
    stopEventPage: () => stopEventPage(firefox, id),
    close,
  };
}

async function openFeed(firefox: Firefox, id: string): Promise<TestFeed> {
  const tabId = await tabNumber(firefox);
  await openExtensionPage(firefox, id, FEED_PAGE);
  const inFeed = <T>(body: string): Promise<T> => runInExtensionPage(firefox, id, FEED_PAGE, body);
  // Firefox's panel has no `tabs`: everything passes the event page.
  await inFeed(
    `${await feedScript()}; window.tallyOf = tallyOf; window.probe = startProbe(${tabId}, false);`,
  );
  const events = (): Promise<PageEvent[]> => inFeed('return probe.events;');
  return {
    events,
    tally: () => inFeed('return tallyOf(probe);'),
    refused: () => inFeed('return probe.refused;'),
    direct: () => inFeed('return probe.direct;'),
    when: whenEvents(events),
    close: () =>
      firefox.run(
        'chrome',
        `for (const tab of [...gBrowser.tabs]) if (tab.linkedBrowser.currentURI.spec.endsWith(${JSON.stringify(FEED_PAGE)})) gBrowser.removeTab(tab);`,
      ),
  };
}
