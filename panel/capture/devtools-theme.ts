export type Theme = 'dark' | 'light';

/** As much of `devtools.panels` as tells how DevTools looks. */
export interface ThemedPanels {
  /** Chromium says `default` for a light one. */
  themeName?: string;
  /** Chromium, from 99: https://developer.chrome.com/docs/extensions/reference/api/devtools/panels */
  setThemeChangeHandler?(handler: (name: string) => void): void;
  /** Firefox. */
  onThemeChanged?: { addListener(listener: (name: string) => void): void };
}

const themeOf = (name: string | undefined): Theme => (name === 'dark' ? 'dark' : 'light');

/** How DevTools looks now; `onChange` is called whenever that changes. */
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
