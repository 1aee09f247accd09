import type { ServerErrorStatus } from './server-error-status.ts';

/** https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/ */
const BY_STATUS: Record<number, Pick<ServerErrorStatus, 'words' | 'search'>> = {
  520: {
    words: 'Cloudflare got an empty or invalid response from the origin server',
    search:
      'Check the error log of the origin server for a crash, a reset connection, or response headers above 128 kB.',
  },
  521: {
    words: 'The origin server refuses connections from Cloudflare',
    search:
      'Check that the web server runs, listens on the port that Cloudflare uses (443 in the modes Full and Full (strict)), and that its firewall allows the addresses of Cloudflare.',
  },
  522: {
    words: 'Cloudflare cannot reach the origin server in time',
    search:
      'Check that the firewall of the origin server does not drop packets from the addresses of Cloudflare, that the A record has the right address, and that the server is not overloaded.',
  },
  523: {
    words: 'Cloudflare has no route to the origin server',
    search: 'Check that the A and AAAA records at Cloudflare have the current address of the origin server.',
  },
  524: {
    words: 'The origin server did not answer the handshake within the limit of Cloudflare',
    search:
      'Cloudflare waits about 100 s for a response. Check for a handler that blocks before it accepts the WebSocket.',
  },
  525: {
    words: 'The TLS handshake between Cloudflare and the origin server failed',
    search:
      'Check that the origin server has a certificate on port 443 and shares a TLS version and cipher with Cloudflare.',
  },
  526: {
    words: 'The certificate of the origin server is not valid for Cloudflare',
    search:
      'In the mode Full (strict) the origin server needs a certificate that is trusted and not expired: install an Origin CA certificate, or use the mode Full.',
  },
  530: {
    words: 'Cloudflare cannot find the origin server',
    search:
      'The body of the response has a second code: 1016 is a DNS record without an address, 1033 a Cloudflare Tunnel without a running cloudflared.',
  },
};

/** Cloudflare's own statuses, 520 to 530; undefined for any other. */
export function describeCloudflareStatus(status: number): ServerErrorStatus | undefined {
  if (status < 520 || status > 530) return undefined;
  const known = BY_STATUS[status];
  return {
    words: known?.words ?? 'Cloudflare got no usable response from the origin server',
    hop: `A ${status} comes from Cloudflare and is about its connection to the origin server.`,
    search:
      known?.search ??
      'Check that the origin server is up, reachable from Cloudflare, and has a valid certificate.',
  };
}
