import type { WireEntry } from '../capture/captured-event.ts';
import { headerValue } from '../shared/header.ts';
import { familyOf } from './browser-family.ts';

/**
 * Whether Firefox wrote the entry. Its log has no text for a failure: a refused port, an unknown host, an untrusted
 * certificate and a server that closes the connection leave the same entry with status 0, which lists the headers of a
 * request that was never sent (measured with Firefox 153, tests/samples/firefox-failures.har).
 */
export function isOfFirefox({ requestHeaders }: Pick<WireEntry, 'requestHeaders'>): boolean {
  return familyOf(headerValue(requestHeaders, 'user-agent') ?? '') === 'firefox';
}
