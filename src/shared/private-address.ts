import { isLoopback } from './socket-url.ts';

/** RFC 1918, RFC 3927, RFC 4193 and RFC 6762: hosts that are not on the public internet, by their names. */
const PRIVATE =
  /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|\[f[cd][0-9a-f]{2}:|\[fe80:)|\.local$/i;

/** This machine or the local network. A public name that resolves to a private address is not recognized. */
export function isPrivate(host: string): boolean {
  return isLoopback(host) || PRIVATE.test(host);
}
