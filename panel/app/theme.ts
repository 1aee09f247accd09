const DARK = '(prefers-color-scheme: dark)';

/** DevTools sets its own theme on the panel; anywhere else the system's is followed. */
export function followTheme(root: HTMLElement): void {
  if (root.dataset.theme !== undefined) return;
  const query = matchMedia(DARK);
  const apply = (): void => {
    root.dataset.theme = query.matches ? 'dark' : 'light';
  };
  query.addEventListener('change', apply);
  apply();
}
