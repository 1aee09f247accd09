import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import { type CaptureBrowser, launchCapture } from './capture-browser.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';

let server: CaptureServer;
let browser: CaptureBrowser;

beforeAll(async () => {
  server = await startCaptureServer();
  browser = await launchCapture();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function choose(change: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.openOwn('panel/options.html');
  await change(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.close();
}

/** Opens a page with a socket, on which one message has gone there and back. */
async function exchange(text: string) {
  const { page, tabId } = await browser.openTab();
  await page.goto(`${server.origin}/elsewhere`);
  await page.evaluate(
    async ([base, first]) => {
      const socket = new WebSocket(`${base}/echo`);
      await new Promise((resolve) => {
        socket.onopen = resolve;
      });
      await new Promise((resolve) => {
        socket.onmessage = resolve;
        socket.send(first);
      });
      Object.assign(globalThis, { socket });
    },
    [server.socketOrigin, text] as const,
  );
  return { page, tabId };
}

const payloads = (events: PageEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'frame' ? [event.payload.text ?? ''] : []));

describe('settings', () => {
  it('say how much of a message is kept while DevTools is closed', async () => {
    await choose((page) => page.getByLabel('Of each message, DevTools closed').fill('1'));
    const { tabId } = await exchange('x'.repeat(2000));
    const feed = await browser.openFeed(tabId);
    const events = await feed.when((all) => payloads(all).length === 2, 'both frames');
    expect(payloads(events).map(({ length }) => length)).toEqual([1024, 1024]);
    expect(events.flatMap((event) => (event.kind === 'frame' ? [event.payload.size] : []))).toEqual([
      2000, 2000,
    ]);
    await feed.close();
  });

  it('keep a page unrecorded until DevTools is open, and are still there in the form', async () => {
    await choose((page) => page.getByRole('radio', { name: /^Only while DevTools is open/ }).check());
    const { page, tabId } = await exchange('before');
    const feed = await browser.openFeed(tabId);
    await feed.when((all) => all.length > 0, 'the page to be recorded');
    await page.evaluate(() => (globalThis as unknown as { socket: WebSocket }).socket.send('after'));
    const events = await feed.when((all) => payloads(all).includes('after'), 'the later frame');
    expect(payloads(events)).not.toContain('before');
    await feed.close();
    const form = await browser.openOwn('panel/options.html');
    expect(await form.getByRole('radio', { name: /^Only while/ }).isChecked()).toBe(true);
    expect(await form.getByLabel('Of each message, DevTools closed').inputValue()).toBe('1');
  });
});
