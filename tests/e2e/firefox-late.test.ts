import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { buildFirefoxExtension } from '../../scripts/build-extension.ts';
import { type Firefox, launchFirefox } from '../../scripts/firefox.ts';
import {
  type InPanel,
  installExtension,
  openDoctorPanel,
  runInPage,
  stopEventPage,
} from '../../scripts/firefox-extension.ts';
import type { Report } from '../../src/export/report/report.ts';

const PAGE = `<!doctype html><title>late</title><script>
  const to = (path) => new WebSocket(location.origin.replace('http', 'ws') + path);
  const rejected = to('/rejected');
  rejected.onerror = rejected.onclose = rejected.onmessage = () => {};
  const echo = to('/echo');
  echo.binaryType = 'arraybuffer';
  echo.onopen = () => { echo.send('hello'); echo.send(new Uint8Array([1, 2, 3])); };
  echo.onclose = echo.onerror = () => {};
  let received = 0;
  echo.onmessage = () => { received += 1; document.title = 'received ' + received; };
</script>`;

/** Its failure is no longer the reader's concern when the next page is there. */
const EARLIER = `<!doctype html><title>earlier</title><script>
  new WebSocket(location.origin.replace('http', 'ws') + '/rejected?earlier').onclose = () => { document.title = 'failed'; };
</script>`;

let server: Server;
let firefox: Firefox;
let id: string;
let url: string;
let inPanel: InPanel | undefined;

beforeAll(async () => {
  buildFirefoxExtension();
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(request.url === '/earlier' ? EARLIER : PAGE);
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/rejected'))
      socket.end(
        'HTTP/1.1 403 Forbidden\r\nX-Reason: not yours\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      );
    else
      sockets.handleUpgrade(request, socket, head, (peer) =>
        peer.on('message', (data, binary) => peer.send(data, { binary })),
      );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  firefox = await launchFirefox();
  id = await installExtension(firefox, resolve('dist/firefox'));
}, 120_000);

afterAll(async () => {
  await firefox?.close();
  server?.closeAllConnections();
  server?.close();
});

/** The report and the number of messages, as soon as both connections and all messages are known. */
const REPORT = `
  for (;;) {
    const report = wsDoctorPanel.report();
    const connections = [...wsDoctorBridge.live.session().connections.values()];
    const messages = connections.reduce((sum, { sent, received }) => sum + sent.frames + received.frames, 0);
    if (connections.length === 2 && report.verdicts.length > 0 && messages >= 4) return { report, messages };
    await new Promise((done) => setTimeout(done, 100));
  }`;

it('a toolbox that is opened after the failure says why, although the worker was stopped in between', async () => {
  await firefox.open(`${url}earlier`);
  await firefox.run(
    'content',
    `while (document.title !== 'failed') await new Promise((done) => setTimeout(done, 50));`,
  );
  await firefox.open(url);
  await firefox.run(
    'content',
    `while (document.title !== 'received 2') await new Promise((done) => setTimeout(done, 50));`,
  );
  await stopEventPage(firefox, id);
  inPanel = await openDoctorPanel(firefox, id);
  if (!inPanel) throw new Error('the toolbox has no panel of ours');
  const { report, messages } = await inPanel<{ report: Report; messages: number }>(REPORT);
  expect(report.verdicts[0]).toMatchObject({ rule: 'forbidden', confidence: 'certain' });
  // The header of a rejected handshake, which Chromium does not tell.
  expect(JSON.stringify(report.connections)).toContain('not yours');
  expect(report.losses).toMatchObject({ malformed: 0, missingEvents: 0 });
  expect(messages).toBe(4);
}, 120_000);

it('what was cleared does not come back when the worker was stopped again', async () => {
  await inPanel?.('wsDoctorBridge.live.clear();');
  await stopEventPage(firefox, id);
  await runInPage(firefox, `new WebSocket(location.origin.replace('http', 'ws') + '/rejected?again');`);
  // The worker tells of earlier handshakes first.
  const urls = await inPanel?.<string[]>(`
    for (;;) {
      const urls = [...wsDoctorBridge.live.session().connections.values()].filter(({ wire }) => wire).map(({ url }) => url);
      if (urls.some((url) => url.endsWith('again'))) return urls;
      await new Promise((done) => setTimeout(done, 100));
    }`);
  expect(urls?.map((each) => new URL(each).pathname + new URL(each).search).sort()).toEqual([
    '/echo',
    '/rejected?again',
  ]);
}, 120_000);
