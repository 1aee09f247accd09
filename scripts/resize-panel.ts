import type { DoctorBrowser } from './doctor-browser.ts';

/** DevTools in a window of its own, where the panel is as wide as the window. The code is text, as in `showPanel`. */
export async function undock({ devtools }: DoctorBrowser): Promise<void> {
  await devtools.evaluate(
    `import('./ui/legacy/legacy.js').then((UI) => UI.DockController.DockController.instance().setDockSide('undocked'))`,
  );
}

/** Of an undocked panel; in CSS pixels, `height` that of DevTools. */
export async function resizePanel(
  { panel, devtools }: DoctorBrowser,
  width: number,
  height: number,
): Promise<void> {
  await devtools.setViewportSize({ width, height });
  await panel.waitForFunction((wanted) => innerWidth === wanted, width);
}
