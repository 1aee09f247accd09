import type { Page } from 'playwright-core';
import type { PlainBrowser } from '../../scripts/chromium.ts';
import { devtoolsPage, until } from '../../scripts/doctor-browser.ts';

/** Chromium's own view of a socket's messages. */
export interface MessagesTab {
  devtools: Page;
  /** How many messages it holds. */
  count(): Promise<number>;
}

const REQUEST = `import('./models/logs/logs.js').then((Logs) =>
  Logs.NetworkLog.NetworkLog.instance().requests().find((each) => each.url().includes('/stream')))`;

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
  await until(
    () =>
      devtools.evaluate(`Promise.all([${REQUEST}, import('./panels/network/network.js')]).then(
      ([request, Network]) => request && Network.NetworkPanel.NetworkPanel.instance().selectAndActivateRequest(request, 'web-socket-frames').then(() => true))`),
    'the socket in the Network panel',
  );
  await devtools.locator('.resource-chunk-view tr').nth(2).waitFor();
  return {
    devtools,
    count: () => devtools.evaluate<number>(`${REQUEST}.then((request) => request.frames().length)`),
  };
}
