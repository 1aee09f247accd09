import browser from 'webextension-polyfill';
import { pageLost } from '../src/session/lost-page.ts';
import { type Theme, watchTheme } from './capture/devtools-theme.ts';
import { startFeed } from './capture/feed.ts';
import { holdEntries } from './capture/hold-entries.ts';
import { askReach, type ReachMeans } from './capture/page-reach.ts';
import { watchNetworkLog } from './capture/wire-chromium.ts';
import { createWorkerWatch } from './capture/worker-connection.ts';
import { createPageClient } from './client/client-page.ts';
import { createClientSession } from './client/client-session.ts';
import { BRIDGE_READY, type DevtoolsBridge } from './devtools-bridge.ts';
import { createPageProbe } from './probe/probe-page.ts';
import { askListeners } from './session/ask-listeners.ts';
import { createLiveSession } from './session/live-session.ts';
import { storeSocketExpression } from './session/page-sockets.ts';
import { followSettings } from './session/settings-store.ts';

/**
 * The devtools page: it runs from the moment DevTools opens, owns the session, and passes it to the panel's window
 * whenever the panel is shown.
 */
const { devtools } = browser;
const { inspectedWindow: inspected, panels: themed } = chrome.devtools;
const TRIES = 5;
const RETRY_AFTER = 100;
const now = (): number => performance.timeOrigin + performance.now();
const liveSession = createLiveSession(now);
const clientDoctor = createClientSession(now);

followSettings((settings) => {
  liveSession.budget = settings.panelBudget;
  liveSession.settings = settings;
});
const hold = holdEntries(liveSession);
// Firefox's network log tells no reason; its worker sees more.
if (import.meta.env.MODE !== 'firefox')
  watchNetworkLog(devtools.network, navigator.userAgent, now, hold.wire);
const workerWatch = createWorkerWatch(now);
let knowsEarlier = false;
startFeed(
  devtools.inspectedWindow.tabId,
  hold.page,
  (count) => liveSession.refused(count),
  workerWatch,
  browser.tabs as typeof browser.tabs | undefined,
  {
    onWire: (events) => {
      liveSession.take(events);
      // The first are those of the whole tab, of pages that were left long ago as well.
      if (!knowsEarlier) forgetOldPage(now(), TRIES);
      knowsEarlier = true;
    },
    onGone: (context) => {
      const lost = pageLost(liveSession.session(), context, now());
      if (lost) liveSession.take([lost]);
    },
  },
);

/** A document that has just been committed may not be able to run code yet. One that never can has no WebSocket. */
function forgetOldPage(committedAt: number, tries: number): void {
  const leave = (at: number): void => {
    hold.flush(at);
    liveSession.navigated(at);
  };
  inspected.eval('performance.timeOrigin', {}, (timeOrigin) => {
    if (typeof timeOrigin === 'number') leave(timeOrigin);
    else if (tries > 0) setTimeout(forgetOldPage, RETRY_AFTER, committedAt, tries - 1);
    else leave(committedAt);
  });
}
devtools.network.onNavigated.addListener(() => forgetOldPage(now(), TRIES));

/** Runs code in the page, in the named frame or the top one; undefined where it cannot run. */
function evaluate(expression: string, frameURL: string | undefined): Promise<unknown> {
  return new Promise((resolve) =>
    inspected.eval(expression, frameURL === undefined ? {} : { frameURL }, resolve),
  );
}
askListeners(liveSession, (expression) => evaluate(expression, undefined));

const ASK_TRACKER = `document.querySelector('meta[name="wsdoctor-bugs" i]')?.content`;
const LONGEST_TRACKER = 2_000;

/** Called when the user files a bug, never before. The page's answer is only a suggestion. */
function pageTracker(): Promise<string | undefined> {
  return new Promise((resolve) => {
    inspected.eval(ASK_TRACKER, {}, (found) =>
      resolve(typeof found === 'string' && found !== '' ? found.slice(0, LONGEST_TRACKER) : undefined),
    );
  });
}

/** Firefox has no such function. */
function openPlace(url: string, line: number, column: number): void {
  themed.openResource?.(url, line, column, () => undefined);
}

const means: ReachMeans = {
  inspected,
  origins: async () => (await browser.permissions.getAll()).origins,
  fileAccess: () => browser.extension.isAllowedFileSchemeAccess(),
};

const bridge: DevtoolsBridge = {
  live: liveSession,
  client: clientDoctor,
  pageProbe: createPageProbe(liveSession, { evaluate, requests: devtools.network.onRequestFinished }),
  pageClient: createPageClient(liveSession, evaluate),
  inspectedPage: {
    page: () => askReach(means),
    workerState: workerWatch.state,
    reload: () => devtools.inspectedWindow.reload(),
    storeSocket: async (socket, frame) => {
      const stored = await evaluate(storeSocketExpression(socket), frame);
      return stored === 'stored' || stored === 'gone' || stored === 'taken' ? stored : 'unreachable';
    },
    ...(themed.openResource ? { openSource: openPlace } : {}),
  },
  pageTracker,
};

let attached: Window | undefined;
const applyTheme = (theme: Theme): void => {
  if (attached) attached.document.documentElement.dataset.theme = theme;
};
const theme = watchTheme(themed, applyTheme);

function attachPanel(panel: Window): void {
  attached = panel;
  applyTheme(theme());
  panel.wsDoctorBridge = bridge;
  panel.dispatchEvent(new Event(BRIDGE_READY));
}

const panel = await devtools.panels.create('WebSocket Doctor', '/panel/icons/16.png', '/panel/panel.html');
panel.onShown.addListener(attachPanel);
