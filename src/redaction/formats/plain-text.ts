import { looksRandom, nameMeaning, type SecretKind } from '../detect/secret-names.ts';
import { maskVendorKeys, SCHEME } from '../detect/vendor-keys.ts';
import { fromBase64, fromUtf8 } from './bytes.ts';
import { maskNamedForms } from './named-forms.ts';

export interface PlainHelp {
  mask(secret: string, kind: SecretKind): string;
  text(value: string): string;
  url(value: string): string;
  header(name: string, value: string): string;
  userName(name: string): boolean;
}

const URL_IN_TEXT = /(?<![\w+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>`\\^{}|\0]+/gi;
/** What belongs to the sentence or to a line of a stack, not to the url. */
const AFTER_URL = /(?:(?::\d+){1,2}\)?|[.,;:!?)\]…]+)$/;

export function maskUrls(text: string, help: PlainHelp): string {
  if (!text.includes('://')) return text;
  return text.replace(URL_IN_TEXT, (found) => {
    // What goes on behind it may be the next setting of a connection string.
    const end = /;[A-Za-z][\w ]{1,40}=/.exec(found)?.index ?? found.length;
    const url = found.slice(0, end);
    const after = AFTER_URL.exec(url)?.[0] ?? '';
    return help.url(url.slice(0, url.length - after.length)) + after + found.slice(end);
  });
}

/** `passcode:…` of STOMP, `X-Api-Key: …` of HTTP; the value goes on to the end of the line. */
const LINE = /^([A-Za-z][\w.-]{1,60}):( ?)([^\r\n\0]+)$/gm;
/** A name and the sign after it, up to the value or its quote. */
const NAME_AND_SIGN = String.raw`(?<![\p{L}\p{N}_%]|[\p{L}\p{N}_]-)([\p{L}_][\p{L}\p{M}\p{N}_.-]{0,80})(["']?\s?(?:=>|=|:)\s{0,2})`;
/** `name=value`, `name: "value"`, and what is alike in logs and connection strings. */
const PAIR = new RegExp(
  String.raw`${NAME_AND_SIGN}(["']?)([^\s"'&;,<>(){}[\]«»\0]+|(?<=["'])[^"'«»]+)`,
  'gu',
);
/** `name: "some words"` outside of JSON. */
const QUOTED_PAIR = new RegExp(String.raw`${NAME_AND_SIGN}(["'])((?:(?!\3)[^\\\r\n«»]|\\.)+)\3`, 'gu');

export function maskNamed(text: string, help: PlainHelp): string {
  const formed = maskNamedForms(text, {
    isSecret: (name) => help.userName(name) || nameMeaning(name)?.sure === true,
    mask: (value) => help.mask(value, 'secret'),
  });
  if (!/[=:]/.test(formed)) return formed;
  const lines = formed.replace(LINE, (all, name: string, space: string, value: string) => {
    const header = /-|^(?:authorization|cookie)$/i.test(name);
    return (space === '' || header) && nameMeaning(name)?.sure
      ? `${name}:${space}${help.header(name, value)}`
      : all;
  });
  return maskPairs(maskQuoted(lines, help), help, (value) =>
    maskPairs(value, help, (innermost) => innermost),
  );
}

/** Values of several words: `maskPairs` ends one at its first space if the name is followed by a colon. */
function maskQuoted(text: string, help: PlainHelp): string {
  if (!/(?:=>|[=:])\s{0,2}["']/.test(text)) return text;
  return text.replace(QUOTED_PAIR, (_all, name: string, between: string, quote: string, value: string) => {
    const kind = kindOfPair(name, between, quote, value, help);
    const shown = kind === undefined ? maskQuoted(value, help) : help.mask(decode(value), kind);
    return `${name}${between}${quote}${shown}${quote}`;
  });
}

/** `within` gets the value of a harmless name: in `Error: token=…` one pair holds another. */
function maskPairs(text: string, help: PlainHelp, within: (value: string) => string): string {
  return text.replace(
    PAIR,
    (all, name: string, between: string, quote: string, value: string, at: number) => {
      if (isPlaceInScript(text, at, between, value)) return all;
      const kind = kindOfPair(name, between, quote, value, help);
      return `${name}${between}${quote}${kind === undefined ? within(value) : help.mask(decode(value), kind)}`;
    },
  );
}

const LONGEST_ADDRESS = 2_000;

/** Line and column behind the URL of a script, such as `https://app.test/token.js:12:34`: they are no value of its name. */
function isPlaceInScript(text: string, at: number, between: string, value: string): boolean {
  if (between !== ':' || !/^\d{1,6}:\d{1,6}$/.test(value)) return false;
  return /(?:^|:)\/\/[^\s/]+\/(?:[^\s?#]*\/)?$/.test(text.slice(Math.max(0, at - LONGEST_ADDRESS), at));
}

/** The placeholder of an earlier pass in bytes, whatever follows it. */
const MASKED_BYTES = /^\*[a-z-]+-\d+\*/;

/** In prose a colon often says something of a token, such as `token: expired`. */
function kindOfPair(
  name: string,
  between: string,
  quote: string,
  value: string,
  help: PlainHelp,
): SecretKind | undefined {
  if (help.userName(name)) return 'custom';
  const meaning = nameMeaning(name);
  if (!meaning || value.startsWith('//') || MASKED_BYTES.test(value)) return undefined;
  const prose = /:\s/.test(between) && quote === '';
  if (meaning.sure && !prose) return meaning.kind;
  return looksRandom(value, meaning.sure ? 6 : 8) ? meaning.kind : undefined;
}

function decode(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export function maskShapes(text: string, help: PlainHelp): string {
  return maskVendorKeys(text, help.mask).replace(
    SCHEME,
    (all, scheme: string, gap: string, secret: string) =>
      isCredential(scheme, secret) ? `${scheme}${gap}${help.mask(secret, 'token')}` : all,
  );
}

/** “bearer token is missing” has none. */
function isCredential(scheme: string, secret: string): boolean {
  return (
    secret.length >= 24 ||
    looksRandom(secret, 6) ||
    (/^basic$/i.test(scheme) && /=$|[A-Z].*[a-z]/.test(secret))
  );
}

const ENCODED = /(?<![\w.~+/-])[\w.~+/-]*(?:%[0-9a-f]{2}[\w.~+/=&-]*)+/gi;

/** What is written for a URL, in a text that is none. */
export function maskEncoded(text: string, help: PlainHelp): string {
  if (!text.includes('%')) return text;
  return text.replace(ENCODED, (word) => {
    const plain = decode(word);
    const shown = plain === word ? plain : help.text(plain);
    return shown === plain ? word : shown.replace(/[^«»\w.~-]+/g, (rest) => encodeURIComponent(rest));
  });
}

const BLOB = /(?<![\w+/=-])[\w+/-]{16,}={0,2}(?![\w+/=-])/g;
const PLACEHOLDER = /«[a-z-]+(?:-\d+)?(?::\d+)?»/g;
/** RFC 1952 section 2.3; nothing here can look into it. */
const GZIP = '\x1f\x8b\x08';
const PRINTABLE = /^[\t\n\r\x20-\x7e\u00a0-\uffff]+$/;

/** Base64 of a text that has a secret in it is masked whole; that of one secret has its placeholder. */
export function maskBlobs(text: string, help: PlainHelp): string {
  return text.replace(BLOB, (blob) => {
    const bytes = fromBase64(blob);
    if (bytes?.startsWith(GZIP)) return help.mask(blob, 'compressed');
    const plain = bytes === undefined ? undefined : fromUtf8(bytes);
    if (plain === undefined || !PRINTABLE.test(plain)) return blob;
    const shown = help.text(plain);
    if (shown === plain) return blob;
    const inside = [...new Set(shown.match(PLACEHOLDER))];
    return inside.length === 1 && !plain.includes('«') ? (inside[0] ?? '') : help.mask(blob, 'secret');
  });
}

const WIDE = /(?:[\x20-\x7e]\0){6,}/g;

/** UTF-16 that was read as something else. */
export function maskWide(text: string, help: PlainHelp): string {
  if (!text.includes('\0')) return text;
  return text.replace(WIDE, (run) => {
    const plain = run.replaceAll('\0', '');
    const shown = help.text(plain);
    return shown === plain ? run : `${[...shown].join('\0')}\0`;
  });
}
