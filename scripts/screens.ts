import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sampleEvents } from '../panel/sample.ts';
import type { CapturedEvent } from '../src/event.ts';
import { buildExtension } from './build-extension.ts';
import { type DoctorBrowser, launchDoctor } from './doctor-browser.ts';
import { ensureChromium } from './find-chromium.ts';

/**
 * Makes docs/screens/: every view of the real panel in real DevTools, in both themes, at three widths. The traffic
 * is made up, so that the pictures differ only where the panel does. `npm run screens -- overview 800` makes only
 * those whose name contains all words.
 */
const WIDTHS = [400, 800, 1400];
const HEIGHT = 760;
const FOLDER = 'docs/screens';
const words = process.argv.slice(2);

interface View {
  name: string;
  show(doctor: DoctorBrowser): Promise<void>;
  leave?(doctor: DoctorBrowser): Promise<void>;
}

const tab = (name: string): View => ({
  name,
  async show({ panel }) {
    await panel.getByTestId('list-shown').selectOption('all');
    await panel.locator('[data-testid=connection-row]', { hasText: '/chat' }).first().click();
    await panel.getByTestId(`tab-${name}`).click();
  },
});

const VIEWS: readonly View[] = [
  {
    name: 'diagnosis',
    async show({ panel }) {
      await panel.locator('[data-testid=connection-row][data-rule]').first().click();
      await panel.getByTestId('tab-diagnosis').click();
      await panel.getByTestId('finding').first().waitFor();
    },
  },
  tab('timeline'),
  tab('frames'),
  tab('handshake'),
  {
    name: 'overview',
    async show({ panel }) {
      await panel.getByTestId('overview').click();
      await panel.locator('.u-wrap').first().waitFor();
    },
  },
  {
    name: 'search',
    async show({ panel }) {
      await panel.locator('body').press('/');
      await panel.getByTestId('search-field').fill('presence');
      await panel.locator('[data-testid=search-outcome][data-running=false]').waitFor();
    },
    leave: ({ panel }) => panel.getByTestId('dialog-close').click(),
  },
  {
    name: 'keys',
    async show({ panel }) {
      await panel.locator('body').press('?');
      await panel.getByTestId('key-sheet').waitFor();
    },
    leave: ({ panel }) => panel.getByTestId('dialog-close').click(),
  },
  {
    name: 'export',
    async show({ panel }) {
      await panel.getByTestId('export').press('Enter');
      await panel.getByTestId('scope-payloads').waitFor();
    },
    leave: ({ panel }) => panel.getByTestId('export').press('Escape'),
  },
  {
    name: 'bug',
    async show({ panel }) {
      await panel.getByTestId('file-bug').press('Enter');
      await panel.getByTestId('bug-review').waitFor();
    },
    leave: ({ panel }) => panel.getByTestId('bug-close').press('Enter'),
  },
  {
    name: 'file',
    async show({ panel }) {
      await panel.getByTestId('open-input').setInputFiles('tests/samples/trace-v2.wsdoctor.json');
      await panel.getByTestId('trace-open').waitFor();
    },
    async leave({ panel }) {
      await panel.getByTestId('trace-close').press('Enter');
      await panel.getByTestId('trace-open').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'empty',
    async show({ panel }) {
      const preserve = panel.getByRole('checkbox', { name: 'Preserve log' });
      if (await preserve.isChecked()) await forgetAll(panel);
      await panel.getByTestId('empty').waitFor();
    },
  },
];

/** As if the page had been left: everything goes, what is open too. */
async function forgetAll(panel: DoctorBrowser['panel']): Promise<void> {
  await panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck();
  await panel.evaluate(() => {
    const { wsDoctor } = globalThis as unknown as { wsDoctor: { navigated(timeOrigin: number): void } };
    wsDoctor.navigated(Date.now());
  });
}

async function take(doctor: DoctorBrowser, events: CapturedEvent[]): Promise<void> {
  await doctor.panel.evaluate((all) => {
    (globalThis as unknown as { wsDoctor: { take(events: unknown[]): void } }).wsDoctor.take(all);
  }, events);
  await doctor.panel.getByTestId('connection-row').first().waitFor();
}

async function pictures(doctor: DoctorBrowser, view: View, theme: string): Promise<void> {
  for (const width of WIDTHS) {
    const name = `${view.name}-${width}-${theme}`;
    if (!words.every((word) => name.includes(word))) continue;
    await resize(doctor, width);
    await view.show(doctor);
    await doctor.devtools.mouse.move(0, 0);
    await doctor.panel.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await doctor.panel.locator('body').screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });
    await view.leave?.(doctor);
    console.log(`${FOLDER}/${name}.png`);
  }
}

/** The panel's frame at a size of its own, over everything else of DevTools. */
async function resize({ panel }: DoctorBrowser, width: number): Promise<void> {
  const frame = await panel.frameElement();
  const style = `position: fixed; inset: 0 auto auto 0; width: ${width}px; height: ${HEIGHT}px; z-index: 9999`;
  await frame.evaluate((element, text) => (element as HTMLElement).setAttribute('style', text), style);
  await panel.waitForFunction((wanted) => innerWidth === wanted, width);
}

buildExtension();
mkdirSync(FOLDER, { recursive: true });
const home = mkdtempSync(join(tmpdir(), 'wsdoctor-home-'));
const doctor = await launchDoctor({
  executablePath: ensureChromium(console.error),
  extensions: [resolve('dist')],
  headless: true,
  home,
  windowSize: '1500,900',
});
try {
  await doctor.devtools.setViewportSize({ width: 1600, height: 1000 });
  await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
  await take(doctor, sampleEvents(Date.now() - 95_000).events);
  for (const view of VIEWS) {
    for (const theme of ['light', 'dark']) {
      await doctor.panel.evaluate((name) => {
        document.documentElement.dataset.theme = name;
      }, theme);
      await pictures(doctor, view, theme);
    }
  }
} finally {
  await doctor.close();
  rmSync(home, { recursive: true, force: true });
}
