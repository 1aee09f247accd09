import { extensionApi } from './extension-api.ts';

/** `unavailable`: this page cannot ask, as when the panel stands alone. */
export type HostAccess = 'granted' | 'refused' | 'unavailable';

function patternOf(httpUrl: string): string {
  const { protocol, hostname } = new URL(httpUrl);
  return `${protocol}//${hostname}/*`;
}

export async function hasHostAccess(httpUrl: string): Promise<boolean> {
  return (await (await extensionApi())?.permissions?.contains({ origins: [patternOf(httpUrl)] })) ?? false;
}

/** Asks the user, who must have clicked just now. */
export async function askHostAccess(httpUrl: string): Promise<HostAccess> {
  const granted = await (await extensionApi())?.permissions?.request({ origins: [patternOf(httpUrl)] });
  return granted === undefined ? 'unavailable' : granted ? 'granted' : 'refused';
}
