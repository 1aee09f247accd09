import { parseSocketUrl } from '../shared/socket-url.ts';
import { correctUrl } from './url-fault.ts';

/** The part of a URL that a fix changes: never the whole URL, so that a finding contains no secret. */
export type UrlChange =
  | { kind: 'retarget'; secure?: boolean; host?: string; port?: number; path?: string }
  /** The same path with a slash at its end, or without. */
  | { kind: 'other-end' }
  | { kind: 'no-query' }
  /** A URL that the constructor rejects, as it was probably meant. */
  | { kind: 'as-meant' };

/** The URL with the change applied; undefined where nothing changes. */
export function changeUrl(url: string, change: UrlChange): string | undefined {
  const changed = changedUrl(url, change);
  return changed === url ? undefined : changed;
}

function changedUrl(url: string, change: UrlChange): string | undefined {
  switch (change.kind) {
    case 'retarget':
      return retargetUrl(url, change);
    case 'other-end': {
      const path = otherEnd(parseSocketUrl(url).path);
      return path === undefined ? undefined : retargetUrl(url, { kind: 'retarget', path });
    }
    case 'no-query':
      return url.split('?', 1)[0];
    case 'as-meant':
      return correctUrl(url);
    default:
      return change satisfies never;
  }
}

function retargetUrl(url: string, change: UrlChange & { kind: 'retarget' }): string | undefined {
  const parts = parseSocketUrl(url);
  if (parts.host === '') return undefined;
  const secure = change.secure ?? parts.secure;
  const port = change.port ?? parts.port;
  const shownPort = port === (secure ? 443 : 80) ? '' : `:${port}`;
  const host = change.host ?? parts.host;
  return `${secure ? 'wss' : 'ws'}://${host}${shownPort}${change.path ?? parts.path}${parts.query}`;
}

/** The path with a slash at its end, or without; undefined for the root. */
function otherEnd(path: string): string | undefined {
  if (path === '/') return undefined;
  return path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
}

/** Another name of the loopback interface: a server bound to one address is not reachable at the other. */
export function otherLoopback(host: string): string {
  return host.toLowerCase() === 'localhost' ? '127.0.0.1' : 'localhost';
}
