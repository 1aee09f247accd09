import type { Evidence, Fix } from '../diagnosis/rule.ts';
import type { Connection } from '../session/connection.ts';
import { formatBytes } from '../shared/format.ts';

/** The smallest limit of a common server for all headers, in bytes (Ratchet). */
const SMALLEST_LIMIT = 4_096;

/** Bytes of the Cookie headers in the log; undefined where the log has none. */
function cookieSize({ wire }: Connection): number | undefined {
  const cookies = (wire?.entry.requestHeaders ?? []).filter(({ name }) => name.toLowerCase() === 'cookie');
  return cookies.length === 0 ? undefined : cookies.reduce((sum, { value }) => sum + value.length, 0);
}

export function areCookiesLarge(connection: Connection): boolean {
  return (cookieSize(connection) ?? 0) >= SMALLEST_LIMIT;
}

export function cookieEvidence(connection: Connection): Evidence | undefined {
  const size = cookieSize(connection);
  if (size === undefined || !connection.wire) return undefined;
  return {
    fact: `The Cookie header of the request has ${formatBytes(size)}.`,
    events: [connection.wire.event],
  };
}

/** For a request whose headers exceed the limit of the server. */
export function headerSizeFixes({ parsedUrl }: Connection): Fix[] {
  return [
    {
      title: 'Clear the cookies of this host',
      detail:
        'In DevTools: Application, Storage, Clear site data. If the handshake then opens, find out which cookies grow. Cookies of localhost are shared by all its ports.',
    },
    {
      title: 'Send fewer and smaller cookies',
      detail: `Keep the data at the server and only an id in the cookie, and give each cookie the narrowest Path and Domain: every cookie for ${parsedUrl.path === '/' ? 'the host' : 'this path'} is sent with the handshake. A long token in the URL or in the subprotocol counts, too.`,
    },
    {
      by: 'operator',
      title: 'Raise the header limit of the server',
      detail:
        'Node.js allows 16 KiB for all headers, nginx 8 KiB for one header, Apache httpd 8,190 bytes, Tomcat 8 KiB, and Ratchet 4,096 bytes for the whole request (HttpRequestParser, maxSize; it answers 413).',
      snippet:
        '# Node.js\nnode --max-http-header-size=32768 server.js\n# nginx\nlarge_client_header_buffers 4 32k;\n# Apache httpd\nLimitRequestFieldSize 32768\n# Spring Boot\nserver.max-http-request-header-size=32KB',
      language: 'text',
    },
  ];
}
