import browser, { type Runtime } from 'webextension-polyfill';
import { COUNT_PORT } from '../src/capture/extension-messages.ts';

/**
 * The icon in the browser's toolbar: grey, or coloured with the number of the tab's failing connections.
 * The browser itself resets both when the tab goes to another page. Nothing is kept here, so that a worker that is
 * stopped loses nothing: the documents of a tab are asked whenever one of them says that its number has changed.
 */
const COLORED = { 16: '/panel/icons/16.png', 32: '/panel/icons/32.png' };
const GREY = { 16: '/panel/icons/grey-16.png', 32: '/panel/icons/grey-32.png' };
const BADGE = '#b3261e';
const WHITE = '#ffffff';
/** Four characters fit. */
const MOST = 999;

const asking = new Map<number, Runtime.Port>();

/** Of a tab that is gone by now there is nothing to show. */
const ignore = (error: unknown): void => console.debug('the tab is gone', error);

async function showCount(tabId: number, failing: number): Promise<void> {
  const text = failing === 0 ? '' : failing > MOST ? `${MOST}+` : String(failing);
  const title =
    failing === 0
      ? browser.runtime.getManifest().name
      : browser.i18n.getMessage('action_failing', String(failing));
  await browser.action.setIcon({ tabId, path: failing === 0 ? GREY : COLORED });
  await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE });
  await browser.action.setBadgeTextColor({ tabId, color: WHITE });
  await browser.action.setBadgeText({ tabId, text });
  await browser.action.setTitle({ tabId, title });
}

/** Answers that come so soon after one another are shown together, in milliseconds; a page that is busy answers later. */
const GATHER = 150;
const PATIENCE = 5_000;

/**
 * Each document that has WebSockets answers once. None of them closes the port: in Chromium that can close it for the
 * others too.
 */
export function countFailures(tabId: number): void {
  asking.get(tabId)?.disconnect();
  const port = browser.tabs.connect(tabId, { name: COUNT_PORT });
  asking.set(tabId, port);
  let total = 0;
  const show = (): void => {
    if (asking.get(tabId) === port) showCount(tabId, total).catch(ignore);
  };
  let timer = setTimeout(show, GATHER);
  port.onMessage.addListener((message) => {
    const { failing } = message as { failing?: unknown };
    if (Number.isSafeInteger(failing)) total += Math.max(0, failing as number);
    clearTimeout(timer);
    timer = setTimeout(show, GATHER);
  });
  const end = setTimeout(() => {
    port.disconnect();
    if (asking.get(tabId) === port) asking.delete(tabId);
  }, PATIENCE);
  // Its last error is read, because the browser reports an unread one when no document answers.
  port.onDisconnect.addListener(() => {
    void browser.runtime.lastError;
    clearTimeout(end);
  });
}
