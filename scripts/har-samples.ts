import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { WebSocketServer } from 'ws';
import { launchPlain } from './chromium.ts';
import { until } from './doctor-browser.ts';
import { startFailingPage } from './failing-page.ts';
import { ensureChromium } from './find-chromium.ts';
import { launchFirefox } from './firefox.ts';

/**
 * Makes the HAR files in tests/samples again, with the programs that write them: `npm run har-samples`, or only those
 * of one, `npm run har-samples -- firefox`. Firefox is Debian's `firefox-esr`, which nothing else needs.
 */
const OUT = 'tests/samples';
const findBrowser = (): string => ensureChromium((line) => console.error(line));
/** So many does the page make. */
const SOCKETS = 4;
const PAGE = `<!doctype html><title>Sample</title><script>
const ends = [];
const ended = (socket) => ends.push(new Promise((resolve) => { socket.onclose = resolve; }));
const base = 'ws://' + location.host;
const echo = new WebSocket(base + '/echo?access_token=sample-token-0123456789', ['sample.v1']);
echo.binaryType = 'arraybuffer';
let answers = 0;
echo.onopen = () => { echo.send('{"say":"hello, w\\u00f6rld"}'); echo.send(new Uint8Array([1, 2, 3, 250])); };
echo.onmessage = () => { answers += 1; if (answers === 2) echo.close(1000, 'done'); };
ended(echo);
ended(new WebSocket(base + '/forbidden'));
ended(new WebSocket('ws://127.0.0.1:59123/refused'));
ended(new WebSocket(base + '/leaves'));
Promise.all(ends).then(() => { document.title = 'over'; });
</script>`;

async function startServer(): Promise<{ url: string; stop(): void }> {
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'sample.v1' });
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(PAGE);
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.url === '/forbidden') {
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      if (request.url === '/leaves') webSocket.close(1011, 'the database is gone');
      webSocket.on('message', (data, binary) => webSocket.send(data, { binary }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no address');
  return { url: `http://127.0.0.1:${address.port}/`, stop: () => server.close() };
}

interface Har {
  log: { entries: { request: { url: string } }[] };
}

async function isOver(page: { title(): Promise<string> }): Promise<boolean> {
  await until(async () => (await page.title()) === 'over' || undefined, 'the sockets to end');
  return true;
}

async function byPlaywright(url: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const context = await browser.newContext({
    recordHar: { path: join(OUT, 'playwright.har'), content: 'embed' },
  });
  const page = await context.newPage();
  await page.goto(url);
  await isOver(page);
  await context.close();
  await browser.close();
}

/** Both of DevTools' own ways: the file that “Export HAR” saves, and the text that “Copy all as HAR” gives. */
async function byDevTools(url: string): Promise<void> {
  const browser = await launchPlain({
    executablePath: findBrowser(),
    headless: true,
    args: ['--auto-open-devtools-for-tabs'],
  });
  // A window that opens after the connection was made is not always told of.
  const devtools = await until(async () => {
    const whole = await chromium.connectOverCDP(`http://127.0.0.1:${browser.cdpPort}`);
    const pages = whole.contexts().flatMap((each) => each.pages());
    return pages.find((each) => each.url().startsWith('devtools://'));
  }, 'the DevTools window');
  await until(
    () =>
      devtools
        .evaluate(
          `import('./models/logs/logs.js').then(async (Logs) => {
             const UI = await import('./ui/legacy/legacy.js');
             await UI.ViewManager.ViewManager.instance().showView('network');
             return Boolean(Logs.NetworkLog.NetworkLog.instance());
           })`,
        )
        .catch(() => undefined),
    'the network log',
  );
  await browser.page.goto(url);
  await isOver(browser.page);
  const [exported, copied] = (await devtools.evaluate(`(async () => {
    const [Logs, HAR, Common] = await Promise.all([
      import('./models/logs/logs.js'), import('./models/har/har.js'), import('./core/common/common.js'),
    ]);
    const requests = Logs.NetworkLog.NetworkLog.instance().requests();
    const options = { sanitize: false };
    let file = '';
    const stream = { write: async (text) => { file += text; }, close: async () => {} };
    await HAR.Writer.Writer.write(stream, requests, options, new Common.Progress.Progress());
    const copied = JSON.stringify({ log: await HAR.Log.Log.build(requests, options) }, null, 2);
    return [file, copied];
  })()`)) as [string, string];
  writeFileSync(join(OUT, 'chromium-export.har'), exported);
  writeFileSync(join(OUT, 'chromium-copy-all.har'), copied);
  await browser.close();
}

async function byFirefox(url: string): Promise<void> {
  await saveByFirefox(url, SOCKETS, 'firefox.har');
  const failing = await startFailingPage();
  await saveByFirefox(failing.url, failing.sockets, 'firefox-failures.har');
}

/** What “Save all as HAR” saves and extensions are given. */
async function saveByFirefox(url: string, count: number, name: string): Promise<void> {
  const firefox = await launchFirefox();
  try {
    await firefox.open('about:blank');
    await firefox.run(
      'chrome',
      `const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
       const { gDevTools } = require('devtools/client/framework/devtools');
       await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'netmonitor' });`,
    );
    await firefox.open(url);
    await isOver({ title: () => firefox.run('content', 'return document.title;') });
    // The monitor hears of a socket later than its page.
    const har = await until(async () => {
      const made = await firefox.run<Har>(
        'chrome',
        `const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
         const { gDevTools } = require('devtools/client/framework/devtools');
         const toolbox = await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'netmonitor' });
         return JSON.parse(JSON.stringify(await (await toolbox.getNetMonitorAPI()).getHar()));`,
      );
      const sockets = made.log.entries.filter(({ request }) => /^wss?:/.test(request.url));
      return sockets.length === count ? made : undefined;
    }, 'every socket in the monitor');
    writeFileSync(join(OUT, name), JSON.stringify(har, null, 2));
  } finally {
    await firefox.close();
  }
}

const PROGRAMS = { playwright: byPlaywright, devtools: byDevTools, firefox: byFirefox };
const named = process.argv.slice(2);

mkdirSync(OUT, { recursive: true });
const server = await startServer();
try {
  for (const [name, make] of Object.entries(PROGRAMS))
    if (named.length === 0 || named.includes(name)) await make(server.url);
} finally {
  server.stop();
}
process.exit(0);
