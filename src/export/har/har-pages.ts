import type { CapturedEvent } from '../../capture/captured-event.ts';
import { believableTime } from './har-time.ts';

const MOST_PAGES = 1_000;

type Json = Record<string, unknown>;

function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const { name, version } = value as Json;
  return [name, version].filter((part) => typeof part === 'string' && part !== '').join(' ');
}

/** What the entries tell of the beginning: the earliest time, epoch milliseconds, and the first User-Agent header. */
export interface EntriesTell {
  earliest: number;
  userAgent: string | undefined;
}

/** Who wrote a HAR file, and the events that come before its sockets': the log's beginning and its documents. */
export function readHarPages(log: object, told: EntriesTell): { creator: string; before: CapturedEvent[] } {
  const { creator, browser, pages } = log as Json;
  const userAgent = told.userAgent ?? (nameOf(browser) || nameOf(creator));
  const started = (Array.isArray(pages) ? pages.slice(0, MOST_PAGES) : []).flatMap(
    (page, at): CapturedEvent[] => {
      const { title, startedDateTime } = (page ?? {}) as Json;
      const began = believableTime(startedDateTime);
      // Chromium and Firefox write the page's address as its title; other programs write a name.
      if (typeof title !== 'string' || !/^(?:https?|file):/i.test(title) || began === undefined) return [];
      const context = `har-page-${at + 1}`;
      const fact = { kind: 'page-started', url: title, title: '', top: true, userAgent } as const;
      return [{ ...fact, source: 'page', context, seq: 1, at: began }];
    },
  );
  const first = started.reduce((least, { at }) => Math.min(least, at), told.earliest);
  const at = Number.isFinite(first) ? first : 0;
  return {
    creator: nameOf(creator),
    before: [{ source: 'wire', kind: 'wire-started', at, browser: userAgent }, ...started],
  };
}
