import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DoctorBrowser, type ExtensionBrowser, openPanel, until } from '../../scripts/doctor-browser.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { launchTestBrowser } from './doctor.ts';

let lab: Lab;
let browser: ExtensionBrowser;
let doctor: DoctorBrowser;

/** A handshake is rejected while DevTools is closed; then DevTools is opened on the panel. */
beforeEach(async () => {
  lab = await startLab({ only: ['forbidden'] });
  browser = await launchTestBrowser();
  await browser.page.goto(lab.scenarios[0]?.pageUrl ?? '');
  await browser.page.waitForFunction(() => document.body.dataset.state === 'failed');
  doctor = await openPanel(browser);
});
afterEach(async () => {
  await browser?.close();
  await lab?.stop();
});

const by = (id: string) => doctor.panel.getByTestId(id);
const isFocused = (id: string) => by(id).evaluate((element) => element === document.activeElement);
/** Tab, until the element has the focus: a reader without a mouse gets there. */
async function tabTo(id: string): Promise<void> {
  await by('tab-diagnosis').focus();
  for (let presses = 0; presses < 20 && !(await isFocused(id)); presses += 1)
    await doctor.devtools.keyboard.press('Tab');
  expect(await isFocused(id), id).toBe(true);
}

describe('a handshake that failed before DevTools was opened', () => {
  it('is shown with what the page saw; by mouse the tests are reached, and the reload that has the reason', async () => {
    const card = by('finding');
    await card.waitFor();
    expect(await card.getAttribute('data-rule')).toBe('unexplained-failure');
    expect(await by('evidence').allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringContaining('1006'),
        expect.stringContaining('DevTools was opened'),
      ]),
    );
    await by('fix-run-test').click();
    await by('test-run').waitFor();
    expect(await by('test-state').innerText()).toContain('at most');
    await by('tab-handshake').click();
    await by('no-wire-reload').waitFor();
    await by('tab-diagnosis').click();
    await by('fix-reload').click();
    await doctor.panel.locator('[data-testid=finding][data-rule=forbidden]').waitFor();
  });

  it('is the same by keyboard: the focus goes on to Run, and a reload has the reason', async () => {
    await by('finding').waitFor();
    await tabTo('fix-run-test');
    await doctor.devtools.keyboard.press('Enter');
    await until(async () => (await isFocused('test-run')) || undefined, 'the focus on Run');
    await by('tab-test').focus();
    await doctor.devtools.keyboard.press('Home');
    await tabTo('fix-reload');
    await doctor.devtools.keyboard.press('Enter');
    await doctor.panel.locator('[data-testid=finding][data-rule=forbidden]').waitFor();
  });
});
