import './ui/theme.css';
import './ui/base.css';
import './ui/controls.css';
import './popup/popup.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { startFeed } from './capture/feed.ts';
import { createWorkerWatch } from './capture/worker-connection.ts';
import { locale } from './messages/message.ts';
import { followScheme } from './options/follow-scheme.ts';
import { devtoolsKeys } from './popup/devtools-keys.ts';
import { createPopupSession } from './popup/popup-session.ts';
import { Popup } from './popup/popup-view.tsx';
import { loadSettings } from './session/settings-store.ts';

/** It reads what the documents of the tab have recorded as a panel does, while it is open. */
followScheme(document.documentElement);
document.documentElement.lang = locale();

const now = (): number => performance.timeOrigin + performance.now();
const session = createPopupSession(now);
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const { recordWhere } = await loadSettings();
if (tab?.id !== undefined) {
  const { id } = tab;
  startFeed(id, session.take, () => undefined, createWorkerWatch(now), browser.tabs, {
    onWire: session.takeWire,
    onGone: () => undefined,
  });
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Popup
        session={session}
        keys={devtoolsKeys(navigator.userAgent)}
        recordsEverywhere={recordWhere === 'everywhere'}
        reload={() => void browser.tabs.reload(tab?.id)}
      />
    </StrictMode>,
  );
}
