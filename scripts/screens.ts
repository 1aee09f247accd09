import { mkdirSync, writeFileSync } from 'node:fs';
import { sampleEvents } from '../panel/sample/sample.ts';
import { contactSheet } from './contact-sheet.ts';
import type { DoctorBrowser } from './doctor-browser.ts';
import { takeEvents } from './inject-events.ts';
import { withPictureBrowser } from './picture-browser.ts';
import { resizePanel, undock } from './resize-panel.ts';
import { VIEWS, type View } from './screens-views.ts';
import { setTheme, THEMES, type Theme } from './set-theme.ts';

/**
 * Makes docs/screens/: every view of the real panel in real DevTools, and the settings page, in both themes; each
 * picture has it at four sizes: narrow, docked to the right, docked to the bottom, and wide. The traffic is made up, so that the pictures differ only where the panel does.
 * `npm run screens -- overview dark` makes only those whose name contains all words.
 */
const SIZES: readonly Size[] = [
  { width: 400, height: 660 },
  { width: 553, height: 857 },
  { width: 800, height: 330 },
  { width: 1400, height: 660 },
];
/** Of the settings page, whose picture is as long as the page. */
const WIDTHS = [400, 800, 1400];
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

async function settingsAt(
  { context, extensionId }: DoctorBrowser,
  theme: Theme,
  width: number,
): Promise<Buffer> {
  const page = await context.newPage();
  try {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.goto(`chrome-extension://${extensionId}/panel/options.html`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await setTheme(page, theme);
    return await page.screenshot({ fullPage: true });
  } finally {
    await page.close();
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
    { name: 'settings', in: (theme) => each(WIDTHS, (width) => settingsAt(doctor, theme, width)) },
    ...VIEWS.map((view) => ({
      name: view.name,
      in: (theme: Theme) => each(SIZES, (size) => panelAt(doctor, view, theme, size)),
    })),
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
