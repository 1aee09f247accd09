import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorBrowser, type ExtensionBrowser, openPanel, until } from '../../scripts/doctor-browser.ts';
import { listenOn, type Undo } from '../lab/bench.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { createWebSocketServer, echo } from '../lab/websocket-server.ts';
import { configureExtension, launchTestBrowser } from './doctor.ts';

let lab: Lab;
let browser: ExtensionBrowser;
let doctor: DoctorBrowser;
const undoes: Undo[] = [];

beforeAll(async () => {
  lab = await startLab({ only: ['policy-violation', 'forbidden'] });
  browser = await launchTestBrowser();
});

afterAll(async () => {
  await browser?.close();
  await lab?.stop();
  for (const undo of undoes) await undo();
});

const pageOf = (id: string): string => lab.scenarios.find((each) => each.id === id)?.pageUrl ?? '';

/** More than the page counts the bytes of while nobody watches; what it sends itself the browser counts. */
function exchangeLongTexts(port: number): Promise<void> {
  return browser.page.evaluate(
    (url) =>
      new Promise<void>((resolve) => {
        const socket = new WebSocket(url);
        let left = 80;
        socket.onopen = () => {
          for (let i = 0; i < 80; i += 1) socket.send('x'.repeat(16_000));
        };
        socket.onmessage = () => {
          left -= 1;
          if (left === 0) resolve();
        };
      }),
    `ws://127.0.0.1:${port}/long-texts`,
  );
}

describe('DevTools opened after the failure', () => {
  it('shows what happened, without a reload, and says what only a reload can tell', async () => {
    await browser.page.goto(pageOf('policy-violation'));
    await browser.page.waitForFunction(() => document.body.dataset.state === 'closed');
    await exchangeLongTexts(await listenOn(createWebSocketServer(echo), '127.0.0.1', undoes));
    doctor = await openPanel(browser);
    const report = await until(async () => {
      const seen = await doctor.report();
      return seen.verdicts.length > 0 ? seen : undefined;
    }, 'a verdict from the page’s own history');
    expect(report.verdicts[0]?.rule).toBe('policy-violation');
    expect(report.connections[0]).toMatchObject({ closeCode: 1008, state: 'closed' });
    expect(report.losses.missingEvents).toBe(0);

    await doctor.panel.locator('[data-testid=connection-row]', { hasText: 'long-texts' }).click();
    await doctor.panel.getByTestId('tab-frames').click();
    const sizes = doctor.panel.getByTestId('frame').locator('td.number');
    for (const size of [/^≥ 16\.0 kB$/, /^16\.0 kB$/])
      await sizes.filter({ hasText: size }).first().waitFor();

    await doctor.page.goto(pageOf('forbidden'));
    await until(async () => {
      const { verdicts } = await doctor.report();
      return verdicts.some(({ rule }) => rule === 'forbidden') || undefined;
    }, 'the wire’s side, now that DevTools is open');
  });
});

const listSize = () => doctor.panel.getByRole('separator', { name: 'Size of the connection list' });
const share = async (): Promise<number> => Number(await listSize().getAttribute('aria-valuenow'));
const theme = () => doctor.panel.evaluate(() => document.documentElement.dataset.theme);
const sortedBy = () => doctor.panel.locator('[aria-sort]').getAttribute('data-column');

/** In its settings. The code is text: test runners rewrite `import()` in functions. */
async function setDevToolsTheme(name: string): Promise<void> {
  await doctor.devtools.evaluate(
    `import('./core/common/common.js').then(({ Settings }) =>
      Settings.Settings.instance().moduleSetting('ui-theme').set('${name}'))`,
  );
}

/** Waits for one of these reasons, and returns all that the panel says. */
async function told(...reasons: string[]): Promise<string> {
  const empty = doctor.panel.getByTestId('empty');
  await until(async () => reasons.includes((await empty.getAttribute('data-reason')) ?? ''), reasons.join());
  return empty.innerText();
}

describe('DevTools opened again, after the extension was updated under the page', () => {
  it('says to reload the page, is divided and ordered as it was left, and dark like DevTools', async () => {
    const before = await share();
    await listSize().press('ArrowRight');
    const after = await share();
    expect(after).toBeGreaterThan(before);
    await doctor.panel.getByTestId('sort-name').click();
    expect(await theme()).toBe('light');
    await setDevToolsTheme('dark');
    await doctor.devtools.close();
    await configureExtension(browser, { fileAccess: false });
    doctor = await openPanel(browser);
    expect(await told('reload')).toMatch(/extension was updated while[\s\S]*Next: Reload the page/);
    await doctor.panel.getByTestId('reload-page').click();
    await doctor.panel.getByTestId('connection-row').first().waitFor();
    expect(await share()).toBe(after);
    expect(await sortedBy()).toBe('name');
    expect(await theme()).toBe('dark');
  });
});
