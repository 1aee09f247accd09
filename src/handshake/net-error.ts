/** The meaning of each `net::ERR_…` without its own rule (Chromium net/base/net_error_list.h). */
const MEANINGS: Record<string, string> = {
  ERR_BLOCKED_BY_CLIENT: 'an extension, such as an ad blocker, forbade the request',
  ERR_BLOCKED_BY_ADMINISTRATOR: "a policy of this browser's administrator forbids the host",
  ERR_BLOCKED_IN_INCOGNITO_BY_ADMINISTRATOR:
    "a policy of this browser's administrator forbids it in incognito",
  ERR_BLOCKED_BY_FINGERPRINTING_PROTECTION: "the browser's fingerprinting protection forbade it",
  ERR_CLEARTEXT_NOT_PERMITTED: 'this platform forbids unencrypted connections',
  ERR_ADDRESS_INVALID: 'the address cannot be connected to, as with 0.0.0.0 or port 0',
  ERR_CONNECTION_FAILED: 'no TCP connection was established, for a reason that the system did not name',
  ERR_RESPONSE_HEADERS_TOO_BIG: 'the answer has more headers than the browser reads (256 KiB)',
  ERR_SSL_UNRECOGNIZED_NAME_ALERT: 'the TLS server does not know this host name',
  ERR_SSL_KEY_USAGE_INCOMPATIBLE: 'the certificate does not allow the use that the server makes of it',
  ERR_ALPN_NEGOTIATION_FAILED: 'the TLS server offers no HTTP/1.1',
  ERR_ABORTED: 'the browser gave up the handshake, mostly because the page went away',
  ERR_FAILED: 'the browser names no reason',
};

/** A clause to put after the name; undefined for an unknown error. */
export function describeNetError(error: string): string | undefined {
  return MEANINGS[error];
}
