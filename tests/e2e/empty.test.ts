import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoctorBrowser } from '../../scripts/doctor-browser.ts';
import { launchTestDoctor } from './doctor.ts';

const PAGES: Record<string, string> = {
  '/plain': '<title>plain</title>',
  '/worker': `<title>worker</title><script>new SharedWorker('data:text/javascript,')</script>`,
};

let doctor: DoctorBrowser;
let extensions: Page;
let folder: string;
let server: http.Server;
let host: string;
let upgrades = 0;

beforeAll(async () => {
  server = http.createServer(({ url = '' }, response) => {
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

interface ExtensionsPage {
  chrome: { developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> } };
}

/**
 * As the user would on chrome://extensions, in another tab. Behind that tab each click in the panel would take two
 * seconds.
 */
async function letInto(hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> {
  extensions ??= await doctor.context.newPage();
  if (extensions.url() !== 'chrome://extensions/') await extensions.goto('chrome://extensions/');
  await extensions.evaluate(
    (change) =>
      (globalThis as unknown as ExtensionsPage).chrome.developerPrivate.updateExtensionConfiguration(change),
    { extensionId: doctor.extensionId, hostAccess },
  );
  await doctor.page.bringToFront();
}

describe('the panel without a connection says why, and what to do', () => {
  it('on a page that made none', async () => {
    await doctor.page.goto(`http://${host}/plain`);
    expect(await told('none-made')).toMatch(/opened no WebSocket[\s\S]*Next:/);
  });

  it('on a page that only started a shared worker', async () => {
    await doctor.page.goto(`http://${host}/worker`);
    expect(await told('shared-worker')).toMatch(/1 shared worker[\s\S]*chrome:\/\/inspect/);
  });

  it('on a page of the browser’s own', async () => {
    await doctor.page.goto('chrome://version');
    expect(await told('restricted')).toMatch(/no extension[\s\S]*Next:/);
  });

  it('on a file', async () => {
    await doctor.page.goto(pathToFileURL(join(folder, 'page.html')).href);
    await told('none-made');
  });

  it('on a site that it was not let into, and on a page that is older than that', async () => {
    await letInto('ON_CLICK');
    await doctor.page.goto(`http://${host}/plain`);
    expect(await told('no-access')).toContain(`no access to ${host}`);
    expect(await clientProblem()).toMatch(/^Nothing was sent\. This extension has no access to .* allow /);
    await letInto('ON_ALL_SITES');
    expect(await told('reload')).toMatch(/was open before/);
    expect(await clientProblem()).toMatch(
      /^Nothing was sent\. Reload this page to watch it: .* Reload the page/,
    );
    expect(upgrades).toBe(0);
    await doctor.panel.getByTestId('reload-page').click();
    await told('none-made');
  });
});
