import { isSecretName } from '../detect/secret-name.ts';
import { isNothing } from './harmless.ts';
import { isName } from './harmless-word.ts';
import { isMaskedWhole, kindOf, PLACEHOLDERS, type StrictHelp } from './strict-help.ts';
import { strictText } from './strict-text.ts';
import { strictKey } from './strict-value.ts';

const URLS =
  /^(?:referer|location|origin|content-location|:path|x-original-url|x-forwarded-uri|host|:authority)$/;
const NONCE = /^sec-websocket-(?:key|accept)$/;
/** 16 bytes and 20 bytes in base64: RFC 6455 section 4.1 and 4.2.2. */
const NONCE_FORM = /^(?:[A-Za-z0-9+/]{22}==|[A-Za-z0-9+/]{27}=)$/;

/** The value of a header, after what is known to be secret was masked. */
export function strictHeader(name: string, value: string, help: StrictHelp): string {
  const plain = name.toLowerCase();
  if (NONCE.test(plain) && NONCE_FORM.test(value)) return value;
  if (plain === 'cookie') return cookies(value, help);
  if (plain === 'set-cookie')
    return value
      .split('\n')
      .map((line) => setCookie(line, help))
      .join('\n');
  if (plain === 'sec-websocket-protocol') return strictProtocols(value.split(/, ?/), help).join(', ');
  if (/authorization$/.test(plain))
    return value.replace(
      /^([\w-]+ +)?([\s\S]*)$/,
      (_all, scheme = '', rest: string) =>
        scheme + (rest === '' || rest.replace(PLACEHOLDERS, '').trim() === '' ? rest : help.secret(rest)),
    );
  if (isMaskedWhole(value) || isNothing(value)) return value;
  if (isSecretName(name) && !/^access-control-|^sec-|^clear-site-data$/.test(plain))
    return help.secret(value);
  if (URLS.test(plain) && /^(?:[a-z]+:\/)?\//i.test(value)) return help.url(value);
  if (plain === 'host' || plain === ':authority')
    return help.isQuoted(value) ? value : help.url(`https://${value}`).slice(8);
  return strictText(value, help);
}

function cookies(value: string, help: StrictHelp): string {
  return value
    .split(/(; *)/)
    .map((pair, at) => (at % 2 === 1 ? pair : cookie(pair, help)))
    .join('');
}

function cookie(pair: string, help: StrictHelp): string {
  const at = pair.indexOf('=');
  if (at < 0) return pair === '' || isMaskedWhole(pair) ? pair : help.secret(pair);
  const value = pair.slice(at + 1);
  return `${strictKey(pair.slice(0, at), help)}=${value === '' || isMaskedWhole(value) ? value : help.secret(value)}`;
}

function setCookie(line: string, help: StrictHelp): string {
  const end = line.indexOf(';');
  const first = end < 0 ? line : line.slice(0, end);
  return cookie(first, help) + (end < 0 ? '' : strictText(line.slice(end), help));
}

/** Subprotocols: names such as `graphql-transport-ws` and `acme.chat.v2` stay. */
export function strictProtocols(protocols: readonly string[], help: StrictHelp): string[] {
  let before = '';
  return protocols.map((protocol) => {
    const named = isSecretName(before) && !help.vocabulary.isTechnical(protocol);
    before = protocol;
    if (protocol === '' || isMaskedWhole(protocol)) return protocol;
    if (named) return help.secret(protocol);
    const masked = /«/.test(protocol);
    const words = protocol.replace(PLACEHOLDERS, '');
    if (
      help.known(protocol) === undefined &&
      (words === '' || isName(words, help.vocabulary)) &&
      (masked || !isCarried(words))
    )
      return protocol;
    if (masked) return strictText(protocol, help);
    const prefix = /^((?:[a-z]{2,20}[.:_=-]){1,4})(.{4,})$/i.exec(protocol);
    if (prefix && isName(prefix[1] ?? '', help.vocabulary))
      return `${prefix[1]}${help.mask(prefix[2] ?? '', kindOf(prefix[2] ?? ''))}`;
    return help.known(protocol) ?? help.mask(protocol, kindOf(protocol));
  });
}

/** `token.sunshine`: a name, and behind it what it means. */
function isCarried(protocol: string): boolean {
  const [name = '', ...rest] = protocol.split(/[.:=]/);
  return rest.length > 0 && rest.join('').length >= 4 && isSecretName(name);
}
