import { mkdirSync, writeFileSync } from 'node:fs';
import { sampleEvents } from '../panel/sample/sample.ts';
import { contactSheet } from './contact-sheet.ts';
import { type DoctorBrowser, type ExtensionBrowser, launchExtension } from './doctor-browser.ts';
import { takeEvents } from './inject-events.ts';
import { pictureOptions, withPictureBrowser } from './picture-browser.ts';
import { removeProfile } from './remove-profile.ts';
import { resizePanel, undock } from './resize-panel.ts';
import { pageWith, VIEWS, type View } from './screens-views.ts';
import { setTheme, THEMES, type Theme } from './set-theme.ts';

/**
 * Makes docs/screens/: every view of the real panel in real DevTools, the settings, the first-run page and the popup,
 * in both themes; each picture of a view has it at four sizes: narrow, docked to the right, docked to the bottom, and wide. The traffic is made up, so that the pictures differ only where the panel does.
 * `npm run screens -- overview dark` makes only those whose name contains all words.
 */
const SIZES: readonly Size[] = [
  { width: 400, height: 660 },
  { width: 553, height: 857 },
  { width: 800, height: 330 },
  { width: 1400, height: 660 },
];
/** Of the extension's pages, whose pictures are as long as the page. */
const WIDTHS = [400, 800, 1400];
/** As wide as its content, as the browser shows it. */
const POPUP_WIDTH = 384;
const HEIGHT = 660;
const FOLDER = 'docs/screens';
const words = process.argv.slice(2);

/** Of DevTools, in CSS pixels. */
interface Size {
  width: number;
  height: number;
}

async function panelAt(
  doctor: DoctorBrowser,
  view: View,
  theme: Theme,
  { width, height }: Size,
): Promise<Buffer> {
  const { panel, devtools } = doctor;
  await setTheme(panel, theme);
  await resizePanel(doctor, width, height);
  await view.show(doctor);
  await devtools.mouse.move(0, 0);
  await panel.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const clip = await (await panel.frameElement()).boundingBox();
  if (!clip) throw new Error('the panel has no place');
  const picture = await devtools.screenshot({ clip, animations: 'disabled' });
  await view.leave?.(doctor);
  return picture;
}

/** A page of the extension; `ready`: the test id of what it shows last. */
async function ownPageAt(
  { context, extensionId, page: front }: ExtensionBrowser,
  { file, ready }: OwnPage,
  theme: Theme,
  width: number,
): Promise<Buffer> {
  const page = await context.newPage();
  try {
    await page.setViewportSize({ width, height: file === 'popup' ? 100 : HEIGHT });
    // The popup is about the tab that is in front when it opens.
    if (file === 'popup') await front.bringToFront();
    await page.goto(`chrome-extension://${extensionId}/panel/${file}.html`);
    await page.locator('main').waitFor({ state: 'attached' });
    await page.bringToFront();
    await (ready === undefined ? page.locator('h1') : page.getByTestId(ready).first()).waitFor();
    await setTheme(page, theme);
    return await page.screenshot({ fullPage: true });
  } finally {
    await page.close();
  }
}

interface OwnPage {
  file: 'options' | 'first-run' | 'popup';
  ready?: string;
}

/** Two ports on which nothing listens, one of them twice. */
const FAILING = `Promise.all(['59123/chat', '59123/chat', '59124/feed'].map((place) => new Promise((resolve) => {
  new WebSocket('ws://localhost:' + place).onclose = resolve;
}))).then(() => { document.title = 'over'; })`;

/** The popup of a page whose connections have failed, with DevTools closed. */
async function popupIn(theme: Theme): Promise<Buffer> {
  const { options, home } = pictureOptions();
  const browser = await launchExtension(options);
  try {
    await browser.page.goto(await pageWith(FAILING));
    await browser.page.waitForFunction(() => document.title === 'over');
    return await ownPageAt(browser, { file: 'popup', ready: 'popup-cause' }, theme, POPUP_WIDTH);
  } finally {
    await browser.close();
    removeProfile(home);
  }
}

interface Screen {
  name: string;
  in(theme: Theme): Promise<Buffer[]>;
}

/** One after another: they share a window. */
async function each<T>(all: readonly T[], make: (one: T) => Promise<Buffer>): Promise<Buffer[]> {
  const pictures: Buffer[] = [];
  for (const one of all) pictures.push(await make(one));
  return pictures;
}

await withPictureBrowser(async (doctor) => {
  mkdirSync(FOLDER, { recursive: true });
  await undock(doctor);
  await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
  await takeEvents(doctor, sampleEvents(Date.now() - 95_000).events);
  const screens: Screen[] = [
    {
      name: 'settings',
      in: (theme) => each(WIDTHS, (width) => ownPageAt(doctor, { file: 'options' }, theme, width)),
    },
    {
      name: 'first-run',
      in: (theme) => each(WIDTHS, (width) => ownPageAt(doctor, { file: 'first-run' }, theme, width)),
    },
    ...VIEWS.map((view) => ({
      name: view.name,
      in: (theme: Theme) => each(SIZES, (size) => panelAt(doctor, view, theme, size)),
    })),
    { name: 'popup', in: async (theme) => [await popupIn(theme)] },
  ];
  for (const screen of screens) {
    for (const theme of THEMES) {
      const file = `${screen.name}-${theme}.png`;
      if (!words.every((word) => file.includes(word))) continue;
      writeFileSync(`${FOLDER}/${file}`, await contactSheet(doctor.page, await screen.in(theme)));
      console.log(`${FOLDER}/${file}`);
    }
  }
});
