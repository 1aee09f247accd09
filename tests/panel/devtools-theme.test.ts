import { describe, expect, it } from 'vitest';
import { type Theme, type ThemedPanels, watchTheme } from '../../panel/capture/devtools-theme.ts';

describe('the theme of DevTools', () => {
  it.each([
    ['dark', 'dark'],
    ['default', 'light'],
    ['light', 'light'],
    [undefined, 'light'],
  ])('%s is %s', (name, theme) => {
    const panels: ThemedPanels = name === undefined ? {} : { themeName: name };
    expect(watchTheme(panels, () => undefined)()).toBe(theme);
  });

  it.each<[string, (tell: (listener: (name: string) => void) => void) => ThemedPanels]>([
    ['Chromium', (tell) => ({ themeName: 'default', setThemeChangeHandler: tell })],
    ['Firefox', (tell) => ({ themeName: 'light', onThemeChanged: { addListener: tell } })],
  ])('is followed when it changes, in %s', (_browser, panelsWith) => {
    let change = (_name: string): void => undefined;
    const seen: Theme[] = [];
    const theme = watchTheme(
      panelsWith((listener) => {
        change = listener;
      }),
      (next) => seen.push(next),
    );
    change('dark');
    expect(theme()).toBe('dark');
    change('default');
    expect(theme()).toBe('light');
    expect(seen).toEqual(['dark', 'light']);
  });
});
