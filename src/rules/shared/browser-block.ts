import type { Fix } from '../../diagnosis/rule.ts';
import { browserFamily } from '../../session/browser-family.ts';
import type { Session } from '../../session/session.ts';

/** An extension may stop a WebSocket by a rule of declarativeNetRequest or by webRequest. */
export function findBlockingExtension(session: Session): Fix {
  const page = browserFamily(session) === 'firefox' ? 'about:addons' : 'chrome://extensions';
  return {
    title: 'Check whether an extension blocks this URL',
    detail: `The request was not sent. An ad blocker or a privacy or security extension may have blocked it: allow this host in its list of blocked requests, or switch the extensions off one by one at ${page} and reload.`,
    snippet: page,
    language: 'text',
  };
}

function checkPolicy(session: Session): Fix {
  const [policy, page] =
    browserFamily(session) === 'firefox'
      ? ['WebsiteFilter', 'about:policies']
      : ['URLBlocklist', 'chrome://policy'];
  return {
    title: 'Check the policies of this browser',
    detail: `${policy} of the administrator contains the host. Its entry can be seen on this page, and changed by the administrator only.`,
    snippet: page,
    language: 'text',
  };
}

/** Whether the browser itself stopped the request. */
export const isBrowserBlock = (error: string | undefined): boolean =>
  error === 'ERR_BLOCKED_BY_CLIENT' || error === 'ERR_BLOCKED_BY_ADMINISTRATOR';

/** What to do about a network error by which the browser itself stopped the request; undefined for any other. */
export function browserBlockFix(error: string | undefined, session: Session): Fix | undefined {
  if (error === 'ERR_BLOCKED_BY_CLIENT') return findBlockingExtension(session);
  return error === 'ERR_BLOCKED_BY_ADMINISTRATOR' ? checkPolicy(session) : undefined;
}
