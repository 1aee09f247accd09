import { base64Decode } from '../../shared/base64.ts';

/** What of a certificate explains why it is refused (RFC 5280 section 4.1). */
export interface Certificate {
  subject: string;
  issuer: string;
  names: string[];
  /** Epoch milliseconds. */
  notBefore: number;
  notAfter: number;
}

interface Element {
  tag: number;
  from: number;
  to: number;
}

const SEQUENCE = 0x30;
const SET = 0x31;
const OID = 0x06;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const CONTEXT_0 = 0xa0;
const CONTEXT_3 = 0xa3;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;
const MOST_NAMES = 20;
const MOST_CHILDREN = 200;

/** The certificate of a PEM text; undefined where it is none. */
export function readCertificate(pem: string): Certificate | undefined {
  const body = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/.exec(pem)?.[1];
  const bytes = body === undefined ? undefined : base64Decode(body.replace(/\s+/g, ''));
  const whole = bytes && elementAt(bytes, 0, bytes.length);
  if (!bytes || whole?.tag !== SEQUENCE) return undefined;
  const [signed] = children(bytes, whole);
  if (!signed) return undefined;
  const fields = children(bytes, signed).filter(({ tag }) => tag !== CONTEXT_0);
  const [, , issuer, validity, subject] = fields;
  if (!issuer || !validity || !subject) return undefined;
  const [from, until] = children(bytes, validity).map((element) => timeIn(bytes, element));
  if (from === undefined || until === undefined) return undefined;
  return {
    subject: nameIn(bytes, subject),
    issuer: nameIn(bytes, issuer),
    names: fields
      .filter(({ tag }) => tag === CONTEXT_3)
      .flatMap((element) => alternativeNames(bytes, element)),
    notBefore: from,
    notAfter: until,
  };
}

function elementAt(bytes: Uint8Array, at: number, end: number): Element | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > end) return undefined;
  const count = first & 0x80 ? first & 0x7f : 0;
  if (count > 4) return undefined;
  let length = count === 0 ? first : 0;
  for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const from = at + 2 + count;
  return from + length <= end ? { tag, from, to: from + length } : undefined;
}

function children(bytes: Uint8Array, { from, to }: Element): Element[] {
  const found: Element[] = [];
  for (let at = from; at < to && found.length < MOST_CHILDREN; ) {
    const element = elementAt(bytes, at, to);
    if (!element) break;
    found.push(element);
    at = element.to;
  }
  return found;
}

const ascii = (bytes: Uint8Array, { from, to }: Element): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 256)));

/** id-at-commonName and id-at-organizationName (X.520). */
const COMMON_NAME = '\u0055\u0004\u0003';
const ORGANIZATION = '\u0055\u0004\u000a';

function nameIn(bytes: Uint8Array, name: Element): string {
  const parts = new Map<string, string>();
  for (const set of children(bytes, name)) {
    if (set.tag !== SET) continue;
    for (const pair of children(bytes, set)) {
      const [type, value] = children(bytes, pair);
      if (type?.tag === OID && value) parts.set(ascii(bytes, type), ascii(bytes, value));
    }
  }
  return parts.get(COMMON_NAME) ?? parts.get(ORGANIZATION) ?? '';
}

function timeIn(bytes: Uint8Array, element: Element): number | undefined {
  const text = ascii(bytes, element);
  const digits =
    element.tag === UTC_TIME
      ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`
      : element.tag === GENERALIZED_TIME
        ? text
        : '';
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits);
  if (!match) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** id-ce-subjectAltName, 2.5.29.17. */
const ALTERNATIVE_NAME = '\u0055\u001d\u0011';

function alternativeNames(bytes: Uint8Array, extensions: Element): string[] {
  const [list] = children(bytes, extensions);
  for (const extension of list ? children(bytes, list) : []) {
    const parts = children(bytes, extension);
    const [type] = parts;
    const value = parts.at(-1);
    if (!type || !value || ascii(bytes, type) !== ALTERNATIVE_NAME) continue;
    const names = elementAt(bytes, value.from, value.to);
    return (names ? children(bytes, names) : []).slice(0, MOST_NAMES).flatMap((name) => {
      if (name.tag === DNS_NAME) return [ascii(bytes, name)];
      if (name.tag === IP_ADDRESS && name.to - name.from === 4)
        return [[...bytes.subarray(name.from, name.to)].join('.')];
      return [];
    });
  }
  return [];
}
