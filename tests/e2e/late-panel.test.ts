import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorBrowser, type ExtensionBrowser, openPanel, until } from '../../scripts/doctor-browser.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { configureExtension, launchTestBrowser } from './doctor.ts';

let lab: Lab;
let browser: ExtensionBrowser;
let doctor: DoctorBrowser;

beforeAll(async () => {
  lab = await startLab({ only: ['policy-violation', 'forbidden'] });
  browser = await launchTestBrowser();
});

afterAll(async () => {
  await browser?.close();
  await lab?.stop();
});

const pageOf = (id: string): string => lab.scenarios.find((each) => each.id === id)?.pageUrl ?? '';

describe('DevTools opened after the failure', () => {
  it('shows what happened, without a reload, and says what only a reload can tell', async () => {
    await browser.page.goto(pageOf('policy-violation'));
    await browser.page.waitForFunction(() => document.body.dataset.state === 'closed');
    doctor = await openPanel(browser);
    const report = await until(async () => {
      const seen = await doctor.report();
      return seen.verdicts.length > 0 ? seen : undefined;
    }, 'a verdict from the page’s own history');
    expect(report.verdicts[0]?.rule).toBe('policy-violation');
    expect(report.connections[0]).toMatchObject({ closeCode: 1008, state: 'closed' });
    expect(report.losses.missingEvents).toBe(0);

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
