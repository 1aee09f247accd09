import { hostCovers } from '../../src/shared/host-pattern.ts';

const PATTERN = /^(?<scheme>\*|[a-z]+):\/\/(?<host>[^/]*)(?<path>\/.*)$/;
const ANY = new Set(['http:', 'https:', 'ws:', 'wss:']);

/**
 * Whether a match pattern such as `https://*.example.com/*` or `<all_urls>` covers a URL. The path is ignored, because
 * permissions are granted per host. https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns
 */
export function patternCovers(pattern: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (pattern === '<all_urls>') return ANY.has(protocol) || protocol === 'file:';
  const { scheme, host = '' } = PATTERN.exec(pattern)?.groups ?? {};
  if (scheme === undefined) return false;
  if (scheme === '*' ? !ANY.has(protocol) : `${scheme}:` !== protocol) return false;
  if (host === '*') return true;
  return hostCovers(host, hostname) || hostname === host.replace(/:.*$/, '');
}
