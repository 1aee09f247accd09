import type { Session } from './session.ts';

/** The browser that made the connections, by its User-Agent; Chrome, Edge, Opera and Brave are `chromium`. */
export type BrowserFamily = 'chromium' | 'firefox' | 'safari' | 'unknown';

export function browserFamily({ userAgent, wireStarted }: Session): BrowserFamily {
  const name = userAgent ?? wireStarted?.browser ?? '';
  if (/\bFirefox\/\d/.test(name)) return 'firefox';
  if (/\b(?:Headless)?Chrom(?:e|ium)\/\d/.test(name)) return 'chromium';
  return /\bVersion\/\d.*\bSafari\/\d/.test(name) ? 'safari' : 'unknown';
}
