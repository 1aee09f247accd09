import type { Page } from 'playwright-core';
import { devtoolsPage, type PlainBrowser, until } from '../../scripts/doctor-browser.ts';

/** Chromium's own view of a socket's messages. */
export interface MessagesTab {
  devtools: Page;
  /** How many messages it holds. */
  count(): Promise<number>;
}

/** `connect` makes the page open its socket, once the Network panel listens. The code is text, as in `showPanel`. */
export async function openMessagesTab(
  browser: PlainBrowser,
  connect: () => Promise<void>,
): Promise<MessagesTab> {
  const devtools = await devtoolsPage(browser);
  await until(
    () =>
      devtools
        .evaluate(
          `import('./ui/legacy/legacy.js').then((UI) => UI.ViewManager.ViewManager.instance().showView('network')).then(() => true)`,
        )
        .catch(() => undefined),
    'the Network panel',
  );
  await connect();
  const row = devtools.locator('.network-log-grid tr', { hasText: 'stream' }).first();
  await row.click();
  await devtools.getByRole('tab', { name: 'Messages' }).click();
  await devtools.locator('.websocket-frame-view tr').nth(2).waitFor();
  return {
    devtools,
    count: () =>
      devtools.evaluate<number>(
        `import('./models/logs/logs.js').then((Logs) => Logs.NetworkLog.NetworkLog.instance().requests().find((each) => each.url().includes('/stream')).frames().length)`,
      ),
  };
}
