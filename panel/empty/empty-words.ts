import { pluralize } from '../../src/shared/format.ts';
import { clockText } from '../ui/moment-text.ts';
import type { EmptyReason } from './empty-reason.ts';

export interface EmptyWords {
  title: string;
  why: string;
  /** What to do; undefined: only wait. */
  next: string | undefined;
  /** The step includes a reload. */
  reload?: true;
}

/** The text of the empty panel. */
export function emptyWords(reason: EmptyReason): EmptyWords {
  switch (reason.kind) {
    case 'asking':
      return {
        title: 'No WebSocket connections yet',
        why: 'Checking whether the page is recorded …',
        next: undefined,
      };
    case 'empty-file':
      return {
        title: 'No WebSocket connections in this file',
        why: 'The whole file was read.',
        next: 'Close it to return to the page, or open another file.',
      };
    case 'reconnecting':
      return {
        title: 'Reconnecting to the extension',
        why: 'The background worker does not respond. Recording continues; the data appears when it is back.',
        next: 'If this does not change, close and reopen DevTools.',
      };
    case 'silent':
      return {
        title: 'The page does not respond',
        why: 'It is paused in the debugger, or too busy to run anything.',
        next: 'Resume it (F8 in the “Sources” panel), or wait until it is idle.',
      };
    case 'restricted':
      return {
        title: 'Extensions cannot run on this page',
        why: 'The browser blocks all extensions on its own pages (chrome://, error pages, an empty tab), on the extension store, and on hosts that a policy of your organization names.',
        next: 'Open the page whose WebSocket connections you want to see.',
      };
    case 'file-or-restricted':
      return {
        title: 'This extension cannot run on this page',
        why: 'DevTools does not say why: it is a file:// page, to which this extension has no access, or a page on which no extension can run, such as chrome:// and the extension store.',
        next: 'For a file:// page open chrome://extensions, “Details” of WebSocket Doctor, allow access to file URLs, and reload the page.',
        reload: true,
      };
    case 'no-file-access':
      return {
        title: 'This extension has no access to file:// pages',
        why: '“Allow access to file URLs” is off.',
        next: 'Open chrome://extensions, “Details” of WebSocket Doctor, allow access to file URLs, and reload the page.',
        reload: true,
      };
    case 'no-page':
      return {
        title: 'No page in this tab',
        why: 'An empty tab opens no WebSocket connections.',
        next: 'Open the page whose WebSocket connections you want to see.',
      };
    case 'no-access':
      return {
        title: `This extension has no access to ${reason.host}`,
        why: 'Its site access is set to no sites, or to specific sites.',
        next: `Open chrome://extensions, “Details” of WebSocket Doctor, “Site access”, allow ${reason.host} or all sites, and reload the page.`,
        reload: true,
      };
    case 'reload':
      return {
        title: 'Reload this page to record it',
        why:
          reason.because === 'updated'
            ? 'The extension was updated while the page was open, and its old script in the page no longer works.'
            : 'The page was open before this extension was installed, switched on or updated.',
        next: 'Reload the page. It is then recorded from the start.',
        reload: true,
      };
    case 'cleared':
      return {
        title: 'No connections since you cleared',
        why: `No WebSocket was opened since ${clockText(reason.at)}.`,
        next: 'Use the page, or reload it to see its connections from the start.',
        reload: true,
      };
    case 'shared-worker':
      return {
        title: 'No WebSocket connections on the page itself',
        why: `The page started ${pluralize(reason.count, 'shared worker')}, whose connections do not appear here.`,
        next: 'Open chrome://inspect/#workers, inspect the worker, and use its “Network” panel.',
      };
    case 'before-devtools':
      return {
        title: 'No WebSocket connections since DevTools was opened',
        why: `Your settings record ${reason.host} only while DevTools is open: earlier connections were not recorded.`,
        next: 'Reload the page with DevTools open.',
        reload: true,
      };
    case 'none-made':
      return {
        title: 'No WebSocket connections yet',
        why:
          reason.since === undefined
            ? 'The page has been recorded from the start.'
            : `The page has been recorded from the start, and its network log since ${clockText(reason.since)}.`,
        next: 'Use the page, or reload it.',
        reload: true,
      };
    default:
      return reason satisfies never;
  }
}
