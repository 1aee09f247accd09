import { fetchBugReview } from '../bug-report/file-bug.tsx';
import { TAB_FETCHES } from '../connections/connection-detail.tsx';
import { fetchWrongCause } from '../diagnosis/wrong-cause.tsx';
import { later } from '../ui/lazy.tsx';

// Views that a panel opened for a diagnosis does not need at first. The overview loads the chart library.
const overview = later(async () => (await import('../overview/page-overview.tsx')).PageOverview);
const search = later(async () => (await import('../search/search.tsx')).Search);
const client = later(async () => (await import('../client/client-pane.tsx')).ClientPane);
const comparison = later(async () => (await import('../comparison/comparison-view.tsx')).ComparisonView);
const keys = later(async () => (await import('./key-sheet.tsx')).KeySheet);

export const PageOverview = overview.View;
export const Search = search.View;
export const ClientPane = client.View;
export const ComparisonView = comparison.View;
export const KeySheet = keys.View;

const ALL = [
  ...TAB_FETCHES,
  fetchWrongCause,
  fetchBugReview,
  overview.fetch,
  () => import('uplot'),
  search.fetch,
  client.fetch,
  comparison.fetch,
  keys.fetch,
];

/** Delay before the fetch, so that it does not slow down the first view; in milliseconds. */
const NOT_BEFORE = 1500;

const nextIdle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve));

/**
 * Fetches these views one after another while the panel is idle, so that showing one later does not wait for files.
 * Returns a function that stops it.
 */
export function fetchLaterViews(): () => void {
  let stopped = false;
  const timer = setTimeout(async () => {
    for (const fetch of ALL) {
      await nextIdle();
      if (stopped) return;
      // A failed fetch is reported where the view is shown.
      await fetch().catch(() => undefined);
    }
  }, NOT_BEFORE);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
