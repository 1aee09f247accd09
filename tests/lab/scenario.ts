import type { Page as BrowserPage } from 'playwright-core';

/** One endpoint of the lab: a page and the servers behind it. */
export interface LabScenario {
  /** Unique, kebab-case. For a failure the rule that must be named first, with `--<variant>` when several endpoints test one rule. */
  id: string;
  /** A rule id, or `healthy`. */
  expects: string;
  /** Row of the scenario table, such as `A1`; empty when nothing is wrong. */
  row: string;
  /** What happens here, in one sentence. */
  title: string;
  /** The http(s) page whose inline script opens the socket as soon as it is loaded. */
  pageUrl: string;
  /** Milliseconds until the outcome is about there; a hint for progress, not a deadline. */
  settlesAfter: number;
  /** Further rules that must speak here as well, in whatever place. */
  also: readonly string[];
  /** Does to the browser what a page cannot do to itself, such as going offline; called once the page is loaded. */
  drive?: (page: BrowserPage) => Promise<void>;
}

/** A running lab. `stop` may be called more than once; it resolves when every port and process is gone. */
export interface Lab {
  indexUrl: string;
  scenarios: LabScenario[];
  /** The lab's own certificate authority, PEM. Its private key never leaves the process. */
  caCertificate: string;
  /** Arguments that Chromium must be started with: names on loopback, proxies for some hosts. */
  browserArgs: string[];
  stop(): Promise<void>;
}
