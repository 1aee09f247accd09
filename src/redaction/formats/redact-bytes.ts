import type { LeftOut } from '../../capture/left-out.ts';
import { nameMeaning, type SecretKind } from '../detect/secret-names.ts';
import { fromBase64, fromUtf8, toBase64, toUtf8 } from './bytes.ts';

export interface BytesHelp {
  mask(secret: string, kind: SecretKind): string;
  text(value: string): string;
  isMasked(text: string): boolean;
}

/** Compressed content, into which nothing here can look: gzip, zlib, Zstandard. */
const COMPRESSED = ['\x1f\x8b', 'x\x01', 'x\x5e', 'x\x9c', 'x\xda', '\x28\xb5\x2f\xfd'];
const READABLE = /^[\t\n\r\0\x20-\x7e\u00a0-\uffff]*$/;

export function isReadable(text: string): boolean {
  return READABLE.test(text);
}

/** Base64 in and out; or why what is in it cannot be told and so must not be shown. */
export function redactBytes(base64: string, help: BytesHelp): { base64: string } | { leftOut: LeftOut } {
  const bytes = fromBase64(base64);
  if (bytes === undefined) return { leftOut: 'unreadable' };
  if (COMPRESSED.some((mark) => bytes.startsWith(mark))) return { leftOut: 'compressed' };
  const shown = shownBytes(bytes, help);
  return { base64: shown === bytes ? base64 : toBase64(shown) };
}

function shownBytes(bytes: string, help: BytesHelp): string {
  const wide = redactWide(bytes, help.text);
  if (wide !== undefined) return wide;
  const text = fromUtf8(bytes);
  if (text === undefined || !isReadable(text))
    return maskRuns(maskMqtt(maskAfterNames(bytes, help), help), help);
  const shown = help.text(text);
  return shown === text ? bytes : toUtf8(shown);
}

/** UTF-16, in whichever order of bytes; most of its characters are of the Latin kind, or it is not known as such. */
export function redactWide(bytes: string, text: (value: string) => string): string | undefined {
  for (const order of [1, 0] as const) {
    const units = unitsOf(bytes, order);
    if (units === undefined) continue;
    const shown = text(units);
    return shown === units ? bytes : bytesOf(shown, order);
  }
  return undefined;
}

/** `high` is where in each pair the high byte stands: 1 for little-endian. */
function unitsOf(bytes: string, high: 0 | 1): string | undefined {
  if (bytes.length < 8 || bytes.length % 2 === 1) return undefined;
  const units: string[] = [];
  let latin = 0;
  for (let at = 0; at < bytes.length; at += 2) {
    const unit = bytes.charCodeAt(at + high) * 256 + bytes.charCodeAt(at + 1 - high);
    if (unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 13) return undefined;
    if (unit < 0x100) latin += 1;
    units.push(String.fromCharCode(unit));
  }
  return latin >= units.length * 0.7 ? units.join('') : undefined;
}

function bytesOf(text: string, high: 0 | 1): string {
  const units = Array.from({ length: text.length }, (_unused, at) => text.charCodeAt(at));
  return units
    .map((unit) => {
      const [first, second] = high === 1 ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255];
      return String.fromCharCode(first, second);
    })
    .join('');
}

/** The same length as before, so that lengths that are written in the message stay true. */
function fill(shown: string, length: number): string {
  const plain = inBytes(shown);
  if (plain.length <= length) return plain.padEnd(length, '*');
  const cut = plain.slice(0, length);
  return /\*[a-z-]*-?\d*$/.test(cut)
    ? cut.replace(/\*[a-z-]*-?\d*$/, (part) => '*'.repeat(part.length))
    : cut;
}

function inBytes(shown: string): string {
  return shown.replace(/«([\w-]+)(?::\d+)?»/g, '*$1*').replace(/[^\0-\xff]/g, '?');
}

const masked = (secret: string, kind: SecretKind, help: BytesHelp): string =>
  help.isMasked(secret) ? secret : fill(help.mask(fromUtf8(secret) ?? secret, kind), secret.length);

/** Printable stretches between other bytes. */
function maskRuns(bytes: string, help: BytesHelp): string {
  return bytes.replace(/[\x20-\x7e]{6,}/g, (run) => {
    const shown = help.text(run);
    return shown === run ? run : fill(shown, run.length);
  });
}

