import { lazy } from 'react';

// What a panel that is opened for a diagnosis does not show first; the overview comes with the charts' library.
const fetchOverview = () => import('./page-overview.tsx');
const fetchSearch = () => import('./search.tsx');
const fetchClient = () => import('./client-pane.tsx');
const fetchKeys = () => import('./key-sheet.tsx');

export const PageOverview = lazy(async () => ({ default: (await fetchOverview()).PageOverview }));
export const Search = lazy(async () => ({ default: (await fetchSearch()).Search }));
export const ClientPane = lazy(async () => ({ default: (await fetchClient()).ClientPane }));
export const KeySheet = lazy(async () => ({ default: (await fetchKeys()).KeySheet }));

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
    for (const fetch of [fetchOverview, () => import('uplot'), fetchSearch, fetchClient, fetchKeys]) {
      await nextIdle();
      if (stopped) return;
      await fetch();
    }
  }, NOT_BEFORE);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
