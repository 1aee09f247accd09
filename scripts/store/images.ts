import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { DoctorBrowser } from '../doctor-browser.ts';
import { takeEvents } from '../inject-events.ts';
import { withPictureBrowser } from '../picture-browser.ts';
import { resizePanel, undock } from '../resize-panel.ts';
import { setTheme, type Theme } from '../set-theme.ts';
import { imageTraffic } from './image-traffic.ts';

/** `npm run store-images`: the screenshots and tiles of the stores, from the real panel in real DevTools with made-up traffic. */
const FOLDER = 'store/images';
const SCREENSHOT = { width: 1280, height: 800 };
/** Each shows one tab of one connection, or the overview. */
const SHOTS: readonly (readonly [path: string, tab: string, Theme])[] = [
  ['/socket', 'diagnosis', 'light'],
  ['/live', 'diagnosis', 'light'],
  ['/orders', 'frames', 'light'],
  ['', 'overview', 'light'],
  ['/events', 'diagnosis', 'dark'],
];

async function shotOf(doctor: DoctorBrowser, path: string, tab: string, theme: Theme): Promise<Buffer> {
  const { panel, devtools } = doctor;
  // DevTools itself follows the system.
  await devtools.emulateMedia({ colorScheme: theme });
  await setTheme(panel, theme);
  await resizePanel(doctor, SCREENSHOT.width, SCREENSHOT.height);
  if (path === '') await panel.getByTestId(tab).click();
  else {
    await panel.locator('[data-testid=connection-row]', { hasText: path }).first().click();
    await panel.getByTestId(`tab-${tab}`).click();
  }
  await devtools.mouse.move(0, 0);
  await panel.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return devtools.screenshot({ animations: 'disabled' });
}

interface Tile {
  width: number;
  height: number;
  /** Of the name, in pixels; the rest follows it. */
  font: number;
  /** The width at which the picture of the panel is shown. */
  picture: number;
}

const TILES: readonly Tile[] = [
  { width: 440, height: 280, font: 30, picture: 560 },
  { width: 1400, height: 560, font: 76, picture: 1_180 },
];

const dataUrl = (png: Uint8Array): string => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

/** The name and what it does, above a part of the panel. */
async function tile(page: Page, { width, height, font, picture }: Tile, shot: Buffer): Promise<Buffer> {
  // A window that changes its size shows the size while DevTools is open: so a part of a window is taken.
  await page.setContent(`<!doctype html><style>
    body { margin: 0; }
    main { width: ${width}px; height: ${height}px; overflow: hidden; background: #0b57d0; color: #fff; font: ${font}px/1.2 system-ui, sans-serif; }
    header { padding: ${font * 0.7}px ${font}px; }
    h1 { margin: 0; font-size: 1em; display: flex; align-items: center; gap: .4em; }
    h1 img { width: 1.3em; border-radius: 50%; box-shadow: 0 0 0 .06em #fff; }
    p { margin: .5em 0 0; font-size: .55em; }
    .panel { display: block; margin-left: ${font}px; width: ${picture}px; border-radius: ${font * 0.25}px; box-shadow: 0 0 ${font * 0.6}px #0006; }
  </style><main><header><h1><img src="${dataUrl(readFileSync(`${FOLDER}/logo-300.png`))}" alt=""> WebSocket Doctor</h1>
  <p>Why it failed, what proves it, how to fix it.</p></header>
  <img class="panel" src="${dataUrl(shot)}" alt=""></main>`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  return page.locator('main').screenshot();
}

await withPictureBrowser(async (doctor) => {
  mkdirSync(FOLDER, { recursive: true });
  const write = (name: string, png: Buffer): void => {
    writeFileSync(`${FOLDER}/${name}.png`, png);
    console.log(`${FOLDER}/${name}.png`);
  };
  await undock(doctor);
  await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
  await takeEvents(doctor, imageTraffic(Date.now() - 95_000));
  let first: Buffer | undefined;
  for (const [at, shown] of SHOTS.entries()) {
    const shot = await shotOf(doctor, ...shown);
    first ??= shot;
    write(`screenshot-${at + 1}`, shot);
  }
  if (!first) throw new Error('there is no screenshot for the tiles');
  for (const each of TILES) write(`tile-${each.width}x${each.height}`, await tile(doctor.page, each, first));
});
