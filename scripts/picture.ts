import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startLab } from '../tests/lab/start.ts';
import { buildExtension } from './build-extension.ts';
import { launchDoctor, until } from './doctor-browser.ts';
import { ensureChromium } from './find-chromium.ts';

/** Makes docs/panel.png: the real panel in real DevTools, on a page whose server answers 403. */
const SHOWN = ['forbidden', 'echo--open'];

buildExtension();
const lab = await startLab({ only: SHOWN });
const home = mkdtempSync(join(tmpdir(), 'wsdoctor-home-'));
const doctor = await launchDoctor({
  executablePath: ensureChromium(console.error),
  extensions: [resolve('dist')],
  headless: true,
  home,
  windowSize: '1500,900',
});
try {
  await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
  for (const { pageUrl } of lab.scenarios) {
    await doctor.page.goto(pageUrl);
    await until(async () => (await doctor.report()).connections.length > 0 || undefined, 'a connection');
  }
  await until(async () => (await doctor.report()).verdicts.length > 0 || undefined, 'a verdict');
  await doctor.panel.locator('[data-testid=connection-row]').first().click();
  await doctor.panel.locator('[data-testid=finding]').first().waitFor();
  await doctor.panel.locator('body').screenshot({ path: 'docs/panel.png' });
} finally {
  await doctor.close();
  await lab.stop();
  rmSync(home, { recursive: true, force: true });
}
console.log('docs/panel.png');
