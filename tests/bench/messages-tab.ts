import { until } from '../../scripts/doctor-browser.ts';
import type { CdpSession } from './accuracy-cdp.ts';

const REQUEST = `import('./models/logs/logs.js').then((Logs) =>
  Logs.NetworkLog.NetworkLog.instance().requests().find((each) => each.url().includes('/stream')))`;

/** Rows of the messages' table, which stands in shadow roots within shadow roots. */
const ROWS = `(() => {
  const rowsIn = (root) => {
    let rows = root.querySelectorAll('.resource-chunk-view tr, tr.data-grid-data-grid-node').length;
    for (const each of root.querySelectorAll('*')) if (each.shadowRoot) rows += rowsIn(each.shadowRoot);
    return rows;
  };
  return rowsIn(document);
})()`;

/** Shows Chromium's own view of a socket's messages; `connect` makes the page open it, once the Network panel listens. */
export async function showMessagesTab(devtools: CdpSession, connect: () => Promise<void>): Promise<void> {
  await until(
    () =>
      devtools
        .evaluate<boolean>(
          `import('./ui/legacy/legacy.js').then((UI) => UI.ViewManager.ViewManager.instance().showView('network')).then(() => true)`,
        )
        .catch(() => undefined),
    'the Network panel',
  );
  await connect();
  await until(
    () =>
      devtools.evaluate<boolean>(`Promise.all([${REQUEST}, import('./panels/network/network.js')]).then(
      ([request, Network]) => request && Network.NetworkPanel.NetworkPanel.instance().selectAndActivateRequest(request, 'web-socket-frames').then(() => true))`),
    'the socket in the Network panel',
  );
  await until(async () => (await devtools.evaluate<number>(ROWS)) > 0, 'the Messages tab');
}
