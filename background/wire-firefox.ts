import browser, { type WebRequest } from 'webextension-polyfill';
import type { WireEvent } from '../src/capture/captured-event.ts';
import { createWireHistory } from './wire-history.ts';
import { createWireRequests, type UnnumberedRequest } from './wire-requests.ts';

const SOCKETS: WebRequest.RequestFilter = { urls: ['<all_urls>'], types: ['websocket'] };

/**
 * Watches the handshakes of all tabs. Only in Firefox: its `webRequest` tells status, headers and errors, and hides nothing
 * from anybody. `tell` is called for each handshake that ends. Returns the earlier ones of a tab.
 *
 * The listeners are added at once, because an event page that was stopped is started by the event it missed.
 */
export function watchWire(
  tell: (tabId: number, event: WireEvent) => void,
): (tabId: number) => Promise<WireEvent[]> {
  const requests = createWireRequests();
  const history = createWireHistory(browser.storage.session, navigator.userAgent, Date.now);
  const finish = async ({ tabId, event }: UnnumberedRequest): Promise<void> => {
    const request = { tabId, event: { ...event, entry: await history.next() } };
    tell(tabId, request.event);
    await history.keep(request);
  };
  const { webRequest, tabs } = browser;
  webRequest.onBeforeRequest.addListener((details) => void requests.begin(details), SOCKETS);
  webRequest.onSendHeaders.addListener((details) => requests.sendHeaders(details), SOCKETS, [
    'requestHeaders',
  ]);
  webRequest.onHeadersReceived.addListener((details) => void requests.receiveHeaders(details), SOCKETS, [
    'responseHeaders',
  ]);
  webRequest.onCompleted.addListener((details) => void finish(requests.complete(details)), SOCKETS);
  webRequest.onErrorOccurred.addListener((details) => void finish(requests.fail(details)), SOCKETS);
  tabs.onRemoved.addListener((tabId) => void history.forget(tabId));
  return (tabId) => history.of(tabId);
}
