import type { Bench } from './bench.ts';
import type { Endpoint } from './family.ts';
import type { Page } from './page.ts';

/** An endpoint whose page runs a script of its own; `scriptOn` starts what it needs on the bench. */
export function scriptedEndpoint(
  words: Omit<Endpoint, 'open'>,
  scriptOn: (bench: Bench) => Promise<string>,
  page: Omit<Page, 'script'> = {},
): Endpoint {
  return { ...words, open: async (bench) => ({ ...page, script: await scriptOn(bench) }) };
}

/** A value as it stands in a script. */
export function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** The url of a socket that belongs to the scene, but whose failure is not what the endpoint is about. */
export function aside(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}/aside`;
}
