import { asObject } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';

/** A text from a server, taken apart: the sentence to quote, other sentences, a machine code, and whether it is an error. */
export interface ServerText {
  quote: string;
  /** Other sentences of it, such as a reason beside a message. */
  more: string;
  code: string;
  isError: boolean;
}

/** More of a message is not looked at. */
const LONGEST_READ = 8_192;
const LONGEST_QUOTE = 200;
const MESSAGE_FIELDS = [
  'message',
  'errorMessage',
  'error_description',
  'error_message',
  'detail',
  'details',
  'description',
  'reason',
  'msg',
  'error',
  'title',
  'text',
  'data',
] as const;
const CODE_FIELDS = ['code', 'error_code', 'errorCode', 'err', 'status', 'type', 'name', 'error'] as const;
/** Fields that hold the error or the payload it is in. */
const INNER_FIELDS = ['error', 'payload', 'data', 'response', 'errors', 'body', 'result', 'd'] as const;
const ERROR_WORD =
  /(?:^|[._:/ -])(?:[a-z_]*error|errors|fail(?:ed|ure)?|invalid|denied|rejected|unauthorized|forbidden|reject_subscription)$/i;

/** Reads JSON (also cut in the middle), HTML, STOMP's ERROR frame, XML and plain text. Never throws. */
export function readServerText(text: string): ServerText {
  const head = text.slice(0, LONGEST_READ).trim();
  if (/^[[{]/.test(head)) return readJson(head) ?? readCutJson(head);
  const engine = /^\d{1,3}(?:\/[^,]{1,100},)?(?=[[{])/.exec(head);
  if (engine)
    return { ...(readJson(head.slice(engine[0].length)) ?? readCutJson(head)), isError: /^44/.test(head) };
  if (/^ERROR\r?\n/.test(head)) return readStompError(head);
  if (/^\s*<(?:!doctype|html|head|body|\?xml|[a-z])/i.test(head)) return readMarkup(head);
  return {
    quote: shorten(head),
    more: '',
    code: '',
    isError: /^(?:[\w -]{0,30}\b)?error\b\s*[:-]/i.test(head),
  };
}

function readJson(head: string): ServerText | undefined {
  const value = parseJson(head.split('\u001e')[0] ?? '');
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return readList(value);
  const top = asObject(value);
  return top && readObject(top);
}

/** Nostr's `["CLOSED", id, words]`, Phoenix's `[join, ref, topic, event, payload]`, WAMP's `[3, details, uri]`. */
function readList(list: readonly unknown[]): ServerText | undefined {
  const [kind] = list;
  if (typeof kind === 'string' && /^(?:CLOSED|NOTICE)$/.test(kind))
    return { quote: shorten(lastText(list)), more: '', code: '', isError: true };
  if (kind === 'OK' && list[2] === false)
    return { quote: shorten(lastText(list)), more: '', code: '', isError: true };
  if (list.length === 5 && list[3] === 'phx_reply') return readObject(asObject(list[4]) ?? {});
  if (kind === 3 && list.length === 3)
    return { quote: shorten(lastText(list)), more: '', code: '', isError: typeof list[2] === 'string' };
  const inner = list.map(asObject).find((item) => item && isErrorObject(item));
  return inner ? readObject(inner) : { quote: '', more: '', code: '', isError: false };
}

function lastText(list: readonly unknown[]): string {
  return list.findLast(isText) ?? '';
}

type Fields = Readonly<Record<string, unknown>>;

function readObject(top: Fields): ServerText {
  const levels = innermostLast(top);
  const quote = firstText(levels.toReversed(), MESSAGE_FIELDS);
  const code = firstText(levels.toReversed(), CODE_FIELDS, true);
  const more = levels.flatMap((level) => MESSAGE_FIELDS.map((name) => level[name])).filter(isText);
  return {
    quote: shorten(quote),
    more: shorten(more.filter((text) => text !== quote).join('; ')),
    code: code.slice(0, 80),
    isError: !reportsSuccess(top) && levels.some(isErrorObject),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** The object and the objects in it that may hold the error, three deep. */
function innermostLast(top: Fields): Fields[] {
  const levels: Fields[] = [top];
  for (let depth = 0; depth < 3; depth += 1) {
    const last = levels.at(-1);
    const inner = INNER_FIELDS.map((name) => {
      const value = last?.[name];
      return asObject(Array.isArray(value) ? value[0] : value);
    }).find((value) => value !== undefined);
    if (!inner) break;
    levels.push(inner);
  }
  return levels;
}

function firstText(levels: readonly Fields[], names: readonly string[], numbers = false): string {
  for (const level of levels) {
    for (const name of names) {
      const value = level[name];
      if (typeof value === 'string' && value.trim() !== '') return value.trim();
      if (numbers && typeof value === 'number') return String(value);
      if (Array.isArray(value) && typeof value[0] === 'string') return value[0];
    }
  }
  return '';
}

/** An answer that succeeded may carry anything in its payload. */
function reportsSuccess({ ok, success, status }: Fields): boolean {
  return ok === true || success === true || status === 'ok' || status === 'success';
}

/** The object itself says that something failed. */
function isErrorObject(fields: Fields): boolean {
  const { type, event, status, op, method, error, errors, errorMessage, code, statusCode } = fields;
  if ([type, event, status, op, method].some((word) => typeof word === 'string' && ERROR_WORD.test(word)))
    return true;
  if (typeof error === 'string' && error !== '') return true;
  if (asObject(error) && Object.keys(error as object).length > 0) return true;
  if (typeof errorMessage === 'string' && errorMessage !== '') return true;
  if (Array.isArray(errors) && errors.length > 0) return true;
  if (fields.ok === false || fields.success === false) return true;
  if (typeof type === 'string' && /^auth(?:entication)?[._-](?:invalid|failed|error)$/i.test(type))
    return true;
  // AWS API Gateway: {"message":"Forbidden","connectionId":"…","requestId":"…"}
  if (typeof fields.message === 'string' && 'connectionId' in fields && 'requestId' in fields) return true;
  return [code, statusCode, status].some((value) => typeof value === 'number' && value >= 400 && value < 600);
}

/** A reason is at most 123 bytes, so that JSON in it may end anywhere. */
function readCutJson(head: string): ServerText {
  const field = (names: readonly string[]): string => {
    for (const name of names) {
      const found = new RegExp(`"${name}"\\s*:\\s*"((?:[^"\\\\]|\\\\.){1,400})`).exec(head)?.[1];
      if (found !== undefined) return found.replace(/\\u[\da-f]{0,3}$|\\$/i, '').replace(/\\(["\\/])/g, '$1');
    }
    return '';
  };
  const quote = field(MESSAGE_FIELDS);
  return {
    quote: shorten(quote === '' ? head : quote),
    more: '',
    code: field(CODE_FIELDS),
    isError: /"error/i.test(head),
  };
}

function readStompError(head: string): ServerText {
  const message = /^message:(.*)$/m.exec(head)?.[1]?.trim() ?? '';
  const body = /\r?\n\r?\n([^\0]{0,400})/.exec(head)?.[1]?.trim() ?? '';
  return { quote: shorten(message === '' ? body : message), code: '', isError: true, more: body };
}

function readMarkup(head: string): ServerText {
  const pick = (tag: string): string =>
    (new RegExp(`<${tag}[^>]{0,200}>([^<]{1,400})`, 'i').exec(head)?.[1] ?? '').trim();
  const heading = pick('title') || pick('h1') || pick('message') || head.replace(/<[^>]{0,400}>/g, ' ');
  return { quote: shorten(heading.replace(/\s+/g, ' ')), more: '', code: '', isError: false };
}

function shorten(text: string): string {
  const clean = text.trim();
  if (clean.length <= LONGEST_QUOTE) return clean;
  // Not in the middle of a surrogate pair.
  return `${clean.slice(0, LONGEST_QUOTE).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
