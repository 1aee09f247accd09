import { extensionApi } from '../session/extension-api.ts';

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
  const permissions = (await extensionApi())?.permissions;
  if (!permissions) return 'unavailable';
  try {
    return (await permissions.request({ origins: [patternOf(httpUrl)] })) ? 'granted' : 'refused';
  } catch (error) {
    // The browser does not ask for every host, nor without a click.
    console.debug('no access can be asked for', error);
    return 'unavailable';
  }
}
