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
        title: 'No WebSocket so far',
        why: 'Asking the page whether it is being watched …',
        next: undefined,
      };
    case 'empty-file':
      return {
        title: 'This file holds no WebSocket',
        why: 'It was read to its end, and no connection is in it.',
        next: 'Close it to see the page again, or open another one.',
      };
    case 'reconnecting':
      return {
        title: 'Reconnecting to the extension',
        why: 'Its background worker does not answer. What the page records meanwhile is kept, and comes when it is back.',
        next: 'If this stays, close DevTools and open it again.',
      };
    case 'silent':
      return {
        title: 'The page does not answer',
        why: 'It is paused in the debugger, or too busy to run anything.',
        next: 'Let it go on (F8 in the panel “Sources”), or wait until it is idle.',
      };
    case 'restricted':
      return {
        title: 'The browser lets no extension look into this page',
        why: 'Its own pages (chrome://, error pages, an empty tab), the extension store, and hosts that your organisation’s policy names are closed to all extensions.',
        next: 'Open the page whose WebSocket you want to see.',
      };
    case 'file-or-restricted':
      return {
        title: 'DevTools does not let this extension look into this page',
        why: 'It does not say which it is: a file:// page, which this extension may not read as it is set up now, or a page that is closed to all extensions, such as chrome:// and the extension store.',
        next: 'For a file:// page open chrome://extensions, “Details” of WebSocket Doctor, allow access to file URLs, and reload the page.',
        reload: true,
      };
    case 'no-file-access':
      return {
        title: 'This extension may not look into file:// pages',
        why: 'Access to file URLs is switched off for it.',
        next: 'Open chrome://extensions, “Details” of WebSocket Doctor, allow access to file URLs, and reload the page.',
        reload: true,
      };
    case 'no-page':
      return {
        title: 'There is no page in this tab',
        why: 'An empty tab runs nothing that could open a WebSocket.',
        next: 'Open the page whose WebSocket you want to see.',
      };
    case 'no-access':
      return {
        title: `This extension has no access to ${reason.host}`,
        why: 'The browser is set to let it into no site, or only into some.',
        next: `Open chrome://extensions, “Details” of WebSocket Doctor, “Site access”, allow ${reason.host} or all sites, and reload the page.`,
        reload: true,
      };
    case 'reload':
      return {
        title: 'Reload this page to watch it',
        why:
          reason.because === 'updated'
            ? 'The extension was updated while the page was open, and what it had put into the page is cut off from it.'
            : 'The page was open before this extension was installed, switched on or updated.',
        next: 'Reload the page. It is then watched from its first script.',
        reload: true,
      };
    case 'cleared':
      return {
        title: 'Nothing since you cleared',
        why: `No WebSocket was made since ${clockText(reason.at)}.`,
        next: 'Go on in the page, or reload it to see its sockets from the start.',
        reload: true,
      };
    case 'shared-worker':
      return {
        title: 'No WebSocket in the page itself',
        why: `The page started ${pluralize(reason.count, 'shared worker')}, and sockets made in there cannot be seen from here.`,
        next: 'Open chrome://inspect/#workers, inspect the worker, and look at the panel “Network” there.',
      };
    case 'before-devtools':
      return {
        title: 'No WebSocket since DevTools was opened',
        why: `Your settings record ${reason.host} only while DevTools is open: sockets made before were not seen.`,
        next: 'Reload the page with DevTools open.',
        reload: true,
      };
    case 'none-made':
      return {
        title: 'This page has opened no WebSocket',
        why:
          reason.since === undefined
            ? 'It is watched, from its first script on.'
            : `It is watched from its first script on, and its network log since ${clockText(reason.since)}.`,
        next: 'Do in the page what should open a socket. If that was done before DevTools was open, reload the page.',
        reload: true,
      };
    default:
      return reason satisfies never;
  }
}
