import type { Frame, Page } from 'playwright-core';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Puts the panel, or a page of the extension's own, into a theme, as DevTools or the system would. */
export async function setTheme(place: Page | Frame, theme: Theme): Promise<void> {
  await place.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
}
