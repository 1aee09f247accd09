/** The parts of a ws, wss, http or https URL, split as text without normalization. */
export interface SocketUrl {
  scheme: 'ws' | 'wss' | 'http' | 'https' | string;
  host: string;
  /** The port to connect to: the URL's, or the default of the scheme. */
  port: number;
  /** `host` or `host:port`, as written in the URL. */
  authority: string;
  path: string;
  query: string;
  secure: boolean;
}

const SHAPE = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(?::(\d*))?([^?#]*)(\?[^#]*)?/i;

/** Never throws: an invalid URL has an empty host. */
export function parseSocketUrl(url: string): SocketUrl {
  const match = SHAPE.exec(url);
  const scheme = (match?.[1] ?? '').toLowerCase();
  const secure = scheme === 'wss' || scheme === 'https';
  const host = match?.[2] ?? '';
  const portText = match?.[3] ?? '';
  return {
    scheme,
    host,
    port: portText === '' ? (secure ? 443 : 80) : Number(portText),
    authority: portText === '' ? host : `${host}:${portText}`,
    path: match?.[4] || '/',
    query: match?.[5] ?? '',
    secure,
  };
}

/** The same endpoint over HTTP: ws becomes http, wss becomes https. */
export function httpUrlOf(url: string): string {
  return url.replace(/^ws(s?):/i, 'http$1:');
}

const LOOPBACK = /^(localhost|.*\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** URL without query and userinfo: safe for titles. */
export function displayUrl(url: string): string {
  const { scheme, authority, path } = parseSocketUrl(url);
  return authority === '' ? url.slice(0, 200) : `${scheme}://${authority}${path}`;
}

/** `https://host:port` of a page URL, as the browser would send it in `Origin`. */
export function originOf(pageUrl: string): string {
  const { scheme, authority } = parseSocketUrl(pageUrl);
  return (scheme === 'http' || scheme === 'https') && authority !== '' ? `${scheme}://${authority}` : 'null';
}
