import { percentDecode } from '../formats/percent-decode.ts';
import { encodeMasked } from '../formats/redact-url.ts';
import { isNothing } from './harmless.ts';
import { isName, wordKind } from './harmless-word.ts';
import { isMaskedWhole, kindOf, type StrictHelp } from './strict-help.ts';
import { DATA, strictText } from './strict-text.ts';
import { strictKey, strictValue } from './strict-value.ts';

const PARTS = /^([a-z][a-z0-9+.-]*:(?:\/\/)?)?([^/?#]*)([^?#]*)([\s\S]*)$/i;
const SCHEME =
  /^(?:wss?|https?|file|blob|about|chrome|chrome-extension|moz-extension|data|javascript|mqtts?|tcp|udp|ftp|app|capacitor|ionic|redis|amqps?|postgres(?:ql)?|mysql|mongodb)(?:\+\w{2,8})?:/i;

/** What of a URL is quoted as it is: its host, port and path. */
export type Quote = (name: string) => void;

/** A whole URL, or the end of one: host, names of words, and harmless values stay. */
export function strictUrl(url: string, help: StrictHelp, quote: Quote): string {
  const nested = /^(?:blob|view-source|filesystem):(?=https?:)/i.exec(url)?.[0];
  if (nested !== undefined) return nested + strictUrl(url.slice(nested.length), help, quote);
  const [, scheme = '', authority = '', path = '', tail = ''] = PARTS.exec(url) ?? [];
  if (scheme !== '' && !SCHEME.test(scheme)) return help.mask(url, 'token');
  if (/^(?:data|javascript):/i.test(scheme)) return scheme + help.mask(url.slice(scheme.length), 'token');
  const host = scheme === '' ? strictText(authority, help) : strictAuthority(authority, help, quote);
  return `${scheme}${host}${strictPath(path, help, quote)}${strictTail(tail, help)}`;
}

function strictAuthority(authority: string, help: StrictHelp, quote: Quote): string {
  const end = authority.lastIndexOf('@');
  const userinfo = authority
    .slice(0, end + 1)
    .replace(/«[^«»]*»|[^:@«»]+/g, (part) => (isMaskedWhole(part) ? part : help.secret(percentDecode(part))));
  const place = authority.slice(end + 1);
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(.*)$/.exec(place) ?? [];
  if (/^:\d{1,5}$/.test(port)) quote(port.slice(1));
  const shown = /^\[|^[\d.]+$/.test(host)
    ? host
    : host
        .split('.')
        .map((label) => strictLabel(label, help))
        .join('.');
  if (shown === host && host !== '') {
    quote(host);
    quote(place);
  }
  return userinfo + shown + (/^(?::\d{0,5})?$/.test(port) ? port : strictText(port, help));
}

/** A host is what the diagnosis is about; a label that is an id, or a key, is no name. */
function strictLabel(label: string, help: StrictHelp): string {
  if (label === '' || isMaskedWhole(label) || isName(label, help.vocabulary)) return label;
  const plain = percentDecode(label);
  const figures = plain.match(/\d/g)?.length ?? 0;
  const isData =
    plain.length > 24 ||
    (figures >= 3 && plain.length >= 16) ||
    /[^\p{L}\p{M}\p{N}_-]/u.test(plain) ||
    help.known(plain) !== undefined;
  return isData ? (help.known(plain) ?? help.mask(plain, kindOf(plain))) : label;
}

const BEFORE_SECRET =
  /^(?:tokens?|secrets?|passwords?|reset|magic|verify|confirm|invites?|invitations?|(?:web)?hooks?|keys?|api-?keys?|unsubscribe|share|auth|session|login|otp|pin|code|services)$/i;

/** The segment after it names a person or their data: it is shown only where it is a word. */
const BEFORE_DATA =
  /^(?:u|users?|accounts?|members?|profiles?|people|persons?|customers?|clients?|patients?|students?|employees?|owners?|tenants?|orgs?|organi[sz]ations?|teams?|groups?|rooms?|channels?|chats?|conversations?|by-?name|names?|logins?|nicks?|nicknames?|players?)$/i;

/** The segments of a path: names stay. */
export function strictPath(path: string, help: StrictHelp, quote: Quote): string {
  let before = '';
  let whole = true;
  const shown = path
    .split(/([/;])/)
    .map((segment) => {
      if (segment === '/' || segment === ';' || segment === '') return segment;
      const plain = percentDecode(segment);
      const strict = BEFORE_SECRET.test(before) ? 'secret' : BEFORE_DATA.test(before) ? 'data' : undefined;
      before = plain;
      const out = strictSegment(segment, plain, strict, help);
      if (out !== segment) whole = false;
      else if (segment.length > 2 && !/^\d+$/.test(segment)) quote(segment);
      return out;
    })
    .join('');
  if (whole && path.length > 1) quote(path);
  return shown;
}

function strictSegment(
  segment: string,
  plain: string,
  strict: 'secret' | 'data' | undefined,
  help: StrictHelp,
): string {
  if (isMaskedWhole(plain)) return segment;
  const pair = /^([\w.-]+)=([\s\S]+)$/.exec(plain);
  if (pair)
    return `${encodeMasked(strictKey(pair[1] ?? '', help))}=${shownPart(pair[2] ?? '', (value) => strictValue(value, { name: pair[1] ?? '', secret: false, login: false, naming: false }, help))}`;
  const known = help.vocabulary.isTechnical(plain) ? undefined : help.known(plain);
  if (known !== undefined) return known;
  if (isShownSegment(plain, strict, help)) return segment;
  if (plain.includes('«')) return encodeMasked(strictText(plain, help, DATA));
  if (/^:\d+(?::\d+)?$/.test(plain)) return segment;
  const place = /^(.+?)((?::\d{1,6}){1,2})$/.exec(plain);
  if (place) return strictSegment(place[1] ?? '', place[1] ?? '', strict, help) + place[2];
  const name = /^(.{1,40}?)((?:\.[a-z]{2,5}){1,2})$/.exec(plain);
  if (name) return help.mask(name[1] ?? '', kindOf(name[1] ?? '')) + name[2];
  return help.mask(plain, kindOf(plain));
}

function isShownSegment(
  plain: string,
  strict: 'secret' | 'data' | undefined,
  { vocabulary }: StrictHelp,
): boolean {
  switch (strict) {
    case 'secret':
      return vocabulary.isTechnical(plain) || /^\d{1,3}$/.test(plain);
    case 'data':
      return wordKind(plain, vocabulary) !== 'unknown';
    case undefined:
      return isName(plain, vocabulary) || /^[\p{L}\d]{1,2}$/u.test(plain);
    default:
      return strict satisfies never;
  }
}

function shownPart(raw: string, change: (plain: string) => string): string {
  const plain = percentDecode(raw.replace(/\+/g, ' '));
  const shown = change(plain);
  return shown === plain ? raw : encodeMasked(shown);
}

/** Query and fragment. */
function strictTail(tail: string, help: StrictHelp): string {
  return tail
    .split(/([?&#;]+)/)
    .map((part, at) => (at % 2 === 1 || part === '' ? part : strictPair(part, help)))
    .join('');
}

function strictPair(pair: string, help: StrictHelp): string {
  const at = pair.indexOf('=');
  if (at < 0) {
    return shownPart(pair, (plain) => {
      if (/^!?\//.test(plain))
        return plain.replace(/^(!?)([\s\S]*)$/, (_all, mark: string, path: string) => mark + help.path(path));
      return isName(plain, help.vocabulary) || isNothing(plain)
        ? (help.known(plain) ?? plain)
        : strictText(plain, help, DATA);
    });
  }
  const name = percentDecode(pair.slice(0, at));
  const key = shownPart(pair.slice(0, at), (plain) => strictKey(plain, help));
  const value = shownPart(pair.slice(at + 1), (plain) =>
    strictValue(plain, { name, secret: false, login: false, naming: false }, help),
  );
  return `${key}=${value}`;
}
