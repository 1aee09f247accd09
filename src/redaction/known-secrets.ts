import { nameMeaning } from './detect/secret-names.ts';
import { toBase64, toUtf8 } from './formats/bytes.ts';
import { urlForms } from './formats/url-forms.ts';
import type { PlaceholderMap } from './placeholder-map.ts';

/**
 * Finds what was found to be secret elsewhere, wherever it stands and in which form: as it is, escaped for JSON or
 * a URL, or within base64.
 */
export interface KnownSecrets {
  replace(text: string): string;
  /** Makes the forms of what was found since the last call; `replace` does so, too. */
  learn(): void;
}

interface Form {
  placeholder: string;
  form: string;
  /** Where base64 goes on beside the form, it is of the same blob. */
  blob: boolean;
}

/** Forms that begin alike, such as the tokens of one issuer: by their length, the longest first. */
type Bucket = { length: number; forms: Map<string, Form> }[];

/** So many first characters of a form are looked up. */
const HEAD = 6;
const SIEVE = 65_536;
const BLOB = /[\w+/=-]/;

export function createKnownSecrets(book: PlaceholderMap): KnownSecrets {
  const buckets = new Map<string, Bucket>();
  let sieve: Uint8Array | undefined;
  let learned = 0;
  const add = (form: string, placeholder: string, blob: boolean): void => {
    const head = form.slice(0, HEAD);
    const bucket = buckets.get(head) ?? [];
    buckets.set(head, bucket);
    const { length } = form;
    let alike = bucket.find((each) => each.length === length);
    if (!alike) {
      alike = { length, forms: new Map() };
      bucket.push(alike);
      bucket.sort((a, b) => b.length - a.length);
    }
    if (!alike.forms.has(form)) alike.forms.set(form, { placeholder, form, blob });
    // Made with the first secret: most texts have none, and many are looked at.
    sieve ??= new Uint8Array(SIEVE);
    sieve[sieveAt(form, 0)] = 1;
  };
  const learn = (): void => {
    if (learned === book.size()) return;
    for (const secret of book.secretsFrom(learned)) {
      const placeholder = book.placeholderOf(secret);
      if (placeholder === undefined || !isDistinct(secret)) continue;
      for (const form of new Set([secret, jsonForm(secret), ...urlForms(secret)]))
        add(form, placeholder, false);
      for (const form of base64Forms(secret)) add(form, placeholder, true);
    }
    learned = book.size();
  };
  return {
    learn,
    replace(text) {
      learn();
      const near = replaceNear(text, book);
      return !sieve || near.length < HEAD ? near : replaceForms(near, buckets, sieve);
    },
  };
}

const WORD = /[\p{L}\p{N}]{4,40}/gu;
const NAME_BEFORE = /([\p{L}_-]{3,40})["'“”:=]{0,2}\s{1,2}["'“]?$/u;

/** A secret that is a word means something else in most places, but not after a secret's name. */
function replaceNear(text: string, book: PlaceholderMap): string {
  if (book.size() === 0 || !text.includes(' ')) return text;
  return text.replace(WORD, (word, at: number) => {
    const placeholder = book.placeholderOf(word);
    if (placeholder === undefined) return word;
    const name = NAME_BEFORE.exec(text.slice(Math.max(0, at - 50), at))?.[1];
    return name !== undefined && nameMeaning(name)?.sure ? placeholder : word;
  });
}

function sieveAt(text: string, at: number): number {
  return (
    (text.charCodeAt(at) ^ (text.charCodeAt(at + 1) << 5) ^ (text.charCodeAt(at + 2) << 10)) & (SIEVE - 1)
  );
}

function replaceForms(text: string, buckets: ReadonlyMap<string, Bucket>, sieve: Uint8Array): string {
  let out = '';
  let done = 0;
  for (let at = 0; at <= text.length - HEAD; at += 1) {
    if (sieve[sieveAt(text, at)] === 0) continue;
    const bucket = buckets.get(text.slice(at, at + HEAD));
    const form = bucket && (formAt(text, at, bucket) ?? cutFormAt(text, at, bucket));
    if (!form) continue;
    let from = at;
    let end = at + Math.min(form.form.length, text.length - at);
    if (text[from - 1] === '«' && text[end] === '»') continue;
    if (form.blob) {
      while (from > done && BLOB.test(text[from - 1] ?? '')) from -= 1;
      while (end < text.length && BLOB.test(text[end] ?? '')) end += 1;
    }
    out += text.slice(done, from) + form.placeholder;
    done = end;
    at = end - 1;
  }
  return done === 0 ? text : out + text.slice(done);
}

function formAt(text: string, at: number, bucket: Bucket): Form | undefined {
  for (const { length, forms } of bucket) {
    const form = forms.get(text.slice(at, at + length));
    if (form) return form;
  }
  return undefined;
}

/** The text may have been cut within the secret. */
function cutFormAt(text: string, at: number, bucket: Bucket): Form | undefined {
  const rest = text.length - at;
  if (rest >= (bucket[0]?.length ?? 0)) return undefined;
  const begun = text.slice(at);
  for (const { length, forms } of bucket) {
    if (length <= rest) return undefined;
    for (const form of forms.values()) if (form.form.startsWith(begun)) return form;
  }
  return undefined;
}

/** Longer ones are found by what they are, wherever they stand. */
const LONGEST = 16_384;

/** Short words occur in many places with another meaning. */
function isDistinct(secret: string): boolean {
  if (secret.length > LONGEST) return false;
  if (secret.length >= 12) return true;
  return secret.length >= 7 && /\d|[^\w]/.test(secret) && /[a-z]/i.test(secret);
}

const jsonForm = (secret: string): string => JSON.stringify(secret).slice(1, -1);

/** What stays the same of the base64 of a secret, wherever in its blob it begins. */
function base64Forms(secret: string): string[] {
  const bytes = toUtf8(secret);
  const cores = [0, 1, 2].map((shift) => {
    const encoded = toBase64('\0'.repeat(shift) + bytes);
    const from = Math.ceil((shift * 8) / 6);
    const whole = Math.floor(((shift + bytes.length) * 8) / 6);
    return encoded.slice(from, whole);
  });
  return cores.flatMap((core) => [core, core.replaceAll('+', '-').replaceAll('/', '_')]);
}
