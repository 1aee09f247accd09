import type { EventId } from '../../capture/captured-event.ts';
import { readServerText } from '../../server-text/classify-text.ts';
import { asObject, numberAt, objectAt, textAt } from '../../shared/json-shape.ts';
import { parseJson } from '../../shared/parse-json.ts';
import type { Frame } from './frame-log.ts';

/** Messages that report an error in the format of their protocol. */
export interface ErrorReplies {
  protocol: string;
  count: number;
  first: EventId;
  firstAt: number;
  latest: EventId;
  code: string;
  message: string;
}

interface Pattern {
  protocol: string;
  shows: RegExp;
}

/** SignalR ends each message with it. */
const RECORD_END = '\u001e';
const HEAD = 400;
const LONGEST_READ = 16_384;

/** From each protocol's documentation; the first match counts. */
const PATTERNS: readonly Pattern[] = [
  { protocol: 'JSON-RPC', shows: /^\{(?=.*"jsonrpc"\s*:\s*"2\.0").*"error"\s*:\s*\{/s },
  { protocol: 'Socket.IO', shows: /^44(?:\/[^,]{1,100},)?\{/ },
  { protocol: 'GraphQL', shows: /^\{(?=.*"type"\s*:\s*"(?:error|connection_error)").*"payload"\s*:/s },
  { protocol: 'GraphQL', shows: /^\{(?=.*"type"\s*:\s*"(?:next|data)").*"errors"\s*:\s*\[/s },
  { protocol: 'Phoenix', shows: /"phx_error"|"phx_reply".*"status"\s*:\s*"error"/s },
  {
    protocol: 'Action Cable',
    // Slack also has messages of the type disconnect; those of Action Cable say whether to reconnect.
    shows:
      /^\{(?=.*"identifier"\s*:).*"type"\s*:\s*"reject_subscription"|"type"\s*:\s*"disconnect".*"reconnect"\s*:/s,
  },
  { protocol: 'Pusher', shows: /"event"\s*:\s*"pusher:(?:subscription_)?error"/ },
  { protocol: 'SignalR', shows: /^\{"type":[37],.*"error":/s },
  { protocol: 'STOMP', shows: /^ERROR\r?\n/ },
  { protocol: 'XMPP', shows: /^<(?:failure|stream:error)\b/ },
  { protocol: 'NATS', shows: /^-ERR '/ },
  // Other answers of SIP are those of any call.
  { protocol: 'SIP', shows: /^SIP\/2\.0 4(?:03|88) / },
  { protocol: 'Kubernetes', shows: /^.?\{"metadata":\{.{0,200}"status":"Failure"/s },
  { protocol: 'Firebase', shows: /^\{"t":"d","d":\{[^{}]{0,60}"b":\{"s":"(?!ok")\w+"/ },
  { protocol: 'Gradio', shows: /^\{"msg":\s*"queue_full"/ },
  { protocol: '', shows: /^\{\s*"(?:type|event|kind|status)"\s*:\s*"error"|^\{\s*"error"\s*:\s*["{]/ },
];

/** Cheap enough for every message: most do not contain the word. */
const CALLS_FOR_A_LOOK =
  /rror|^44|reject|"disconnect"|invalid|denied|fail|revoke|"(?:ok|success)"\s*:\s*false|^\["(?:CLOSED|NOTICE|OK)"|"connectionId"|"queue_full"|^-ERR |^SIP\/2\.0 4/i;
/** Fields and events that report an error, in any protocol. */
const REPORTS_ERROR =
  /"(?:ok|success)"\s*:\s*false|"(?:type|event|status|kind|op|T)"\s*:\s*"[\w.:-]*(?:error|invalid|fail|denied|reject)|"errors?(?:Message|_message|_code)?"\s*:\s*["{[]|^\["(?:CLOSED|NOTICE|OK)"|"connectionId"/i;
/** A successful reply, whatever its payload contains. */
const SUCCEEDED = /^\{[^{]{0,200}"(?:ok|success)"\s*:\s*true/;
/** A longer message that no pattern matches is not parsed. */
const LONGEST_PARSED = 4_096;

export function noteError(known: ErrorReplies | undefined, frame: Frame): ErrorReplies | undefined {
  const { text, direction } = frame;
  if (direction === 'sent' || text === undefined) return known;
  const head = text.slice(0, HEAD);
  if (!CALLS_FOR_A_LOOK.test(head)) return known;
  const protocol =
    PATTERNS.find(({ shows }) => shows.test(head))?.protocol ?? (isOtherError(text, known) ? '' : undefined);
  if (protocol === undefined) return known;
  if (known) {
    known.count += 1;
    known.latest = frame.id;
    return known;
  }
  const { id, at } = frame;
  const words = text.length > LONGEST_READ ? { code: '', message: '' } : wordsOf(text);
  return { protocol, count: 1, first: id, firstAt: at, latest: id, ...words };
}

/** No pattern matches, but the message reports an error: `ok: false`, a list of errors, a status of 400 or more. */
function isOtherError(text: string, known: ErrorReplies | undefined): boolean {
  if (text.length > LONGEST_PARSED || SUCCEEDED.test(text) || !REPORTS_ERROR.test(text)) return false;
  // Later ones are only counted: parsing each would cost a busy connection too much.
  return known !== undefined || readServerText(text).isError;
}

/** Code and message, wherever the protocol puts them. */
function wordsOf(text: string): { code: string; message: string } {
  if (text.startsWith('ERROR')) return { code: '', message: /^message:(.*)/m.exec(text)?.[1]?.trim() ?? '' };
  const value = parseJson(text.replace(/^44(?:\/[^,]{1,100},)?/, '').split(RECORD_END)[0] ?? '');
  const top = asObject(value);
  const payload = top?.payload;
  const inner =
    objectAt(top, 'error') ??
    asObject(Array.isArray(payload) ? payload[0] : undefined) ??
    firstOf(asObject(payload)?.errors) ??
    asObject(payload) ??
    objectAt(top, 'data') ??
    (Array.isArray(value) ? objectAt(asObject(value[4]), 'response') : undefined) ??
    top;
  const code = textAt(inner, 'code') ?? String(numberAt(inner, 'code') ?? '');
  const message =
    textAt(inner, 'message') ??
    textAt(inner, 'reason') ??
    textAt(top, 'error') ??
    textAt(top, 'data') ??
    textAt(top, 'reason') ??
    readServerText(text).quote;
  return { code, message };
}

function firstOf(value: unknown) {
  return asObject(Array.isArray(value) ? value[0] : undefined);
}
