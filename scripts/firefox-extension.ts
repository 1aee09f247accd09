import type { Firefox } from './firefox.ts';

/** Installs an unpacked extension or a package until the browser closes, and grants it all sites, as a user would. */
export async function installExtension(firefox: Firefox, path: string): Promise<string> {
  return firefox.run<string>(
    'chrome',
    `
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const { FileUtils } = ChromeUtils.importESModule('resource://gre/modules/FileUtils.sys.mjs');
    const { id } = await AddonManager.installTemporaryAddon(new FileUtils.File(${JSON.stringify(path)}));
    const { extension } = WebExtensionPolicy.getByID(id);
    await ExtensionPermissions.add(id, { origins: ['<all_urls>'], permissions: [] }, extension);
    return id;`,
  );
}

/** Opens the toolbox of the selected tab with the panel of this title in front; false where there is none. */
function openPanel(firefox: Firefox, title: string): Promise<boolean> {
  return firefox.run<boolean>(
    'chrome',
    `
    const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
    const { gDevTools } = require('devtools/client/framework/devtools');
    const toolbox = await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'webconsole' });
    const find = () => toolbox.getAdditionalTools().find(({ label }) => label === ${JSON.stringify(title)});
    for (let tries = 0; tries < 100 && !find(); tries += 1) await new Promise((done) => setTimeout(done, 100));
    const tool = find();
    if (!tool) return false;
    await toolbox.selectTool(tool.id);
    return true;`,
  );
}

/**
 * Runs the body of an async function in a page, as the page's own scripts do. The result must be JSON. `find` is the body
 * of a function in the browser's window that returns the page's `<browser>`, or nothing until there is one. A sandbox is
 * used because the policy of an extension's page allows no `eval`.
 */
function runInView<T>(firefox: Firefox, find: string, body: string): Promise<T> {
  const answer = `wsdoctor-answer-${Math.random()}`;
  const inPage = `(async () => { ${body} })().then(
    (value) => JSON.stringify({ value }), (error) => JSON.stringify({ error: String(error) }))`;
  const frameScript = `(async () => {
    const sandbox = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    sendAsyncMessage(${JSON.stringify(answer)}, await Cu.evalInSandbox(${JSON.stringify(inPage)}, sandbox));
  })();`;
  return firefox.run<T>(
    'chrome',
    `
    const find = () => { ${find} };
    for (let tries = 0; tries < 100 && !find(); tries += 1) await new Promise((done) => setTimeout(done, 100));
    const view = find();
    if (!view) throw new Error('there is no such page');
    const { messageManager } = view;
    const json = await new Promise((done) => {
      messageManager.addMessageListener(${JSON.stringify(answer)}, ({ data }) => done(data));
      messageManager.loadFrameScript('data:,' + encodeURIComponent(${JSON.stringify(frameScript)}), false);
    });
    const { value, error } = JSON.parse(json);
    if (error !== undefined) throw new Error(error);
    return value;`,
  );
}

/** Runs it in a page of the extension, such as `panel/panel.html`. */
export function runInExtensionPage<T>(firefox: Firefox, id: string, page: string, body: string): Promise<T> {
  return runInView(
    firefox,
    `const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
    return [...extension.views].find(({ uri }) => uri.spec.includes(${JSON.stringify(page)}))?.xulBrowser;`,
    body,
  );
}

/** Runs it in the page of the selected tab. */
export function runInPage<T>(firefox: Firefox, body: string): Promise<T> {
  return runInView(firefox, 'return gBrowser.selectedBrowser;', body);
}

/** Opens a page of the extension in a tab behind the selected one; resolves when it is loaded. */
export function openExtensionPage(firefox: Firefox, id: string, page: string): Promise<void> {
  return firefox.run(
    'chrome',
    `
    const url = WebExtensionPolicy.getByID(${JSON.stringify(id)}).getURL(${JSON.stringify(page)});
    const { linkedBrowser } = gBrowser.addTab(url, { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
    const isLoaded = () => linkedBrowser.currentURI.spec === url && !linkedBrowser.webProgress.isLoadingDocument;
    while (!isLoaded()) await new Promise((done) => setTimeout(done, 20));`,
  );
}

/** The number that the extension knows the selected tab by. */
export function tabNumber(firefox: Firefox): Promise<number> {
  return firefox.run<number>(
    'chrome',
    `
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    return ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab);`,
  );
}

/** Stops the extension's event page, as Firefox does when it has been idle for half a minute. */
export function stopEventPage(firefox: Firefox, id: string): Promise<void> {
  return firefox.run(
    'chrome',
    `const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
    await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    while (extension.backgroundState !== 'stopped') await new Promise((done) => setTimeout(done, 20));`,
  );
}

/** Runs the body of an async function in the panel's window; its result must be JSON. */
export type InPanel = <T>(body: string) => Promise<T>;

/** The panel's window gets its bridge some time after it is loaded. */
const READY = `while (!globalThis.wsDoctorBridge || !globalThis.wsDoctorPanel) await new Promise((done) => setTimeout(done, 50));`;

/** Opens our panel in the toolbox of the selected tab, and waits until it can be asked; undefined where there is none. */
export async function openDoctorPanel(firefox: Firefox, id: string): Promise<InPanel | undefined> {
  if (!(await openPanel(firefox, 'WebSocket Doctor'))) return undefined;
  const inPanel: InPanel = (body) => runInExtensionPage(firefox, id, 'panel/panel.html', body);
  await inPanel(READY);
  return inPanel;
}

/** Closes the toolbox of the selected tab; resolves when our panel is gone. */
export function closeToolbox(firefox: Firefox, id: string): Promise<void> {
  return firefox.run(
    'chrome',
    `
    const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
    const { gDevTools } = require('devtools/client/framework/devtools');
    await gDevTools.closeToolboxForTab(gBrowser.selectedTab);
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
    const isThere = () => [...extension.views].some(({ uri }) => uri.spec.includes('panel/panel.html'));
    while (isThere()) await new Promise((done) => setTimeout(done, 20));`,
  );
}
