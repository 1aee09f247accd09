const DARK = '(prefers-color-scheme: dark)';

/** The panel follows DevTools' theme, and the system's theme outside DevTools. */
export function followTheme(root: HTMLElement): void {
  if (root.dataset.theme !== undefined) return;
  const query = matchMedia(DARK);
  const apply = (): void => {
    root.dataset.theme = query.matches ? 'dark' : 'light';
  };
  query.addEventListener('change', apply);
  apply();
}
