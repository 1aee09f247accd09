import type { Session } from './session.ts';

/** By its User-Agent; Chrome, Edge, Opera and Brave are `chromium`. */
export type BrowserFamily = 'chromium' | 'firefox' | 'safari' | 'unknown';

export function familyOf(userAgent: string): BrowserFamily {
  if (/\bFirefox\/\d/.test(userAgent)) return 'firefox';
  if (/\b(?:Headless)?Chrom(?:e|ium)\/\d/.test(userAgent)) return 'chromium';
  return /\bVersion\/\d.*\bSafari\/\d/.test(userAgent) ? 'safari' : 'unknown';
}

/** The User-Agent of the browser that made the connections, or what the file calls it; empty where nothing does. */
export function browserName({ userAgent, wireStarted }: Session): string {
  return userAgent ?? wireStarted?.browser ?? '';
}

export function browserFamily(session: Session): BrowserFamily {
  return familyOf(browserName(session));
}
