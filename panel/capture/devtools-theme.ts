export type Theme = 'dark' | 'light';

/** The part of `devtools.panels` that tells the theme. */
export interface ThemedPanels {
  /** Chromium calls the light theme `default`. */
  themeName?: string;
  /** Chromium, from 99: https://developer.chrome.com/docs/extensions/reference/api/devtools/panels */
  setThemeChangeHandler?(handler: (name: string) => void): void;
  /** Firefox. */
  onThemeChanged?: { addListener(listener: (name: string) => void): void };
}

const themeOf = (name: string | undefined): Theme => (name === 'dark' ? 'dark' : 'light');

/** DevTools' current theme; `onChange` is called when it changes. */
export function watchTheme(panels: ThemedPanels, onChange: (theme: Theme) => void): () => Theme {
  let name = panels.themeName;
  const changed = (next: string): void => {
    name = next;
    onChange(themeOf(next));
  };
  if (panels.setThemeChangeHandler) panels.setThemeChangeHandler(changed);
  else panels.onThemeChanged?.addListener(changed);
  return () => themeOf(name);
}
