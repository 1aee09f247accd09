import browser from 'webextension-polyfill';

/** `unavailable`: this page cannot ask, as when the panel stands alone. */
export type HostAccess = 'granted' | 'refused' | 'unavailable';

function patternOf(httpUrl: string): string {
  const { protocol, hostname } = new URL(httpUrl);
  return `${protocol}//${hostname}/*`;
}

/** The wrapper promises it everywhere; a page of DevTools may lack it. */
function permissions(): typeof browser.permissions | undefined {
  return (browser as Partial<typeof browser>).permissions;
}

export async function hasHostAccess(httpUrl: string): Promise<boolean> {
  return (await permissions()?.contains({ origins: [patternOf(httpUrl)] })) ?? false;
}

/** Asks the user, who must have clicked just now. */
export async function askHostAccess(httpUrl: string): Promise<HostAccess> {
  const granted = await permissions()?.request({ origins: [patternOf(httpUrl)] });
  return granted === undefined ? 'unavailable' : granted ? 'granted' : 'refused';
}
