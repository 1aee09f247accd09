import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoctorBrowser } from '../../scripts/doctor-browser.ts';
import { configureExtension, launchTestDoctor, ownPage } from './doctor.ts';

const PAGES: Record<string, string> = {
  '/plain': '<title>plain</title>',
  '/socket': `<title>socket</title><script>new WebSocket('ws://' + location.host)</script>`,
  '/service': `<title>service</title><script>navigator.serviceWorker.register('/service-worker.js')</script>`,
  '/worker': `<title>worker</title><script>new SharedWorker('data:text/javascript,')</script>`,
};

let doctor: DoctorBrowser;
let folder: string;
let server: http.Server;
let host: string;
let upgrades = 0;

beforeAll(async () => {
  server = http.createServer(({ url = '' }, response) => {
    if (url === '/service-worker.js') {
      const socket = `self.onactivate = () => new WebSocket('ws://' + location.host + '/from-service-worker');`;
      response.setHeader('content-type', 'text/javascript').end(socket);
      return;
    }
    response.setHeader('content-type', 'text/html').end(PAGES[url] ?? '');
  });
  server.on('upgrade', (_request, socket) => {
    upgrades += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-empty-'));
  writeFileSync(join(folder, 'page.html'), '<title>file</title>');
  doctor = await launchTestDoctor();
});

afterAll(async () => {
  await doctor?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Waits until the panel gives this reason, and returns all that it says. */
async function told(reason: string): Promise<string> {
  const { panel } = doctor;
  await panel.locator(`[data-testid=empty][data-reason=${reason}]`).waitFor();
  return panel.getByTestId('empty').innerText();
}

/** What the client says when it is to open a socket from this page. */
async function clientProblem(): Promise<string> {
  const { panel } = doctor;
  await panel.getByTestId('client-button').click();
  await panel.getByTestId('client-url').fill(`ws://${host}/`);
  await panel.getByTestId('client-open').click();
  const words = await panel.getByTestId('client-problem').innerText();
  await panel.getByTestId('client-leave').click();
  return words;
}

/** Stops the extension's worker whenever it runs, until the returned function is called. */
async function keepWorkerStopped(): Promise<() => Promise<void>> {
  const own = await doctor.context.newPage();
  await own.goto(ownPage(doctor, 'options'));
  const control = await doctor.context.newCDPSession(own);
  await control.send('ServiceWorker.enable');
  await doctor.page.bringToFront();
  let over = false;
  const stopping = (async () => {
    for (; !over; await pause(150)) await control.send('ServiceWorker.stopAllWorkers');
  })();
  return async () => {
    over = true;
    await stopping;
    await own.close();
  };
}

describe('the panel without a connection says why, and what to do', () => {
  it('on a page that made none', async () => {
    await doctor.page.goto(`http://${host}/plain`);
    expect(await told('none-made')).toMatch(/No WebSocket connections yet[\s\S]*Next:/);
  });

  it('says which workers it sees, and shows the connection of a service worker', async () => {
    await doctor.page.goto(`http://${host}/plain`);
    expect(await told('none-made')).toMatch(/dedicated worker or a service worker appear when they close/);
    await doctor.page.goto(`http://${host}/service`);
    await doctor.panel
      .getByTestId('connection-row')
      .filter({ hasText: '/from-service-worker' })
      .filter({ hasText: 'worker' })
      .waitFor();
    await doctor.page.evaluate(async () => {
      for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
    });
  });

  it('on a page that only started a shared worker', async () => {
    await doctor.page.goto(`http://${host}/worker`);
    expect(await told('shared-worker')).toMatch(/1 shared worker[\s\S]*Next: .*chrome:\/\/inspect/);
  });

  it('on a page of the browser’s own', async () => {
    await doctor.page.goto('chrome://version');
    expect(await told('restricted')).toMatch(/Extensions cannot run on this page[\s\S]*Next:/);
  });

  it('on a file', async () => {
    await doctor.page.goto(pathToFileURL(join(folder, 'page.html')).href);
    expect(await told('none-made')).toMatch(/No WebSocket connections yet[\s\S]*Next:/);
  });

  it('while the extension’s worker does not answer, beside connections and without', async () => {
    const { page, panel } = doctor;
    const preserve = panel.getByRole('checkbox', { name: 'Preserve log' });
    await page.goto(`http://${host}/socket`);
    await panel.getByTestId('connection-row').waitFor();
    await preserve.check();
    await page.goto(`http://${host}/plain`);
    const letRun = await keepWorkerStopped();
    await panel.getByTestId('line-lost').waitFor();
    expect(await panel.getByTestId('line-lost').innerText()).toMatch(/close DevTools and open it again/);
    await panel.getByRole('button', { name: 'Clear', exact: true }).click();
    expect(await told('reconnecting')).toMatch(/worker does not respond[\s\S]*Next: .*reopen DevTools/);
    await letRun();
    expect(await told('cleared')).toMatch(/since you cleared[\s\S]*Next:/);
    await preserve.uncheck();
  });

  it('on a site that it was not let into, and on a page that is older than that', async () => {
    const before = upgrades;
    await configureExtension(doctor, { hostAccess: 'ON_CLICK' });
    await doctor.page.goto(`http://${host}/plain`);
    expect(await told('no-access')).toMatch(/no access to 127[\s\S]*Next: .*Site access.*allow 127/);
    expect(await clientProblem()).toMatch(/^Nothing was sent\. This extension has no access to .* allow /);
    await configureExtension(doctor, { hostAccess: 'ON_ALL_SITES' });
    expect(await told('reload')).toMatch(/was open before[\s\S]*Next: Reload the page/);

    expect(await clientProblem()).toMatch(
      /^Nothing was sent\. Reload this page to record it: .* Reload the page/,
    );
    expect(upgrades).toBe(before);
    await doctor.panel.getByTestId('reload-page').click();
    await told('none-made');
  });
});
