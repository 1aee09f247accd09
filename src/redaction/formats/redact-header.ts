import { looksRandom, nameMeaning, type SecretKind } from '../detect/secret-names.ts';
import { fromBase64, fromUtf8 } from './bytes.ts';

export interface HeaderHelp {
  mask(secret: string, kind: SecretKind): string;
  text(value: string): string;
  url(value: string): string;
  /** Without what only looks random: ids of requests do. */
  shapes(value: string): string;
  userName(name: string): boolean;
}

const IDS =
  /^(?:etag|cf-ray|x-[\w-]*(?:request|trace|correlation|cf)-id|x-amz-cf-id|x-amzn-trace-id|traceparent|tracestate|nel|report-to|content-security-policy|sec-websocket-(?:accept|key)|x-cache|via|server|user-agent|if-none-match)$/i;
const URLS = /^(?:referer|location|origin|content-location|link|:path|x-original-url|x-forwarded-uri)$/i;

export function redactHeader(name: string, value: string, help: HeaderHelp): string {
  const plain = name.toLowerCase();
  if (help.userName(name)) return help.mask(value, 'custom');
  if (plain === 'cookie')
    return value
      .split(/(; *)/)
      .map((pair) => redactCookie(pair, help))
      .join('');
  if (plain === 'set-cookie')
    return value.replace(/^[^;\n]*|(?<=\n)[^;\n]*/g, (pair) => redactCookie(pair, help));
  if (/^(?:proxy-)?authorization$/.test(plain)) return redactAuthorization(value, help);
  if (plain === 'sec-websocket-protocol') return redactProtocols(value.split(/, ?/), help).join(', ');
  if (isNonce(plain, value)) return value;
  if (IDS.test(plain)) return help.shapes(value);
  if (URLS.test(plain) && /^(?:[a-z]+:\/)?\//i.test(value)) return help.url(value);
  const meaning = nameMeaning(plain);
  if (meaning && (meaning.sure || looksRandom(value))) return help.mask(value, meaning.kind);
  return help.text(value);
}

/** What both sides generate for each handshake, which proves nothing of who asks (RFC 6455 section 1.3). */
function isNonce(name: string, value: string): boolean {
  if (name === 'sec-websocket-key') return /^[\w+/]{22}==$/.test(value);
  return name === 'sec-websocket-accept' && /^[\w+/]{27}=$/.test(value);
}

function redactCookie(pair: string, { mask }: HeaderHelp): string {
  const at = pair.indexOf('=');
  if (at < 0) return /^; *$/.test(pair) ? pair : mask(pair, 'cookie');
  return `${pair.slice(0, at + 1)}${mask(pair.slice(at + 1), 'cookie')}`;
}

/** RFC 9110 section 11.4: a scheme, and what proves who asks. */
function redactAuthorization(value: string, { mask }: HeaderHelp): string {
  const [, scheme = '', secret = ''] = /^([\w-]+ +)?([\s\S]*)$/.exec(value) ?? [];
  if (/^basic /i.test(scheme)) {
    const said = fromUtf8(fromBase64(secret) ?? '') ?? '';
    // Known from now on, also where they stand without the header.
    const password = said.slice(said.indexOf(':') + 1);
    if (said.includes(':') && password.length >= 4) mask(password, 'password');
  }
  return `${scheme}${mask(secret, 'token')}`;
}

const PREFIX =
  /^((?:base64url\.)?bearer\.(?:authorization\.k8s\.io\.)?|(?:[\w-]+[.:-])?(?:bearer|authorization|auth|access[_-]?token|token|jwt|ticket|api[_-]?key|key|session)[.:_=-]+)(?=.{6})/i;

/** Some pages hand their token over among the subprotocols, behind a name or in one word with it. */
export function redactProtocols(protocols: readonly string[], help: HeaderHelp): string[] {
  return protocols.map((protocol, at) => {
    const before = nameMeaning(protocols[at - 1] ?? '');
    if (before && (looksRandom(protocol, 6) || protocol.length >= 16))
      return help.mask(protocol, before.kind);
    const prefix = PREFIX.exec(protocol)?.[0] ?? '';
    const rest = protocol.slice(prefix.length);
    if (prefix !== '' && looksRandom(rest, 6)) return `${prefix}${help.mask(rest, 'token')}`;
    const shown = help.text(protocol);
    if (shown !== protocol) return shown;
    return /^[\w+/=-]{20,}$/.test(protocol) && (protocol.match(/\d/g)?.length ?? 0) >= 3
      ? help.mask(protocol, 'token')
      : protocol;
  });
}
