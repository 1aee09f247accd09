import type { RequestInitiator } from '../../../src/client/request.ts';
import { withoutSecrets } from '../../../src/fixes/command-target.ts';
import { isLoopback, parseSocketUrl } from '../../../src/shared/socket-url.ts';
import { t } from '../../messages/message.ts';

/** What opening the connection will send, and to whom, in sentences. */
export function announcement(initiator: RequestInitiator, url: string, protocols: readonly string[]): string {
  const who = t(initiator === 'page' ? 'announce_page' : 'announce_extension');
  const offered = protocols.length > 0 ? ` ${t('announce_offered', { names: protocols.join(', ') })}` : '';
  return `${who}${offered}${warning(url)}`;
}

function warning(url: string): string {
  const { secure, host } = parseSocketUrl(url);
  const unencrypted = !secure && !isLoopback(host) && withoutSecrets(url) !== url;
  return unencrypted ? ` ${t('announce_unencrypted')}` : '';
}
