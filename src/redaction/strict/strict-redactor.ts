import type { Payload } from '../../capture/captured-event.ts';
import { runToEnd } from '../../shared/run-generator.ts';
import { findJson } from '../formats/json-tokens.ts';
import { redactEvent } from '../formats/redact-event.ts';
import { createPayloadCache } from '../payload-cache.ts';
import type { PlaceholderMap } from '../placeholder-map.ts';
import type { Redactor } from '../redactor.ts';
import { maskSplits } from '../split-secrets.ts';
import { createTextCache, LONGEST_KEPT } from '../text-cache.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { strictBytes } from './strict-bytes.ts';
import { strictHeader, strictProtocols } from './strict-header.ts';
import type { StrictHelp } from './strict-help.ts';
import { kindOf } from './strict-help.ts';
import { strictJson } from './strict-json.ts';
import { strictSentence } from './strict-sentence.ts';
import { strictText } from './strict-text.ts';
import { strictPath, strictUrl } from './strict-url.ts';

/** JSON within JSON is looked into this deep. */
const DEEPEST = 6;
const MOST_QUOTED = 20_000;
const LONGEST_QUOTED = 300;
/** A shorter text occurs in many places with another meaning. */
const SHORTEST_KNOWN = 4;
const JSON_STRING = /^\s*"(?:[^"\\]|\\[\s\S])*"\s*$/;

/** The readable redactor, and after it everything masked that is not known to be harmless. */
export function createStrictRedactor(
  readable: Redactor,
  book: PlaceholderMap,
  vocabulary: Vocabulary,
): Redactor {
  const quoted = new Set<string>();
  const quote = (name: string): void => {
    if (quoted.size < MOST_QUOTED && name.length <= LONGEST_QUOTED) quoted.add(name);
  };
  let depth = 0;
  const known = (value: string): string | undefined =>
    value.length < SHORTEST_KNOWN ? undefined : book.placeholderOf(value);
  const deeper = (value: string, change: (value: string) => string): string => {
    if (depth >= DEEPEST) return book.value(value, 'text');
    depth += 1;
    try {
      return change(value);
    } finally {
      depth -= 1;
    }
  };
  const phrases = new Map<string, string>();
  const state = (): number => book.size() * 65_536 + quoted.size;
  const kept = createTextCache({ size: state });
  const help: StrictHelp = {
    vocabulary,
    mask: (value, kind) => {
      const placeholder = book.value(value, kind);
      if (/\s/.test(value) && value.length <= LONGEST_QUOTED) phrases.set(value, placeholder);
      return placeholder;
    },
    secret: (value) =>
      vocabulary.isTechnical(value) ? book.value(value, kindOf(value)) : book.force(value, 'secret'),
    known,
    text: (value) => deeper(value, (each) => runToEnd(inParts(each, help))),
    url: (value) => deeper(value, (each) => strictUrl(each, help, quote)),
    path: (value) => strictPath(value, help, quote),
    isQuoted: (value) => quoted.has(value) && book.placeholderOf(value) === undefined,
    // What is made of a string deeper within a message depends on its depth, too.
    remembered: (key, make) => (depth === 1 && key.length <= LONGEST_KEPT ? kept(key, make) : make()),
  };
  const memory = createPayloadCache({ size: state });
  const strictPayload = <P extends Payload>(masked: P): P => {
    const before = state();
    return memory.recall(masked) ?? memory.keep(masked, before, shownPayload(masked, help.text));
  };
  const redactor: Redactor = {
    text: (value) => help.text(readable.text(value)),
    sentence: (value) => strictSentence(withoutPhrases(readable.sentence(value), phrases), help),
    url: (value) => strictUrl(readable.url(value), help, quote),
    header: (name, value) => strictHeader(name, readable.header(name, value), help),
    protocols: (names) => strictProtocols(readable.protocols(names), help),
    payload: (payload) => strictPayload(readable.payload(payload)),
    *payloadInParts(payload) {
      const masked = yield* readable.payloadInParts(payload);
      const before = state();
      const made = memory.recall(masked);
      if (made || masked.text === undefined) return made ?? strictPayload(masked);
      return memory.keep(masked, before, { ...masked, text: yield* inParts(masked.text, help) });
    },
    payloads: (payloads) => {
      const masked = readable.payloads(payloads);
      const shown = masked.map(strictPayload);
      maskSplits(masked, shown, help.text, book);
      return shown;
    },
    event: (event) => redactEvent(event, redactor),
    unknownIn: (text) => unknownIn(text, help),
    secrets: readable.secrets,
  };
  return redactor;
}

function unknownIn(text: string, help: StrictHelp): string[] {
  const mark = (value: string): string => `\ue000${value}\ue001`;
  const marked = strictSentence(text, { ...help, mask: mark, secret: mark, known: () => undefined });
  return [...new Set([...marked.matchAll(/\ue000([^\ue001]*)\ue001/g)].map(([, value = '']) => value))];
}

/** What several words were masked as elsewhere they are here, too: a sentence quotes what was captured. */
function withoutPhrases(value: string, phrases: ReadonlyMap<string, string>): string {
  let shown = value;
  for (const [phrase, placeholder] of phrases) shown = shown.replaceAll(phrase, () => placeholder);
  return shown;
}

function shownPayload<P extends Payload>(payload: P, text: (value: string) => string): P {
  if (payload.text !== undefined) {
    const shown = text(payload.text);
    return shown === payload.text ? payload : { ...payload, text: shown };
  }
  if (payload.base64 === undefined) return payload;
  const { base64, ...rest } = payload;
  const shown = strictBytes(base64, text);
  return ('leftOut' in shown ? { ...rest, kept: 0, ...shown } : { ...payload, ...shown }) as P;
}

/** Free text with JSON in it. */
function* inParts(value: string, help: StrictHelp): Generator<void, string> {
  if (JSON_STRING.test(value)) return (yield* strictJson(value, 0, help)).out;
  let out = '';
  let done = 0;
  for (let from = findJson(value, 0); from >= 0; from = findJson(value, from)) {
    const { out: shown, end, parts } = yield* strictJson(value, from, help);
    if (parts > 0) {
      out += strictLoose(value.slice(done, from), help) + shown;
      done = end;
    }
    from = end;
  }
  return out + strictLoose(value.slice(done), help);
}

/** JSON that was written into a text by a program that escapes it is read as what it says. */
function strictLoose(value: string, help: StrictHelp): string {
  if (!value.includes('\\"')) return strictText(value, help);
  const plain = value.replace(/\\(["\\/])/g, '$1');
  const shown = help.text(plain);
  return shown === plain ? value : shown.replace(/["\\]/g, '\\$&');
}
