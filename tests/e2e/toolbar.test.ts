import type { Page, Worker } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ExtensionBrowser, until } from '../../scripts/doctor-browser.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { axeViolations } from './axe-violations.ts';
import { launchTestBrowser, ownPage } from './doctor.ts';

let lab: Lab;
let browser: ExtensionBrowser;

beforeAll(async () => {
  lab = await startLab({ only: ['policy-violation', 'forbidden', 'echo--open'] });
  browser = await launchTestBrowser();
});

afterAll(async () => {
  await browser?.close();
  await lab?.stop();
});

const opened: Page[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
});

const pageOf = (id: string): string => lab.scenarios.find((each) => each.id === id)?.pageUrl ?? '';

interface WorkerGlobal {
  chrome: {
    tabs: {
      query(about: { active: true }): Promise<[{ id: number }]>;
    };
    action: {
      getBadgeText(tab: { tabId: number }): Promise<string>;
      getTitle(tab: { tabId: number }): Promise<string>;
    };
  };
}

const worker = (): Promise<Worker> =>
  until(() => browser.context.serviceWorkers()[0], 'the extension’s worker');

/** The number on the icon of the tab that is in front, and its tooltip. */
async function badge(): Promise<{ text: string; title: string }> {
  return (await worker()).evaluate(async () => {
    const { tabs, action } = (globalThis as unknown as WorkerGlobal).chrome;
    const [{ id: tabId }] = await tabs.query({ active: true });
    return { text: await action.getBadgeText({ tabId }), title: await action.getTitle({ tabId }) };
  });
}

/** The popup, as a tab that is opened behind the page, so that the page's tab is the active one. */
async function openPopup(): Promise<Page> {
  const popup = await browser.context.newPage();
  opened.push(popup);
  await browser.page.bringToFront();
  await popup.goto(ownPage(browser, 'popup'));
  await popup.getByTestId('popup').waitFor({ state: 'attached' });
  // It has found its tab: what is behind another tab is rendered late.
  await popup.bringToFront();
  return popup;
}

const shows = (text: string) =>
  until(async () => ((await badge()).text === text ? true : undefined), `the number “${text}” on the icon`);

describe('with DevTools closed', () => {
  it('the icon counts failing connections, and forgets them on the next page', async () => {
    await browser.page.goto(pageOf('policy-violation'));
    await shows('1');
    expect((await badge()).title).toContain('failing connections: 1');
    await browser.page.goto(pageOf('echo--open'));
    await browser.page.waitForFunction(() => document.body.dataset.state === 'open');
    await shows('');
    expect((await badge()).title).toBe('WebSocket Doctor');
  });

  it('a frame’s connections count too', async () => {
    await browser.page.goto(pageOf('policy-violation'));
    await shows('1');
    const url = pageOf('forbidden');
    await browser.page.evaluate((src) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      document.body.append(frame);
    }, url);
    await shows('2');
  });

  it('the popup lists the causes, and says how to open the panel', async () => {
    await browser.page.goto(pageOf('policy-violation'));
    await shows('1');
    const popup = await openPopup();
    await popup.getByTestId('popup-cause').first().waitFor();
    expect(await popup.getByTestId('popup-headline').innerText()).toBe('1 failing connection');
    expect(await popup.getByTestId('popup-cause').first().innerText()).toMatch(/1008[\s\S]*1 connection/);
    expect(await popup.getByTestId('open-panel').innerText()).toMatch(/F12.*WebSocket Doctor/);
    expect(await axeViolations(popup)).toEqual([]);
    const again = browser.page.waitForEvent('load');
    await popup.getByTestId('popup-reload').click();
    await again;
  });

  it('the popup says nothing of a cause on a page without one', async () => {
    await browser.page.goto(pageOf('echo--open'));
    await browser.page.waitForFunction(() => document.body.dataset.state === 'open');
    const popup = await openPopup();
    await until(
      async () =>
        (await popup.getByTestId('popup-headline').innerText()).startsWith('No problems') || undefined,
      'the connection in the popup',
    );
    await browser.page.bringToFront();
    await browser.page.goto('about:blank');
    const other = await openPopup();
    await other.getByText('No WebSocket connections in this tab').waitFor();
  });

  it('words of the server are text in the popup', async () => {
    await browser.page.goto(pageOf('echo--open'));
    await browser.page.evaluate(() => {
      new WebSocket(`ws://${location.host}/<img src=x onerror=alert(1)>\u202E`);
    });
    await shows('1');
    const popup = await openPopup();
    await popup.getByTestId('popup-cause').first().waitFor();
    expect(await popup.locator('.popup-causes img').count()).toBe(0);
  });

  it('the first-run page speaks the language of the browser', async () => {
    const german = await launchTestBrowser({ args: ['--lang=de'] });
    try {
      await german.page.goto(ownPage(german, 'first-run'));
      await german.page.getByText('WebSocket Doctor ist installiert').first().waitFor();
      expect(await german.page.locator('html').getAttribute('lang')).toBe('de');
    } finally {
      await german.close();
    }
  });

  it('the first-run page says where the panel is, and what is recorded', async () => {
    const page = await browser.context.newPage();
    opened.push(page);
    await page.goto(ownPage(browser, 'first-run'));
    await page.getByText('Permissions').waitFor();
    expect(await page.locator('main').innerText()).toMatch(
      /F12 or Ctrl\+Shift\+I[\s\S]*»[\s\S]*no telemetry/,
    );
    expect(await axeViolations(page)).toEqual([]);
  });
});
