import { docsPage } from '../shared/published.ts';

/** Where the page about a cause is for a reader of a report: a URL, or a path in a checkout of WebSocket Doctor. */
export function learnMore(rule: string): string {
  return docsPage(`causes/${rule}`);
}

/** The same page in the extension, relative to the panel's page: the target of every "Learn more". */
export function causePage(rule: string): string {
  return `causes/${encodeURIComponent(rule)}.html`;
}
