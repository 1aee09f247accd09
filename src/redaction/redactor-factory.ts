import type { Payload } from '../capture/captured-event.ts';
import type { UserRule } from '../capture/masking-rule.ts';
import { runToEnd } from '../shared/run-generator.ts';
import { maskHighEntropy } from './detect/high-entropy.ts';
import { plainName, type SecretKind } from './detect/secret-names.ts';
import { findJson } from './formats/json-tokens.ts';
import { maskAddresses, maskPersonal } from './formats/personal.ts';
import {
  maskBlobs,
  maskEncoded,
  maskNamed,
  maskShapes,
  maskUrls,
  maskWide,
  type PlainHelp,
} from './formats/plain-text.ts';
import { redactBytes } from './formats/redact-bytes.ts';
import { redactEvent } from './formats/redact-event.ts';
import { redactHeader, redactProtocols } from './formats/redact-header.ts';
import { type JsonHelp, redactJson } from './formats/redact-json.ts';
import { redactUrl } from './formats/redact-url.ts';
import { createKnownSecrets } from './known-secrets.ts';
import { createPayloadCache } from './payload-cache.ts';
import { createPlaceholderMap, isMasked, type PlaceholderMap } from './placeholder-map.ts';
import type { MaskedSecret, Redactor } from './redactor.ts';
import { maskSplits } from './split-secrets.ts';
import { createStrictRedactor } from './strict/strict-redactor.ts';
import { createTextCache, LONGEST_KEPT } from './text-cache.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

export interface RedactOptions {
  rules?: readonly UserRule[];
  /** E-mail addresses, phone and card numbers as well; true unless told. */
  personal?: boolean;
  /** IPv4 and IPv6 addresses as well; false unless told. */
  addresses?: boolean;
  /** False gives `«token»` without a number, for a sentence that will stand among others' numbers. */
  numbered?: boolean;
  /** Masks everything that is not known to be harmless, by this vocabulary. */
  strict?: Vocabulary | undefined;
}

/** Longer messages are read in parts, in characters. */
const LONG = 32_768;
/** JSON within JSON within base64 is looked into this deep. */
const DEEPEST = 6;

export function createRedactor(options: RedactOptions = {}): Redactor {
  const { rules = [], numbered = true } = options;
  const book = createPlaceholderMap(numbered, options.strict !== undefined);
  const known = createKnownSecrets(book);
  const names = new Set(rules.flatMap((rule) => (rule.kind === 'name' ? [plainName(rule.name)] : [])));
  const own = rules.flatMap((rule) => (rule.kind === 'text' ? [rule.text] : []));
  const finish = (text: string): string =>
    known.replace(own.reduce((all, one) => all.replaceAll(one, () => book.mask(one, 'custom')), text));
  const parts = createParts(options, book, names, finish);
  const reserve = (value: string): void => {
    if (value.includes('«')) book.reserve(value);
  };
  const guarded =
    (change: (value: string) => string) =>
    (value: string): string => {
      reserve(value);
      return finish(change(value));
    };
  const text = guarded(parts.text);
  const memory = createPayloadCache(book);
  const payload = <P extends Payload>(given: P): P => {
    const size = book.size();
    return memory.recall(given) ?? memory.keep(given, size, redactPayload(given, text, book));
  };
  const headers = createTextCache(book);
  const redactor: Redactor = {
    text,
    sentence: text,
    url: guarded(parts.url),
    header: (name, value) =>
      headers(`${name}\n${value}`, () => guarded((each) => parts.header(name, each))(value)),
    protocols: (list) => parts.protocols(list).map(finish),
    payload,
    *payloadInParts(given) {
      const said = given.text ?? '';
      if (said.length < LONG || memory.recall(given)) return payload(given);
      const size = book.size();
      reserve(said);
      return memory.keep(given, size, withText(given, finish(yield* parts.textInParts(said))));
    },
    payloads: (payloads) => {
      const masked = payloads.map(payload);
      maskSplits(payloads, masked, text, book);
      return masked;
    },
    event: (event) => redactEvent(event, redactor),
    unknownIn: () => [],
    secrets: () => maskedSecrets(book),
  };
  return options.strict ? createStrictRedactor(redactor, book, options.strict) : redactor;
}

