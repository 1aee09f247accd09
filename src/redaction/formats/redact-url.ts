import { looksRandom, nameMeaning, type SecretKind } from '../detect/secret-names.ts';
import { percentDecode } from './percent-decode.ts';

export interface UrlHelp {
  mask(secret: string, kind: SecretKind): string;
  /** Secrets of any text but one that looks random; and of those as well. */
  text(value: string): string;
  maskRandom(value: string): string;
  userName(name: string): boolean;
}

const PARTS = /^([a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)([^?#]*)([\s\S]*)$/i;

/** A whole URL, or one without a scheme. Names and host stay; `%` escapes only where nothing is masked. */
export function redactUrl(url: string, help: UrlHelp): string {
  const [, scheme = '', authority = '', path = '', tail = ''] = PARTS.exec(url) ?? [];
  const host = scheme === '' ? loose(authority, help) : redactUser(authority, help);
  return `${scheme}${host}${redactPath(path, help)}${redactPairs(tail, help)}`;
}

function redactUser(authority: string, { mask }: UrlHelp): string {
  const end = authority.lastIndexOf('@');
  if (end < 0) return authority;
  const [, user = '', rest] = /^((?:«[^»]*»|[^:])*)(?::([\s\S]*))?$/.exec(authority.slice(0, end)) ?? [];
  const shown = (text: string, kind: SecretKind): string => {
    const plain = percentDecode(text);
    return text === '' ? '' : mask(plain, kind);
  };
  return `${shown(user, 'user')}${rest === undefined ? '' : `:${shown(rest, 'password')}`}@${authority.slice(end + 1)}`;
}

const BEFORE_SECRET =
  /^(?:tokens?|secrets?|passwords?|reset|magic|verify|confirm|invites?|invitations?|(?:web)?hooks?|keys?|api-?keys?|unsubscribe|share)$/i;

function redactPath(path: string, help: UrlHelp): string {
  if (path.length < 8) return path;
  let before = '';
  return path
    .split(/([/;])/)
    .map((segment) => {
      const named = /^([\w.-]+)=(.+)$/.exec(segment);
      const plain = percentDecode(segment);
      const secret = BEFORE_SECRET.test(before) && plain.length >= 16 && looksRandom(plain);
      if (segment !== '/' && segment !== ';') before = plain;
      if (named) return redactPair('', named[1] ?? '', named[2] ?? '', help);
      if (secret) return help.mask(plain, 'token');
      const shown = help.maskRandom(help.text(plain));
      return shown === plain ? segment : encodeMasked(shown);
    })
    .join('');
}

const PAIR = /([?&#;/]|^)([^=&#;?/]{1,200})=([^&#;]*)/g;

/** Query and fragment: values by their names, then by their shape. */
function redactPairs(tail: string, help: UrlHelp): string {
  if (tail.length < 2) return tail;
  let done = 0;
  let out = '';
  for (const pair of tail.matchAll(PAIR)) {
    out += loose(tail.slice(done, pair.index), help);
    out += redactPair(pair[1] ?? '', pair[2] ?? '', pair[3] ?? '', help);
    done = pair.index + pair[0].length;
  }
  return out + loose(tail.slice(done), help);
}

function loose(text: string, help: UrlHelp): string {
  if (text.length < 8) return text;
  const mark = /^[?&#;]+/.exec(text)?.[0] ?? '';
  const plain = percentDecode(text.slice(mark.length));
  const shown = help.maskRandom(help.text(plain));
  return shown === plain ? text : mark + encodeMasked(shown);
}

function redactPair(before: string, name: string, value: string, help: UrlHelp): string {
  const called = percentDecode(name);
  const plain = percentDecode(value);
  const meaning = nameMeaning(called);
  if (help.userName(called)) return `${before}${name}=${help.mask(plain, 'custom')}`;
  // The text beside a placeholder was checked when the placeholder was made.
  if (meaning && (meaning.sure || (!/«[\w:-]+»/.test(plain) && looksRandom(plain, 6))))
    return `${before}${name}=${help.mask(plain, meaning.kind)}`;
  const shown = help.maskRandom(help.text(plain));
  return shown === plain ? `${before}${name}=${value}` : `${before}${name}=${encodeMasked(shown)}`;
}

/** Placeholders stay legible. */
export function encodeMasked(text: string): string {
  return text
    .split(/(«[\w:-]+»)/)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')).replace(/%(?:2F|3A|40|2C|5B|5D)/g, (hex) =>
            decodeURIComponent(hex),
          ),
    )
    .join('');
}
