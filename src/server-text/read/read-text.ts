import { type ErrorShape, errorShape } from './error-shape.ts';
import { fieldsOf, isCode, isMessage, type TextField } from './fields.ts';
import { readFrame, unwrap } from './frames.ts';
import { type Json, readJson } from './json.ts';
import { htmlTexts, isHtml, isXml, xmlTexts } from './markup.ts';

/** Only so much of a text is looked at. */
const LOOKED_AT = 8192;

export interface Reading {
  form: 'json' | 'html' | 'xml' | 'frame' | 'plain';
  /** Sentences for people, the best to quote first. */
  sentences: readonly string[];
  /** Codes for programs, the most exact first. */
  codes: readonly string[];
  shape: ErrorShape;
  fields: readonly TextField[];
}

function hasWords(text: string): boolean {
  return /\s/.test(text.trim()) || /[\u0250-\uffff]/.test(text);
}

function ofFields(fields: readonly TextField[], shape: ErrorShape): Reading {
  const messages = fields.filter(isMessage).map((field) => String(field.value));
  const texts = [...new Set(messages.filter(hasWords))];
  const short = [...new Set(messages.filter((text) => !hasWords(text)))];
  const codes = fields
    .filter((field) => isCode(field) && field.value !== 0)
    .sort((a, b) => rank(b) - rank(a));
  return {
    form: 'json',
    shape,
    fields,
    sentences: texts.length > 0 ? texts : short,
    codes: [...new Set([...codes.map((field) => String(field.value)), ...short])],
  };
}

/** Returns how exact a code is: a word in the error's details is better than a number or the type of the message. */
function rank(field: TextField): number {
  const key = field.key.toLowerCase();
  const byKey =
    key.includes('type') || key === 'event' || key === 'status' || key === 'name'
      ? 0
      : key.includes('code')
        ? 20
        : 10;
  const generic =
    typeof field.value === 'string' && /^(error|fail|failure|failed|false|res|result|e)$/i.test(field.value)
      ? -30
      : 0;
  return (
    byKey + generic + field.depth + (typeof field.value === 'string' && !/^-?\d+$/.test(field.value) ? 3 : 0)
  );
}

function ofList(list: Json[], event: 'error' | 'close' | 'none'): Reading | undefined {
  const [first, second, third, fourth, fifth] = list;
  if (event === 'close' && typeof first === 'number' && typeof second === 'string')
    return { form: 'json', sentences: [second], codes: [String(first)], shape: 'yes', fields: [] };
  const message = { CLOSED: third, NOTICE: second, OK: fourth }[typeof first === 'string' ? first : ''];
  if (typeof message === 'string') {
    const code = /^([a-z-]{3,30}):/.exec(message)?.[1];
    return {
      form: 'json',
      sentences: [message],
      codes: code === undefined ? [] : [code],
      shape: first === 'OK' && third === true ? 'no' : 'yes',
      fields: [],
    };
  }
  const fields = fieldsOf(list);
  if (typeof fourth === 'string' && fourth.startsWith('phx_')) {
    const inner = ofFields(
      fieldsOf(fifth ?? null),
      fourth === 'phx_error' ? 'yes' : errorShape(fieldsOf(fifth ?? null)),
    );
    return inner.sentences.length > 0 || inner.codes.length > 1
      ? inner
      : { ...inner, codes: [...inner.codes, fourth] };
  }
  if (typeof first === 'string' && /^(?:\w{0,30}error|disconnect|exception|unauthorized)$/i.test(first)) {
    const rest = list.slice(1).map((item) => (typeof item === 'string' ? { message: item } : item));
    return ofFields(fieldsOf(rest), 'yes');
  }
  return ofFields(fields, errorShape(fields));
}

function ofJson(text: string): Reading | undefined {
  const { json, event } = unwrap(text);
  if (!/^\s*[{["]/.test(json)) return undefined;
  const parsed = readJson(json);
  if (parsed === undefined || !(parsed.whole || parsed.cut)) return undefined;
  const { value } = parsed;
  if (typeof value === 'string')
    return {
      form: 'json',
      sentences: [value],
      codes: [],
      shape: event === 'error' ? 'yes' : 'no',
      fields: [],
    };
  if (Array.isArray(value)) return ofList(value, event);
  const fields = fieldsOf(value);
  return ofFields(fields, event === 'error' ? 'yes' : errorShape(fields));
}

const ERROR_START = /^\s*(?:\[?error\]?\b|err\b|fatal\b|exception\b|server error|-err)/i;

/** Returns what a text of any form says; only its first 8 KiB are looked at. */
export function readText(text: string): Reading {
  const part = text.slice(0, LOOKED_AT);
  const json = ofJson(part);
  if (json !== undefined) return json;
  const frame = readFrame(part);
  if (frame !== undefined) {
    const codes = frame.code === undefined ? [] : [frame.code];
    return { form: 'frame', sentences: frame.texts, codes, shape: frame.isError ? 'yes' : 'no', fields: [] };
  }
  if (isHtml(part))
    return { form: 'html', sentences: htmlTexts(part), codes: [], shape: 'maybe', fields: [] };
  if (isXml(part)) {
    const { texts, code, names } = xmlTexts(part);
    const isError = names.some((name) => /^(?:\w+:)?(?:error|failure|fault)$/i.test(name));
    return {
      form: 'xml',
      sentences: texts,
      codes: [...(code === undefined ? [] : [code]), ...names],
      shape: isError ? 'yes' : 'no',
      fields: [],
    };
  }
  const name = part.trim();
  const code = /^[A-Za-z][\w.-]{1,80}$/.test(name) && /[_.-]/.test(name.slice(0, -1)) ? [name] : [];
  return {
    form: 'plain',
    sentences: [part.trim()],
    codes: code,
    shape: ERROR_START.test(part) ? 'yes' : 'no',
    fields: [],
  };
}
