import type { Header } from '../../capture/captured-event.ts';

/** Without the key over HTTP/2, where none is sent (RFC 8441 section 5); Firefox lists it all the same. */
export function sentHeaders(headers: Header[], httpVersion: unknown): Header[] {
  return typeof httpVersion === 'string' && /^(?:HTTP\/|h)[23]/i.test(httpVersion)
    ? headers.filter(({ name }) => name.toLowerCase() !== 'sec-websocket-key')
    : headers;
}
