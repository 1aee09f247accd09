import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleEvents } from '../../panel/sample/sample.ts';
import type { DoctorBrowser } from '../../scripts/doctor-browser.ts';
import { takeEvents } from '../../scripts/inject-events.ts';
import { resizePanel, undock } from '../../scripts/resize-panel.ts';
import { setTheme, THEMES } from '../../scripts/set-theme.ts';
import { answered, attempt, conversation, devtools, tape } from '../support/tape.ts';
import { saveTrace } from '../support/trace-tools.ts';
import { axeViolations } from './axe-violations.ts';
import { launchTestDoctor } from './doctor.ts';

let doctor: DoctorBrowser;

const by = (id: string) => doctor.panel.getByTestId(id);
const row = (words: string) => by('connection-row').filter({ hasText: words }).first();
const press = (key: string): Promise<void> => doctor.devtools.keyboard.press(key);
const compared = (name: string) => doctor.panel.locator(`[data-testid=compare-row][data-name="${name}"]`);
const traceOf = (...steps: Parameters<typeof tape>) => ({
  name: 'colleague.wsdoctor.json',
  mimeType: 'application/json',
  buffer: Buffer.from(saveTrace(tape(devtools(), ...steps))),
});

beforeAll(async () => {
  doctor = await launchTestDoctor();
  await doctor.page.goto('about:blank');
  await undock(doctor);
  await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
  await takeEvents(doctor, sampleEvents(Date.now() - 95_000).events);
  await row('/chat').waitFor();
  await resizePanel(doctor, 1400, 700);
});
afterAll(() => doctor?.close());

/** From the menu of a row, by keys alone. */
async function compare(words: string): Promise<void> {
  await row(words).click();
  await by('connections').focus();
  await press('Shift+F10');
  await by('context-menu').getByRole('menuitem', { name: 'Compare…' }).press('Enter');
  await by('comparison').waitFor();
}

describe('the comparison of two connections', () => {
  it('begins with the row, compares with a colleague’s file, and says what differs', async () => {
    await compare('/chat');
    expect(await by('compare-left-connection').locator('option:checked').innerText()).toContain('/chat');
    const his = traceOf(
      attempt('wss://api.test/chat', answered(403)),
      conversation('wss://api.test/other', 900),
    );
    await by('compare-right-file').setInputFiles(his);
    await compared('outcome').waitFor();
    expect(await by('compare-right-connection').locator('option:checked').innerText()).toContain('403');
    expect(await compared('outcome').innerText()).toContain('handshake rejected with 403');
    expect(await by('compare-summary').innerText()).toMatch(/\d+ differences?/);
    const before = await by('compare-row').count();
    await by('compare-all').check();
    expect(await by('compare-row').count()).toBeGreaterThan(before);
    await press('Escape');
    await by('comparison').waitFor({ state: 'detached' });
  });

  it('says why a file cannot be read', async () => {
    await compare('/chat');
    await by('compare-right-file').setInputFiles({
      name: 'broken.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{'),
    });
    expect(await by('compare-problem').innerText()).toContain('broken.json');
    await press('Escape');
  });

  it('compares an opened file with the page', async () => {
    await by('open-input').setInputFiles(traceOf(attempt('wss://api.test/chat', answered(403))));
    await by('compare-with-page').click();
    await compared('outcome').waitFor();
    const [left, right] = await compared('outcome').locator('td').allInnerTexts();
    expect(left).toContain('403');
    expect(right).toContain('opened');
    await press('Escape');
    await by('trace-close').click();
  });

  it.each(THEMES)(
    'has no accessibility violation and nothing to scroll to the side at 400 px, %s theme',
    async (theme) => {
      await setTheme(doctor.panel, theme);
      await compare('/chat');
      await by('compare-right-file').setInputFiles(traceOf(attempt('wss://api.test/chat', answered(403))));
      await compared('outcome').waitFor();
      expect(await axeViolations(doctor.panel)).toEqual([]);
      await resizePanel(doctor, 400, 700);
      const wide = await by('comparison').evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(wide).toBeLessThanOrEqual(0);
      if (process.env.SHOT)
        await doctor.devtools.screenshot({ path: `${process.env.SHOT}-${theme}-400.png` });
      await resizePanel(doctor, 1400, 700);
      if (process.env.SHOT) await doctor.devtools.screenshot({ path: `${process.env.SHOT}-${theme}.png` });
      await press('Escape');
    },
  );
});
