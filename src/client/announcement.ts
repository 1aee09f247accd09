import { withoutSecrets } from '../fixes/command-target.ts';
import { isLoopback, parseSocketUrl } from '../shared/socket-url.ts';
import type { RequestInitiator } from './request.ts';

/** What opening the connection will send, and to whom, in sentences. */
export function announcement(initiator: RequestInitiator, url: string, protocols: readonly string[]): string {
  const offered = protocols.length > 0 ? `, offering ${protocols.join(', ')}` : '';
  const who =
    initiator === 'page'
      ? 'The page opens it, with its own Origin and its cookies for the host'
      : 'This extension opens it, with its own Origin and only those cookies that the host set for every site';
  return `${who}${offered}.${warning(url)}`;
}

function warning(url: string): string {
  const { secure, host } = parseSocketUrl(url);
  const unencrypted = !secure && !isLoopback(host) && withoutSecrets(url) !== url;
  return unencrypted ? ' What looks secret in the URL goes unencrypted.' : '';
}
