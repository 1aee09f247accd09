import type { SecretKind } from '../detect/secret-names.ts';

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/gi;
/** In the international form of ITU-T E.123, or as written in North America. */
const PHONE =
  /(?<![\w.+-])\+[1-9](?:[ ().-]{0,2}\d){7,14}(?![\w-])|(?<![\w.+-])(?:\(\d{3}\) ?|\d{3}[ -])\d{3}[ -]\d{4}(?![\w-])/g;
const CARD = /(?<![\w.+-])\d(?:[ -]?\d){12,15}(?![\w-]|\.\d)/g;
/** Numbers of issuers (ISO/IEC 7812), without which a time or an id would pass one time in ten. */
const ISSUER = /^(?:4|5[1-5]|2[2-7]|3[4-7]|30[0-5]|38|6011|65)/;
/** `Chrome/156.0.0.0` is none. */
const IPV4 =
  /(?<![\w.]|[A-Za-z]\/)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.])/g;
const IPV6 = /(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])/gi;

type Mask = (secret: string, kind: SecretKind) => string;

export function maskPersonal(text: string, mask: Mask): string {
  const mailed = text.includes('@') ? text.replace(EMAIL, (mail) => mask(mail, 'email')) : text;
  if (!/\d[\d ().-]{7}/.test(mailed)) return mailed;
  return mailed
    .replace(CARD, (number) => (isCard(number) ? mask(number, 'card') : number))
    .replace(PHONE, (number) => mask(number, 'phone'));
}

export function maskAddresses(text: string, mask: Mask): string {
  return text
    .replace(IPV4, (address) => mask(address, 'address'))
    .replace(IPV6, (found) => (isIpv6(found) ? mask(found, 'address') : found));
}

/** ISO/IEC 7812-1, annex B: Luhn's sum. */
function isCard(number: string): boolean {
  const digits = number.replace(/\D/g, '');
  if (!ISSUER.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const double = digit * 2;
    sum += at % 2 === 0 ? digit : double > 9 ? double - 9 : double;
  }
  return sum % 10 === 0;
}

/** RFC 4291 section 2.2: eight groups, or fewer with one `::`. A time of day is none. */
function isIpv6(text: string): boolean {
  const gaps = text.split('::').length - 1;
  return gaps === 1 ? /[0-9a-f]/i.test(text) : gaps === 0 && text.split(':').length === 8;
}
