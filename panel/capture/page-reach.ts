import { patternCovers } from './match-pattern.ts';
import { callInPage } from './page-function.ts';

/** What DevTools can tell about the inspected page and about our content script in it. Addresses are the page's. */
export type PageReach =
  /**
   * Our content script runs in the page; `alive`: it can still reach the extension. `startedAt`: epoch milliseconds.
   */
  | { kind: 'recorded'; url: string; startedAt: number; alive: boolean }
  /** The page runs code, but our content script is missing; `access`: the user allows the extension on this site. */
  | { kind: 'unrecorded'; url: string; access: boolean | undefined }
  /** DevTools does not let an extension run code here. `fileAccess`: the extension may access `file:` URLs. */
  | { kind: 'shut-out'; fileAccess: boolean | undefined }
  /** No answer: paused in the debugger, or busy. */
  | { kind: 'silent' };

interface EvalOptions {
  frameURL?: string;
  useContentScriptContext?: boolean;
}

/**
 * Of DevTools' inspected window, the callback form: Chromium's own promise form rejects what it answers (measured
 * on 156).
 */
export interface InspectedWindow {
  eval(expression: string, options: EvalOptions, use: (result: unknown) => void): void;
}

export interface ReachMeans {
  inspected: InspectedWindow;
  /** The sites that the extension may access, as match patterns; undefined where the browser does not tell. */
  origins(): Promise<readonly string[] | undefined>;
  fileAccess(): Promise<boolean | undefined>;
}

/**
 * Runs in the world of the relay, which leaves a function there (content/relay/related-documents.ts): the page's URL and beginning,
 * whether the relay is there, and whether it still reaches the extension.
 */
function describeRelay(): [url: string, startedAt: number, present: boolean, alive: boolean] {
  const { wsdoctorRelate, chrome } = globalThis as {
    wsdoctorRelate?: unknown;
    chrome?: { runtime?: { id?: string } };
  };
  return [
    location.href,
    performance.timeOrigin,
    typeof wsdoctorRelate === 'function',
    Boolean(chrome?.runtime?.id),
  ];
}

/** How long a page may take to answer, in milliseconds. */
const PATIENCE = 2000;

const SILENT = Symbol('no answer');

function run({ inspected }: ReachMeans, expression: string, options: EvalOptions): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE, SILENT);
    inspected.eval(expression, options, (result) => {
      clearTimeout(timer);
      resolve(result);
    });
  });
}

/** The page cannot notice it. Rejects only when the extension itself is gone. */
export async function askReach(means: ReachMeans): Promise<PageReach> {
  const inside = await run(means, callInPage(describeRelay), { useContentScriptContext: true });
  if (inside === SILENT) return { kind: 'silent' };
  const [url, startedAt, present, alive] = Array.isArray(inside) ? (inside as unknown[]) : [];
  if (typeof url === 'string' && typeof startedAt === 'number' && present === true) {
    return { kind: 'recorded', url, startedAt, alive: alive === true };
  }
  const address = typeof url === 'string' ? url : await run(means, 'location.href', {});
  if (address === SILENT) return { kind: 'silent' };
  if (typeof address !== 'string') return { kind: 'shut-out', fileAccess: await means.fileAccess() };
  const origins = await means.origins();
  return {
    kind: 'unrecorded',
    url: address,
    access: origins?.some((pattern) => patternCovers(pattern, address)),
  };
}
