import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoctorBrowser } from '../../scripts/doctor-browser.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { launchTestDoctor } from './doctor.ts';

let lab: Lab;
let doctor: DoctorBrowser;

beforeAll(async () => {
  lab = await startLab({ only: ['policy-violation'] });
  doctor = await launchTestDoctor();
  await doctor.page.goto(lab.scenarios[0]?.pageUrl ?? '', { waitUntil: 'commit' });
  await doctor.panel.locator('[data-testid=finding][data-rule=policy-violation]').waitFor();
});

afterAll(async () => {
  await doctor?.close();
  await lab?.stop();
});

describe('what else the panel has for a connection', () => {
  it('commands for other tools, for this host, port and path', async () => {
    const commands = doctor.panel.getByTestId('commands');
    await commands.locator('summary').focus();
    await doctor.devtools.keyboard.press('Enter');
    await commands.getByTestId('command').first().waitFor();
    const text = await commands.innerText();
    for (const tool of ['curl', 'wscat', 'websocat', 'dig', 'ss -ltnp', 'tshark', 'journalctl'])
      expect(text).toContain(tool);
    expect(text).toContain('/policy-violation');
    expect(await commands.locator('.snippet').getByTestId('copy').count()).toBe(
      await commands.getByTestId('command').count(),
    );
  });

  it('the close codes, with the one of this connection marked', async () => {
    const codes = doctor.panel.getByTestId('close-codes');
    await codes.locator('summary').click();
    const own = codes.locator('[aria-current=true]');
    await own.first().waitFor();
    expect(await own.first().innerText()).toMatch(/^1008/);
    expect(await codes.getByTestId('close-code-1006').innerText()).toContain(
      'set by the browser, never sent',
    );
  });

  it('the lifecycle in words, with what each step is and how long it took', async () => {
    const steps = doctor.panel.getByTestId('lifecycle').locator('li');
    const shown = await steps.allTextContents();
    expect(shown.filter((text) => !text.includes('DNS (connecting'))).toEqual([
      expect.stringContaining('TCP (connecting, to the port): done'),
      expect.stringMatching(/Upgrade \(connecting, the HTTP upgrade\): done,.*\d m?s$/),
      expect.stringMatching(/Open .*: done,.*\d m?s$/),
      expect.stringMatching(/Closing .*: done$/),
      expect.stringMatching(/Closed .*: failed here,.*\d m?s$/),
    ]);
  });

  it('the lifecycle by keys: one stop, arrows from step to step, and the step says what it is', async () => {
    const lifecycle = doctor.panel.getByTestId('lifecycle');
    const words = lifecycle.locator('button:focus .step-words');
    expect(await lifecycle.locator('button[tabindex="0"]').count()).toBe(1);
    await doctor.panel.getByTestId('tab-diagnosis').focus();
    await doctor.devtools.keyboard.press('Shift+Tab');
    const before = await lifecycle.locator('button:focus').innerText();
    await doctor.devtools.keyboard.press('ArrowLeft');
    expect(await lifecycle.locator('button:focus').innerText()).not.toBe(before);
    expect((await words.boundingBox())?.width).toBeGreaterThan(50);
    await doctor.devtools.keyboard.press('ArrowRight');
    expect(await lifecycle.locator('button:focus').innerText()).toBe(before);
  });
});
