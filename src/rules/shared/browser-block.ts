import type { Fix } from '../../diagnosis/rule.ts';

/** An extension may stop a WebSocket by a rule of declarativeNetRequest or by webRequest. */
export const FIND_BLOCKING_EXTENSION: Fix = {
  title: 'Check whether an extension blocks this URL',
  detail:
    'The request was not sent. An ad blocker or a privacy or security extension may have blocked it: allow this host in its list of blocked requests, or switch the extensions off one by one at chrome://extensions and reload.',
  snippet: 'chrome://extensions',
  language: 'text',
};

const CHECK_POLICY: Fix = {
  title: 'Check the policies of this browser',
  detail:
    'URLBlocklist of the administrator contains the host. Its entry can be seen on this page, and changed by the administrator only.',
  snippet: 'chrome://policy',
  language: 'text',
};

/** What to do about a network error by which the browser itself stopped the request; undefined for any other. */
export function browserBlockFix(error: string | undefined): Fix | undefined {
  if (error === 'ERR_BLOCKED_BY_CLIENT') return FIND_BLOCKING_EXTENSION;
  return error === 'ERR_BLOCKED_BY_ADMINISTRATOR' ? CHECK_POLICY : undefined;
}
