import type { Connection } from '../../session/connection.ts';

export interface JoinedBaseUrl {
  /** What is wrong, after "the URL". */
  words: string;
  /** What the page meant, with its scheme. */
  instead: string;
}

const LOOKED_AT = 4_096;
const WHOLE_URL = /\/((?:wss?|https?):\/{1,2}[^/?#]+.*)$/i;
/** `api.example.com`, `localhost:8080` or an IPv4 address, as a path segment. */
const HOST_SEGMENT = /^(?:localhost|(?:[a-z0-9-]+\.)+[a-z]{2,}|\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/i;
/** A proxy that takes the host from the path, as jupyter-server-proxy does, has a name before it. */
const PROXY_PATH = /prox(?:y|ies)$|^(?:hosts?|port|upstream|tunnel)$/i;
/** Path segments that have the form of a host name and are none. */
const NO_HOST = /^socket\.io$/i;

/**
 * A base URL that was joined to the URL of the page: it has no scheme, so that the code or the browser took it for a
 * relative path, or it was appended to another base URL.
 */
export function findJoinedBaseUrl({ parsedUrl, requestedUrl }: Connection): JoinedBaseUrl | undefined {
  const path = parsedUrl.path.slice(0, LOOKED_AT);
  const whole = WHOLE_URL.exec(path)?.[1];
  if (whole !== undefined)
    return {
      words: 'has a second URL in its path',
      instead: whole.replace(/^https?:/i, secureScheme).replace(/^(\w+:)\/(?!\/)/, '$1//'),
    };
  const segments = path.split('/').slice(1);
  const at = segments.findIndex(
    (segment, place) =>
      !PROXY_PATH.test(segments[place - 1] ?? '') && isHost(segment, parsedUrl.host, requestedUrl),
  );
  const host = segments[at];
  if (host === undefined) return undefined;
  const rest = segments.slice(at + 1).join('/');
  const scheme = parsedUrl.secure ? 'wss' : 'ws';
  return {
    words: `has the host name ${host} in its path: a base URL without a scheme was joined to the URL of the page`,
    instead: `${scheme}://${host}${rest === '' ? '' : `/${rest}`}`,
  };
}

function secureScheme(scheme: string): string {
  return scheme.toLowerCase() === 'https:' ? 'wss:' : 'ws:';
}

/** Files such as `chat.php` have the same form: a host is of the same site, has a port or is no public name. */
function isHost(segment: string, pageHost: string, requestedUrl: string | undefined): boolean {
  if (!HOST_SEGMENT.test(segment) || NO_HOST.test(segment)) return false;
  const name = segment.replace(/:\d+$/, '');
  if (name !== segment || name === 'localhost' || /^[\d.]+$/.test(name)) return true;
  if (siteOf(name) === siteOf(pageHost)) return true;
  const isRelative = requestedUrl?.startsWith(`${segment}/`);
  return isRelative === true && name.split('.').length > 2;
}

function siteOf(host: string): string {
  return host.toLowerCase().split('.').slice(-2).join('.');
}
