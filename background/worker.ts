import browser, { type Runtime } from 'webextension-polyfill';
import {
  type FailuresChanged,
  PANEL_PORT,
  type PanelToWorker,
  RELAY_PORT,
  type RelayMessage,
  type Route,
  type WorkerToPanel,
} from '../src/capture/extension-messages.ts';
import { createNoPanelKey } from './no-panel-key.ts';
import {
  createPortRouter,
  type Effect,
  onPanelDisconnect,
  onPanelMessage,
  onRelayConnect,
  onRelayDisconnect,
  onRelayMessage,
  onWire,
  type PanelNumber,
} from './port-router.ts';
import { countFailures } from './toolbar-icon.ts';
import { watchWire } from './wire-firefox.ts';

const FIRST_RUN = '/panel/first-run.html';

const router = createPortRouter();
const relayPorts = new Map<Route, Runtime.Port>();
const panelPorts = new Map<PanelNumber, Runtime.Port>();
const updateNoPanelKey = createNoPanelKey(browser.storage.local, () => panelPorts.size > 0);
let last = 0;

function post(port: Runtime.Port | undefined, message: unknown): void {
  try {
    port?.postMessage(message);
  } catch (error) {
    // The port closed under our hands: its onDisconnect is on its way.
    console.debug('not delivered', error);
  }
}

function apply(effects: Effect[]): void {
  for (const effect of effects) {
    if (effect.to === 'relay') post(relayPorts.get(effect.route), effect.message);
    else if (effect.to === 'panel') post(panelPorts.get(effect.panel), effect.message);
    else if (effect.to === 'late-panel') void tellEarlier(effect.panel, effect.tabId);
    else void tellPanelOpened(effect.tabId);
  }
}

async function tellPanelOpened(tabId: number): Promise<void> {
  // First the key, so that a page that begins meanwhile finds none or gets the message.
  await updateNoPanelKey();
  const nobody = (error: unknown): void => console.debug('no relay listens', error);
  browser.tabs.sendMessage(tabId, { kind: 'panel-opened' }).catch(nobody);
}

/** Firefox only: in Chromium the permission that this needs would hide the reasons of all failures. */
const earlierHandshakes =
  import.meta.env.MODE === 'firefox'
    ? watchWire((tabId, event) => apply(onWire(router, tabId, event)))
    : undefined;

async function tellEarlier(panel: PanelNumber, tabId: number): Promise<void> {
  const events = await earlierHandshakes?.(tabId);
  if (events) post(panelPorts.get(panel), { kind: 'wire', events } satisfies WorkerToPanel);
}

function connectRelay(port: Runtime.Port): void {
  const { tab, frameId = 0, documentId, url = '' } = port.sender ?? {};
  if (tab?.id === undefined) return;
  void updateNoPanelKey();
  countFailures(tab.id);
  last += 1;
  const route = last;
  relayPorts.set(route, port);
  port.onMessage.addListener((message) => apply(onRelayMessage(router, route, message as RelayMessage)));
  port.onDisconnect.addListener(() => {
    relayPorts.delete(route);
    apply(onRelayDisconnect(router, route));
  });
  const document = documentId === undefined ? {} : { documentId };
  apply(onRelayConnect(router, route, { tabId: tab.id, frameId, ...document, url }));
}

function connectPanel(port: Runtime.Port): void {
  last += 1;
  const panel = last;
  panelPorts.set(panel, port);
  void updateNoPanelKey();
  port.onMessage.addListener((message) => apply(onPanelMessage(router, panel, message as PanelToWorker)));
  port.onDisconnect.addListener(() => {
    panelPorts.delete(panel);
    void updateNoPanelKey();
    apply(onPanelDisconnect(router, panel));
  });
}

browser.runtime.onConnect.addListener((port) => {
  // A content script's sender is the page it runs in; only our own pages may watch.
  const own = port.sender?.url?.startsWith(browser.runtime.getURL('')) ?? false;
  if (port.name === RELAY_PORT) connectRelay(port);
  else if (port.name === PANEL_PORT && own) connectPanel(port);
});

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  const { kind } = message as Partial<FailuresChanged>;
  if (kind === 'failures-changed' && sender.tab?.id !== undefined) countFailures(sender.tab.id);
});

/** Unpacked, the page stays behind: whoever develops has loaded it often. A browser without windows has no reader. */
async function showFirstRun(): Promise<void> {
  if (navigator.userAgent.includes('HeadlessChrome')) return;
  const { installType } = await browser.management.getSelf();
  await browser.tabs.create({ url: FIRST_RUN, active: installType !== 'development' });
}

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void showFirstRun();
});