/** A name of BSON ends with a zero; this finds the others by what they end with as well. */
const NAME =
  /[a-z_-]{0,20}(?:passw(?:or)?d|passcode|secret|token|api_?-?key|accesskey|authorization|credential|jwt|signature)/gi;
const NAME_FORM = /^[\p{L}_][\p{L}\p{M}\p{N} _.-]*$/u;

/** A name and then a length and a value: MessagePack, CBOR, BSON. */
function maskAfterNames(bytes: string, help: BytesHelp): string {
  let out = '';
  let done = 0;
  for (const { name, end } of namesIn(bytes)) {
    // A value may itself end like a name.
    if (end <= done) continue;
    const value = valueAfter(bytes, end);
    const kind = nameMeaning(name)?.kind;
    if (!value || kind === undefined) continue;
    out += bytes.slice(done, value.from) + masked(bytes.slice(value.from, value.to), kind, help);
    done = value.to;
  }
  return out + bytes.slice(done);
}

/** By the length in front of them, and by how they end. */
function namesIn(bytes: string): { name: string; end: number }[] {
  const found = [...bytes.matchAll(NAME)].map(({ 0: name, index }) => ({ name, end: index + name.length }));
  for (let at = 0; at < bytes.length; at += 1) {
    const length = nameLength(bytes.charCodeAt(at));
    if (length < 2) continue;
    const end = at + 1 + length;
    const name = fromUtf8(bytes.slice(at + 1, end)) ?? '';
    if (NAME_FORM.test(name) && nameMeaning(name)?.sure) found.push({ name, end });
  }
  return found.sort((a, b) => a.end - b.end);
}

/** Of a short text in MessagePack, or in CBOR. */
function nameLength(head: number): number {
  if (head >= 0xa0 && head <= 0xbf) return head - 0xa0;
  return head >= 0x60 && head <= 0x77 ? head - 0x60 : 0;
}

function valueAfter(bytes: string, at: number): { from: number; to: number } | undefined {
  const code = (offset: number): number => bytes.charCodeAt(at + offset);
  const span = (skip: number, length: number): { from: number; to: number } | undefined =>
    length > 0 && at + skip < bytes.length
      ? { from: at + skip, to: Math.min(bytes.length, at + skip + length) }
      : undefined;
  const first = code(0);
  if (first >= 0xa0 && first <= 0xbf) return span(1, first - 0xa0);
  if (first === 0xd9 || first === 0xc4 || first === 0x78) return span(2, code(1));
  if (first === 0xda || first === 0xc5 || first === 0x79) return span(3, code(1) * 256 + code(2));
  if (first >= 0x60 && first <= 0x77) return span(1, first - 0x60);
  if (first === 0 && code(3) === 0 && code(4) === 0) return span(5, code(1) + code(2) * 256 - 1);
  return undefined;
}

/** CONNECT of MQTT 3.1, 3.1.1 and 5 (section 3.1): user name and password are its last fields. */
function maskMqtt(bytes: string, help: BytesHelp): string {
  const name = /MQ(?:TT|Isdp)/.exec(bytes.slice(0, 12));
  if (!name || name.index < 4 || !bytes.startsWith('\x10')) return bytes;
  let at = name.index + name[0].length;
  const level = bytes.charCodeAt(at);
  const flags = bytes.charCodeAt(at + 1);
  at += 4;
  const skipProperties = (): void => {
    if (level === 5) at += 1 + bytes.charCodeAt(at);
  };
  const field = (): { from: number; to: number } => {
    const from = at + 2;
    at = from + bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1);
    return { from, to: Math.min(at, bytes.length) };
  };
  skipProperties();
  field();
  if (flags & 4) {
    skipProperties();
    field();
    field();
  }
  const user = flags & 128 ? field() : undefined;
  const password = flags & 64 ? field() : undefined;
  let out = bytes;
  for (const [span, kind] of [
    [user, 'user'],
    [password, 'password'],
  ] as const) {
    // Not a number: the packet was cut before the field.
    if (!span || !(span.from < span.to)) continue;
    out = out.slice(0, span.from) + masked(out.slice(span.from, span.to), kind, help) + out.slice(span.to);
  }
  return out;
}
