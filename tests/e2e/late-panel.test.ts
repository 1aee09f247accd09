import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BareBrowser, openPanel, until } from '../../scripts/doctor-browser.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { launchTestBrowser } from './doctor.ts';

let lab: Lab;
let browser: BareBrowser;

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
    const doctor = await openPanel(browser);
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
