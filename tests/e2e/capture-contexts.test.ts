import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import type { ReportConnection } from '../../src/export/report/report-connection.ts';
import { type CaptureBrowser, launchCapture } from './capture-browser.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';
import { launchTestDoctor } from './doctor.ts';

let server: CaptureServer;
let browser: CaptureBrowser;
let doctor: DoctorBrowser;

beforeAll(async () => {
  server = await startCaptureServer();
  [browser, doctor] = await Promise.all([launchCapture(), launchTestDoctor()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), doctor?.close()]);
  await server?.close();
});

const created = (events: PageEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'created' ? [event.url.slice(server.socketOrigin.length)] : []));

function connection(path: string): Promise<ReportConnection> {
  return until(
    async () => (await doctor.report()).connections.find(({ url }) => url.endsWith(path)),
    `a connection to ${path}`,
  );
}

describe('long tasks', () => {
  it('of 200 ms and more are told of, once the page has a socket', async () => {
    const { page, tabId } = await browser.openTab();
    await page.goto(`${server.origin}/busy`);
    const feed = await browser.openFeed(tabId);
    const busy = (milliseconds: number) =>
      page.evaluate(
        (time) =>
          new Promise<void>((resolve) => {
            setTimeout(() => {
              const end = performance.now() + time;
              while (performance.now() < end);
              resolve();
            });
          }),
        milliseconds,
      );
    await busy(300);
    await page.evaluate((base) => void new WebSocket(`${base}/silent`), server.socketOrigin);
    await feed.when((all) => created(all).length > 0, 'the socket');
    await busy(100);
    await busy(400);
    const events = await feed.when((all) => all.some(({ kind }) => kind === 'long-task'), 'the long task');
    const tasks = events.flatMap((event) => (event.kind === 'long-task' ? [event.duration] : []));
    expect(tasks).toHaveLength(1);
    expect(tasks[0]).toBeGreaterThanOrEqual(400);
    await feed.close();
  });
});

/** A worker of the page that opens a socket, is answered once and closes it. */
function startWorker(kind: string, path: string): Promise<void> {
  const script = `/worker.js?${path}`;
  server.scripts.set(
    '/worker.js',
    `const socket = new WebSocket('${server.socketOrigin}${path}');
      socket.onopen = () => socket.send('from a worker');
      socket.onmessage = () => socket.close(3000);`,
  );
  return doctor.page.evaluate(
    ([which, url]) =>
      which === 'Worker' ? void new Worker(url) : navigator.serviceWorker.register(url).then(() => undefined),
    [kind, script] as const,
  );
}

/** The path, once DevTools' own network log has the socket's end; undefined where it does not come. */
function isLogged(path: string): Promise<string | undefined> {
  const logged = `import('./models/logs/logs.js').then(({ NetworkLog }) =>
    NetworkLog.NetworkLog.instance().requests().some((request) => request.url().endsWith('${path}') && request.finished))`;
  return until(
    async () => ((await doctor.devtools.evaluate(logged)) === true ? path : undefined),
    `${path} in the network log`,
    5,
  ).catch(() => undefined);
}

describe('what no hook reaches, DevTools open', () => {
  it('WebSocketStream: its handshake, its messages and its failure', async () => {
    await doctor.page.goto(`${server.origin}/streams`);
    const answer = await doctor.page.evaluate(async (base) => {
      interface Stream {
        opened: Promise<{ readable: ReadableStream<string>; writable: WritableStream<string> }>;
        close(): void;
      }
      const { WebSocketStream } = globalThis as unknown as { WebSocketStream: new (url: string) => Stream };
      const stream = new WebSocketStream(`${base}/echo?stream`);
      const { readable, writable } = await stream.opened;
      await writable.getWriter().write('streamed');
      const { value } = await readable.getReader().read();
      stream.close();
      const refused = new WebSocketStream(`${base}/403?stream`);
      await refused.opened.catch(() => undefined);
      return value;
    }, server.socketOrigin);
    expect(answer).toBe('streamed');
    expect(await connection('/echo?stream')).toMatchObject({ sent: { frames: 1 }, received: { frames: 1 } });
    expect((await connection('/403?stream')).wireReason).toContain('HTTP Authentication failed');
  });

  it.each(['Worker', 'ServiceWorker'])('%s: what its socket did, when it closes', async (kind) => {
    await doctor.page.goto(`${server.origin}/workers`);
    let workers = 0;
    // Which workers' sockets are in the network log is for DevTools to say; what is in it has to be in the panel.
    const path = await until(async () => {
      workers += 1;
      const own = `/echo?${kind}${workers}`;
      await startWorker(kind, own);
      return isLogged(own);
    }, `a ${kind} whose socket DevTools lists`);
    expect(await connection(path)).toMatchObject({
      state: 'closed',
      sent: { frames: 1 },
      received: { frames: 1 },
    });
  });

  it('SharedWorker: the panel says that its sockets are not seen, and only then', async () => {
    server.scripts.set('/shared.js', `new WebSocket('${server.socketOrigin}/unseen')`);
    await doctor.page.goto(`${server.origin}/shares`);
    await doctor.page.evaluate((base) => void new WebSocket(`${base}/silent?seen`), server.socketOrigin);
    await connection('/silent?seen');
    const blindSpot = doctor.panel.getByTestId('blind-spot');
    expect(await blindSpot.count()).toBe(0);
    const name = await doctor.page.evaluate(() => {
      new SharedWorker('/shared.js');
      return [`${SharedWorker}`, SharedWorker.prototype.constructor === SharedWorker];
    });
    expect(name).toEqual(['function SharedWorker() { [native code] }', true]);
    await blindSpot.waitFor();
    expect(await blindSpot.textContent()).toContain('1 shared worker');
    await until(() => server.open.get('/unseen'), 'the socket of the shared worker');
    const { connections } = await doctor.report();
    expect(connections.some(({ url }) => url.endsWith('/unseen'))).toBe(false);
  });
});

describe('what the page listens for', () => {
  it('is told through DevTools, and the page hears nothing of it', async () => {
    server.pages.set(
      '/listens',
      `<script>
        const socket = new WebSocket('${server.socketOrigin}/listens');
        socket.onmessage = () => undefined;
        dispatchEvent(new Event('wsdoctor-live'));
        document.title = 'quiet';
        const tell = (name) => { document.title += ' ' + name; };
        for (const name of ['listener', 'type', 'message', 'close', 'open', 'error', 'types', 'kind'])
          Object.defineProperty(Object.prototype, name, { get: () => void tell('get ' + name), set: () => tell('set ' + name) });
        for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'])
          EventTarget.prototype[name] = () => tell(name);
        for (const name of ['toString', 'call', 'apply', 'bind']) Function.prototype[name] = () => tell(name);
      </script>`,
    );
    await doctor.page.goto(`${server.origin}/listens`);
    const handlers = await until(
      () =>
        doctor.panel.evaluate(() => {
          const connections = window.wsDoctorBridge?.live.session().connections.values() ?? [];
          return [...connections].find(({ url }) => url.endsWith('/listens'))?.handlers;
        }),
      'what it listens for',
    );
    expect(handlers).toEqual(['message']);
    expect(await doctor.page.title()).toBe('quiet');
  });
});
