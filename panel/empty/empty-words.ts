import { plural, t } from '../messages/message.ts';
import { clockText } from '../ui/moment-text.ts';
import { inFirefox, workersPage } from '../ui/reader-browser.ts';
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
        title: t('empty_none_yet'),
        why: t('empty_asking_why'),
        next: undefined,
      };
    case 'empty-file':
      return {
        title: t('empty_file_title'),
        why: t('empty_file_why'),
        next: t('empty_file_next'),
      };
    case 'reconnecting':
      return {
        title: t('empty_reconnecting_title'),
        why: t('empty_reconnecting_why'),
        next: t('empty_reconnecting_next'),
      };
    case 'silent':
      return {
        title: t('empty_silent_title'),
        why: t('empty_silent_why'),
        next: t(inFirefox() ? 'empty_silent_next_firefox' : 'empty_silent_next'),
      };
    case 'restricted':
      return {
        title: t('empty_restricted_title'),
        why: t(inFirefox() ? 'empty_restricted_why_firefox' : 'empty_restricted_why'),
        next: t('empty_open_page_next'),
      };
    case 'file-or-restricted':
      return {
        title: t('empty_file_or_restricted_title'),
        why: t(inFirefox() ? 'empty_file_or_restricted_why_firefox' : 'empty_file_or_restricted_why'),
        next: t(inFirefox() ? 'empty_file_or_restricted_next_firefox' : 'empty_file_or_restricted_next'),
        reload: true,
      };
    case 'no-file-access':
      return {
        title: t('empty_no_file_access_title'),
        why: t(inFirefox() ? 'empty_no_file_access_why_firefox' : 'empty_no_file_access_why'),
        next: t(inFirefox() ? 'empty_no_file_access_next_firefox' : 'empty_no_file_access_next'),
        reload: true,
      };
    case 'no-page':
      return {
        title: t('empty_no_page_title'),
        why: t('empty_no_page_why'),
        next: t('empty_open_page_next'),
      };
    case 'no-access':
      return {
        title: t('empty_no_access_title', { host: reason.host }),
        why: t(inFirefox() ? 'empty_no_access_why_firefox' : 'empty_no_access_why'),
        next: t(inFirefox() ? 'empty_no_access_next_firefox' : 'empty_no_access_next', { host: reason.host }),
        reload: true,
      };
    case 'reload':
      return {
        title: t('empty_reload_title'),
        why: reason.because === 'updated' ? t('empty_reload_updated') : t('empty_reload_before'),
        next: t('empty_reload_next'),
        reload: true,
      };
    case 'cleared':
      return {
        title: t('empty_cleared_title'),
        why: t('empty_cleared_why', { time: clockText(reason.at) }),
        next: t('empty_cleared_next'),
        reload: true,
      };
    case 'shared-worker':
      return {
        title: t('empty_shared_title'),
        why: plural('empty_shared_why', reason.count),
        next: t('empty_shared_next', { place: workersPage() }),
      };
    case 'before-devtools':
      return {
        title: t('empty_before_title'),
        why: t('empty_before_why', { host: reason.host }),
        next: t('empty_before_next'),
        reload: true,
      };
    case 'none-made':
      return {
        title: t('empty_none_yet'),
        why:
          reason.since === undefined
            ? t('empty_none_why')
            : t('empty_none_since', { time: clockText(reason.since) }),
        next: t('empty_none_next'),
        reload: true,
      };
    default:
      return reason satisfies never;
  }
}
