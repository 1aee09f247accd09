import { parseSocketUrl } from '../shared/socket-url.ts';
import type { ClientRequest } from './request.ts';

export type Target = { ok: true; url: string; protocols: string[] } | { ok: false; why: string };

/** A token of RFC 9110, section 5.6.2, which RFC 6455, section 4.1, requires for a subprotocol. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
const LONGEST_URL = 8_192;
const MOST_PROTOCOLS = 30;

const no = (why: string): Target => ({ ok: false, why });

/** The target of the request; or what is invalid, before the browser is asked. */
export function readTarget({
  url: written,
  protocols: names,
}: Pick<ClientRequest, 'url' | 'protocols'>): Target {
  const url = written.trim();
  if (url === '') return no('The URL is missing.');
  if (url.length > LONGEST_URL) return no(`The url has ${url.length} characters; ${LONGEST_URL} are taken.`);
  const { scheme, host, port } = parseSocketUrl(url);
  if (!/^(?:wss?|https?)$/.test(scheme)) return no('The URL must begin with ws:// or wss://.');
  if (host === '') return no('The URL names no host.');
  if (!(port <= 65_535)) return no(`There is no port ${port}: 65535 is the last.`);
  if (url.includes('#')) return no('A WebSocket URL has no fragment: leave out # and what follows.');
  if (/\s/.test(url)) return no('The URL has a space in it.');
  const protocols = names.split(/[\s,]+/).filter((name) => name !== '');
  if (protocols.length > MOST_PROTOCOLS) return no(`${MOST_PROTOCOLS} subprotocols are enough.`);
  const bad = protocols.find((name) => !TOKEN.test(name));
  if (bad !== undefined)
    return no(`“${bad}” is no name of a subprotocol: letters, digits and !#$%&'*+-.^_\`|~ are.`);
  const twice = protocols.find((name, at) => protocols.indexOf(name) !== at);
  if (twice !== undefined) return no(`The subprotocol ${twice} is named twice.`);
  return { ok: true, url: url.replace(/^http/i, 'ws'), protocols };
}
