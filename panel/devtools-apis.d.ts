import type { Entry } from 'har-format';
import type { ThemedPanels } from './capture/devtools-theme.ts';
import type { InspectedWindow } from './capture/page-reach.ts';

/** Shows a place of a script in the Sources panel; line and column count from 0. Firefox lacks it. */
interface ResourcePanels {
  openResource?(url: string, line: number, column: number, done: () => void): void;
}

declare module 'webextension-polyfill/namespaces/devtools_network' {
  namespace DevtoolsNetwork {
    /** An entry of the log, of which the published types know a method alone. */
    interface Request extends Entry {}
    interface GetHARCallbackHarLogType {
      entries?: Entry[];
    }
  }
}

declare global {
  /** The interfaces that the polyfill does not have, or changes to promises. Firefox has this name too. */
  const chrome: { devtools: { inspectedWindow: InspectedWindow; panels: ThemedPanels & ResourcePanels } };
}
