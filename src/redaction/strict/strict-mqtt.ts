import { fromUtf8 } from '../formats/bytes.ts';

/** Packets of MQTT whose body is a number, a code, or nothing (MQTT 3.1.1 and 5, section 3). */
const CODES = new Set([2, 4, 5, 6, 7, 9, 11, 12, 13, 14, 15]);
const LONGEST_CODE = 4;
const [CONNECT, PUBLISH, SUBSCRIBE, UNSUBSCRIBE] = [1, 3, 8, 10] as const;

const stars = (length: number): string => '*'.repeat(Math.max(0, length));
const word16 = (bytes: string, at: number): number => bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1);

/** Whole packets with all that somebody wrote in them starred, of the same length; undefined for anything else. */
export function strictMqtt(bytes: string, text: (value: string) => string): string | undefined {
  let out = '';
  for (let at = 0; at < bytes.length; ) {
    const type = bytes.charCodeAt(at) >> 4;
    let length = 0;
    let next = at + 1;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes.charCodeAt(next);
      if (Number.isNaN(byte) || shift > 21) return undefined;
      length += (byte & 127) << shift;
      next += 1;
      if (byte < 128) break;
    }
    const body = bytes.slice(next, next + length);
    if (body.length < length) return undefined;
    const shown = shownBody(type, bytes.charCodeAt(at) & 15, body, text);
    if (shown === undefined) return undefined;
    out += bytes.slice(at, next) + shown;
    at = next + length;
  }
  return out === '' ? undefined : out;
}

function shownBody(
  type: number,
  flags: number,
  body: string,
  text: (value: string) => string,
): string | undefined {
  if (CODES.has(type)) return body.length <= LONGEST_CODE ? body : undefined;
  if (type === CONNECT) return connect(body);
  if (type === PUBLISH) return publish(body, (flags & 6) > 0, text);
  if (type === SUBSCRIBE && flags === 2) return topics(body, 1, text);
  if (type === UNSUBSCRIBE && flags === 2) return topics(body, 0, text);
  return undefined;
}

const BEGINNINGS = ['\0\x04MQTT\x04', '\0\x04MQTT\x05', '\0\x06MQIsdp\x03'];

/** The name of the protocol, its version, flags and keep-alive stay; the lengths of what follows, too. */
function connect(body: string): string | undefined {
  const named = BEGINNINGS.find((each) => body.startsWith(each));
  if (named === undefined) return undefined;
  const level = named.charCodeAt(named.length - 1);
  const start = named.length + 3;
  if (level === 5)
    return (
      body.slice(0, start) +
      (body.charCodeAt(start) === 0 ? `\0${fields(body.slice(start + 1)) ?? ''}` : stars(body.length - start))
    );
  const rest = fields(body.slice(start));
  return rest === undefined ? undefined : body.slice(0, start) + rest;
}

function fields(rest: string): string | undefined {
  let out = '';
  for (let at = 0; at < rest.length; ) {
    const length = word16(rest, at);
    if (Number.isNaN(length) || at + 2 + length > rest.length) return undefined;
    out += rest.slice(at, at + 2) + stars(length);
    at += 2 + length;
  }
  return out;
}

function publish(body: string, numbered: boolean, text: (value: string) => string): string | undefined {
  const length = word16(body, 0);
  const head = 2 + length + (numbered ? 2 : 0);
  if (Number.isNaN(length) || length === 0 || head > body.length) return undefined;
  const topic = shownTopic(body.slice(2, 2 + length), text);
  if (topic === undefined) return undefined;
  return body.slice(0, 2) + topic + body.slice(2 + length, head) + stars(body.length - head);
}

function topics(body: string, more: number, text: (value: string) => string): string | undefined {
  let out = body.slice(0, 2);
  for (let at = 2; at < body.length; ) {
    const length = word16(body, at);
    if (Number.isNaN(length) || at + 2 + length + more > body.length) return undefined;
    const topic = shownTopic(body.slice(at + 2, at + 2 + length), text);
    if (topic === undefined) return undefined;
    out += body.slice(at, at + 2) + topic + body.slice(at + 2 + length, at + 2 + length + more);
    at += 2 + length + more;
  }
  return out;
}

/** Each level of a topic that is no word is starred. */
function shownTopic(topic: string, text: (value: string) => string): string | undefined {
  const plain = fromUtf8(topic);
  if (plain === undefined || /[^\x20-\x7e]/.test(plain)) return undefined;
  return plain
    .split('/')
    .map((level) => (/^[+#$]?$/.test(level) || text(level) === level ? level : stars(level.length)))
    .join('/');
}
