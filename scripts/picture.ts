import { startLab } from '../tests/lab/start.ts';
import { until } from './doctor-browser.ts';
import { withPictureBrowser } from './picture-browser.ts';

/** Makes docs/panel.png: the real panel in real DevTools, on a page whose server answers 403. */
const SHOWN = ['forbidden', 'echo--open'];

const lab = await startLab({ only: SHOWN });
try {
  await withPictureBrowser(async (doctor) => {
    await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
    for (const { pageUrl } of lab.scenarios) {
      await doctor.page.goto(pageUrl);
      await until(async () => (await doctor.report()).connections.length > 0 || undefined, 'a connection');
    }
    await until(async () => (await doctor.report()).verdicts.length > 0 || undefined, 'a verdict');
    await doctor.panel.locator('[data-testid=connection-row]').first().click();
    await doctor.panel.locator('[data-testid=finding]').first().waitFor();
    await doctor.panel.locator('body').screenshot({ path: 'docs/panel.png' });
  });
} finally {
  await lab.stop();
}
console.log('docs/panel.png');
