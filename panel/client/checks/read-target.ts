import type { ClientRequest } from '../../../src/client/request.ts';
import { parseSocketUrl } from '../../../src/shared/socket-url.ts';
import { t } from '../../messages/message.ts';

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
  if (url === '') return no(t('target_no_url'));
  if (url.length > LONGEST_URL) return no(t('target_long_url', { length: url.length, most: LONGEST_URL }));
  const { scheme, host, port } = parseSocketUrl(url);
  if (!/^(?:wss?|https?)$/.test(scheme)) return no(t('target_no_scheme'));
  if (host === '') return no(t('target_no_host'));
  if (!(port <= 65_535)) return no(t('target_no_port', { port: String(port) }));
  if (url.includes('#')) return no(t('target_fragment'));
  if (/\s/.test(url)) return no(t('target_space'));
  const protocols = names.split(/[\s,]+/).filter((name) => name !== '');
  if (protocols.length > MOST_PROTOCOLS) return no(t('target_many_protocols', { most: MOST_PROTOCOLS }));
  const bad = protocols.find((name) => !TOKEN.test(name));
  if (bad !== undefined) return no(t('target_bad_protocol', { allowed: "!#$%&'*+-.^_`|~", name: bad }));
  const twice = protocols.find((name, at) => protocols.indexOf(name) !== at);
  if (twice !== undefined) return no(t('target_protocol_twice', { name: twice }));
  return { ok: true, url: url.replace(/^http/i, 'ws'), protocols };
}
