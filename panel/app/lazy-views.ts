import { later } from './lazy.tsx';

// What a panel that is opened for a diagnosis does not show first; the overview comes with the charts' library.
const overview = later(async () => (await import('../overview/page-overview.tsx')).PageOverview);
const search = later(async () => (await import('../search/search.tsx')).Search);
const client = later(async () => (await import('../client/client-pane.tsx')).ClientPane);
const keys = later(async () => (await import('./key-sheet.tsx')).KeySheet);

export const PageOverview = overview.View;
export const Search = search.View;
export const ClientPane = client.View;
export const KeySheet = keys.View;

/** The panel's first seconds belong to what is shown; in milliseconds. */
const NOT_BEFORE = 1500;

const nextIdle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve));

/**
 * Fetches these views, one after another, when the panel has nothing else to do: who asks for one later does not wait
 * for files. Returns what stops it.
 */
export function fetchLaterViews(): () => void {
  let stopped = false;
  const timer = setTimeout(async () => {
    for (const fetch of [overview.fetch, () => import('uplot'), search.fetch, client.fetch, keys.fetch]) {
      await nextIdle();
      if (stopped) return;
      // Whoever shows the view is told.
      await fetch().catch(() => undefined);
    }
  }, NOT_BEFORE);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