function maskedSecrets(book: PlaceholderMap): MaskedSecret[] {
  return [...book.entries(), ...book.values()].map(([secret, placeholder]) => ({
    secret,
    placeholder,
    kind: placeholder.replace(/^«|(?:-\d+)?(?::\d+)?»$/g, ''),
  }));
}

interface Parts extends Pick<Redactor, 'text' | 'url' | 'header' | 'protocols'> {
  textInParts(value: string): Generator<void, string>;
}

function createParts(
  options: RedactOptions,
  book: PlaceholderMap,
  names: ReadonlySet<string>,
  finish: (text: string) => string,
): Parts {
  let depth = 0;
  /** Of the strings of a message's JSON; what is made of a deeper one depends on its depth, too. */
  const kept = createTextCache(book);
  const mask = (secret: string, kind: SecretKind): string => book.mask(secret, kind);
  const userName = (name: string): boolean => names.size > 0 && names.has(plainName(name));
  const maskRandom = (value: string): string => maskHighEntropy(value, mask);
  const shapes = (value: string): string => shaped(value, help, options);
  const url = (value: string): string => redactUrl(value, { mask, userName, maskRandom, text: shapes });
  const text = (value: string): string => {
    if (value.length < 4 || isMasked(value) || depth >= DEEPEST) return value;
    return depth === 1 && value.length <= LONGEST_KEPT ? kept(value, () => whole(value)) : whole(value);
  };
  const whole = (value: string): string => {
    depth += 1;
    try {
      return finish(hasJson(value) ? runToEnd(throughJson(value, plain, help)) : plain(value));
    } finally {
      depth -= 1;
    }
  };
  const textInParts = (value: string): Generator<void, string> => throughJson(value, plain, help);
  const plain = (value: string): string =>
    value.length < 4 ? value : maskRandom(shapes(maskUrls(value, help)));
  const header = (name: string, value: string): string =>
    redactHeader(name, value, { mask, userName, url, text, shapes });
  const protocols = (list: readonly string[]): string[] =>
    redactProtocols(list, { mask, userName, url, text, shapes });
  const help: PlainHelp = { mask, userName, url, text, header };
  return { text, textInParts, url, header, protocols };
}

function shaped(
  value: string,
  help: PlainHelp,
  { personal = true, addresses = false }: RedactOptions,
): string {
  const wide = maskWide(value, help);
  const named = maskShapes(maskNamed(wide, help), help);
  const blobs = maskBlobs(maskEncoded(named, help), help);
  const people = personal ? maskPersonal(blobs, help.mask) : blobs;
  return addresses ? maskAddresses(people, help.mask) : people;
}

/** Socket.IO's CONNECT packet to its default or a named space: what it carries is the login. */
const SOCKET_IO_LOGIN = /^(?:4)?0(?:\/[\w/-]*,)?$/;

const JSON_STRING = /^\s*"(?:[^"\\]|\\[\s\S])*"\s*$/;

/** Most texts have none: the strings within a message. */
function hasJson(value: string): boolean {
  return findJson(value, 0) >= 0 || JSON_STRING.test(value);
}

function* throughJson(
  value: string,
  plain: (text: string) => string,
  help: Omit<JsonHelp, 'login'>,
): Generator<void, string> {
  if (JSON_STRING.test(value)) return (yield* redactJson(value, 0, { ...help, login: false })).out;
  let out = '';
  let done = 0;
  for (let from = findJson(value, 0); from >= 0; from = findJson(value, from)) {
    const login = value[from] === '{' && from <= 60 && SOCKET_IO_LOGIN.test(value.slice(0, from));
    const part = yield* redactJson(value, from, { ...help, login });
    if (part.strings > 0) {
      out += plain(value.slice(done, from)) + part.out;
      done = part.end;
    }
    from = part.end;
  }
  return out + plain(value.slice(done));
}

function redactPayload<P extends Payload>(payload: P, text: Redactor['text'], book: PlaceholderMap): P {
  if (payload.text !== undefined) return withText(payload, text(payload.text));
  if (payload.base64 === undefined) return payload;
  const { base64, ...rest } = payload;
  const shown = redactBytes(base64, { mask: book.mask, text, isMasked });
  if ('leftOut' in shown) return { ...rest, kept: 0, ...shown } as P;
  return shown.base64 === base64 ? payload : { ...payload, ...shown };
}

function withText<P extends Payload>(payload: P, text: string): P {
  return text === payload.text ? payload : { ...payload, text };
}
