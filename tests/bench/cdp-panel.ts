import { PANEL_TITLE, until } from '../../scripts/doctor-browser.ts';
import { type CdpSession, listTargets, openSession } from './accuracy-cdp.ts';

/** DevTools of one page, with our panel shown; each with a session of its own. */
export interface CdpPanel {
  devtools: CdpSession;
  panel: CdpSession;
}

/** Opens DevTools on the page `targetId`; the session is that of DevTools' own window. `id`: its target. */
export async function openDevTools(
  browser: CdpSession,
  port: number,
  targetId: string,
): Promise<{ id: string; devtools: CdpSession }> {
  const { targetId: id } = await browser.send<{ targetId: string }>('Target.openDevTools', { targetId });
  return { id, devtools: await openSession(`ws://127.0.0.1:${port}/devtools/page/${id}`) };
}

/** Opens DevTools on the page `targetId` and shows our panel there, once `ready` is. */
export async function openPanel(
  browser: CdpSession,
  port: number,
  targetId: string,
  ready: (devtools: CdpSession) => Promise<void> = () => Promise.resolve(),
): Promise<CdpPanel> {
  const { id, devtools } = await openDevTools(browser, port, targetId);
  await ready(devtools);
  const target = await until(
    async () => {
      const targets = await listTargets(port);
      const own = targets.filter(({ type, parentId }) => type === 'iframe' && parentId === id);
      const panel = own.find(({ url }) => url.includes('/panel/panel.html'));
      const extension = own.find(({ url }) => url.endsWith('/panel/devtools.html'));
      if (!panel && extension) await devtools.evaluate(showPanel(extension.url)).catch(() => undefined);
      return panel;
    },
    'the panel',
    90,
  );
  const panel = await openSession(target.webSocketDebuggerUrl);
  await untilTrue(panel, "'wsDoctorPanel' in globalThis", 'the panel’s doctor');
  return { devtools, panel };
}

/** An expression is evaluated again where its document navigates before it answers. */
export async function untilTrue(session: CdpSession, expression: string, what: string): Promise<void> {
  await until(() => session.evaluate<boolean>(expression).catch(unlessNavigated), what);
}

function unlessNavigated(error: Error): undefined {
  if (!/context was destroyed|context with specified id|navigated or closed/.test(error.message)) throw error;
}

/** A DevTools view's id is the extension's origin followed by the panel's title without spaces; it is known once the extension has made it. */
const showPanel = (devtoolsPage: string) => `
import('./ui/legacy/legacy.js').then(({ ViewManager }) =>
  ViewManager.ViewManager.instance().showView(${JSON.stringify(`chrome-extension://${new URL(devtoolsPage).host}${PANEL_TITLE.replaceAll(' ', '')}`)}))`;
