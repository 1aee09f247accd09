import type { Bench } from './bench.ts';
import type { Page } from './page.ts';
import type { Program } from './program.ts';

/** What a family writes for one scenario; the lab adds the page's address. */
export interface Endpoint {
  id: string;
  /** Empty means that nothing is wrong here, so that no rule may speak. */
  row: string;
  title: string;
  /** Milliseconds; see `LabScenario.settlesAfter`. */
  settlesAfter?: number;
  /** See `LabScenario.also`. */
  also?: readonly string[];
  needs?: Program;
  /** Starts the servers on the bench and says what the page does. */
  open(bench: Bench): Promise<Page>;
}

/** Endpoints that fail, or work, in one manner. */
export interface Family {
  title: string;
  endpoints: readonly Endpoint[];
}

/** The rule named by an endpoint's id: what stands before `--`. */
export function expectedOf({ id, row }: Endpoint): string {
  return row === '' ? 'healthy' : id.replace(/--.*$/, '');
}
