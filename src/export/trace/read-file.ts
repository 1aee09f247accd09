import type { CapturedEvent } from '../../capture/captured-event.ts';
import { createJsonSplitter } from '../../shared/json-stream.ts';
import { believableTime, readHarEntry } from '../har/har-entry.ts';
import { addMessage, createPile, HAR_BUDGET, harEvents, type MessagePile } from '../har/har-events.ts';
import { readHarMessage } from '../har/har-message.ts';
import { readHarPages } from '../har/har-pages.ts';
import { createResponseReader } from '../har/har-response.ts';
import { checkSchema, type Fault } from './check-schema.ts';
import { EVENT_SCHEMA } from './event-schema.ts';
import { TRACE_FORMAT, TRACE_VERSION, type Trace, type TraceEvent } from './trace.ts';
import { TRACE_SCHEMA } from './trace-schema.ts';

/** A HAR file as the events that a network log would have brought. */
export interface HarLog {
  creator: string;
  /** WebSockets among the entries; entries of any kind that were too large to be read. */
  sockets: number;
  tooLarge: number;
  /** Entries and messages that are not valid JSON; the others were read. */
  broken: Fault[];
  /** Messages not read: the message limit was reached, or they are neither text nor binary. */
  messagesLeftOut: number;
  otherMessages: number;
  events: CapturedEvent[];
  /** When the latest entry of any kind ended, epoch milliseconds; 0 where no entry has a time. */
  endedAt: number;
}

export type FileContent =
  | { ok: true; kind: 'trace'; trace: Trace }
  | { ok: true; kind: 'har'; har: HarLog }
  | { ok: false; fault: Fault };

/** Reads a trace or a HAR file as it comes in; what it is, it finds out. */
export interface FileReader {
  feed(bytes: Uint8Array): void;
  end(): FileContent;
}

/** Larger elements are no message and no handshake but a download, in bytes. */
const LARGEST_ENTRY = 32 * 1024 * 1024;
const LARGEST_EVENT = 512 * 1024 * 1024;

/** `decode`: UTF-8 to text; what is none becomes U+FFFD. */
export function createFileReader(decode: (bytes: Uint8Array) => string): FileReader {
  let fault: Fault | undefined;
  const events: TraceEvent[] = [];
  const har = createHarIntake();
  const read = (json: string | undefined, place: string): unknown => {
    if (fault || json === undefined) return undefined;
    try {
      return JSON.parse(json);
    } catch (error) {
      const found = { place, message: notJson(error) };
      if (place.startsWith('$.log.')) har.takeBroken(found);
      else fault = found;
      return undefined;
    }
  };
  const splitter = createJsonSplitter(
    [
      {
        path: ['events'],
        largest: LARGEST_EVENT,
        take(json, at) {
          const place = `$.events[${at}]`;
          const event = read(json, place);
          if (fault) return;
          fault = checkSchema(EVENT_SCHEMA, event, place);
          if (!fault) events.push(event as TraceEvent);
        },
      },
      {
        path: ['log', 'entries', '*', '_webSocketMessages'],
        largest: LARGEST_ENTRY,
        take(json, at) {
          har.takeMessage(read(json, `$.log.entries[${har.entries()}]._webSocketMessages[${at}]`));
        },
      },
      {
        path: ['log', 'entries'],
        largest: LARGEST_ENTRY,
        take(json, at) {
          const value = isDownload(json) ? undefined : read(json, `$.log.entries[${at}]`);
          har.takeEntry(value, json === undefined);
        },
      },
    ],
    decode,
  );
  return {
    feed: splitter.feed,
    end() {
      const end = splitter.end();
      if (!end.ok) return { ok: false, fault: fault ?? { place: end.place, message: end.message } };
      const whole = parseWhole(end.rest);
      if (!whole.ok) return { ok: false, fault: fault ?? whole.fault };
      return finish(whole.value, events, har, fault);
    },
  };
}

/** What claims to have taken longer has no believable time, in milliseconds. */
const LONGEST_ENTRY_TIME = 86_400_000;
/** Entries above this length, in characters, are looked at before they are parsed. */
const LONG_ENTRY = 65_536;
const LONGEST_DOCUMENT = 1_048_576;

/** A long entry that does not even name a WebSocket: parsing it would only make garbage. */
function isDownload(json: string | undefined): boolean {
  if (json === undefined || json.length <= LONG_ENTRY) return false;
  // A document's response headers tell which server the page's host runs.
  if (json.length <= LONGEST_DOCUMENT && /"mimeType"\s*:\s*"text\/html/i.test(json)) return false;
  return !/websocket|"wss?:/i.test(json);
}

function notJson(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return `is not JSON: ${words.slice(0, 160)}`;
}

function parseWhole(text: string): { ok: true; value: unknown } | { ok: false; fault: Fault } {
  if (text.trim() === '') return { ok: false, fault: { place: '$', message: 'is empty' } };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, fault: { place: '$', message: notJson(error) } };
  }
}

const OTHER_FILE = 'is neither a trace of WebSocket Doctor nor a HAR file';
const PROBE_FILE =
  'is the output of wsdoctor probe, which belongs to one connection: drop it on the field at the end of its Test tab';

function finish(
  whole: unknown,
  events: TraceEvent[],
  har: ReturnType<typeof createHarIntake>,
  fault: Fault | undefined,
): FileContent {
  const bad = (found: Fault): FileContent => ({ ok: false, fault: found });
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole))
    return bad({ place: '$', message: OTHER_FILE });
  const given = whole as Record<string, unknown>;
  if (given.kind === 'wsdoctor-probe') return bad({ place: '$', message: PROBE_FILE });
  if (given.format !== TRACE_FORMAT) {
    if (typeof given.log !== 'object' || given.log === null || !('entries' in given.log))
      return bad({ place: '$', message: OTHER_FILE });
    return fault ? bad(fault) : { ok: true, kind: 'har', har: har.finish(given.log) };
  }
  const { version } = given;
  if (typeof version === 'number' && version > TRACE_VERSION) {
    const message = `is ${version}: this trace was made by a newer WebSocket Doctor, and this one reads versions up to ${TRACE_VERSION}. Update it and open the trace again`;
    return bad({ place: '$.version', message });
  }
  const found = fault ?? checkSchema(TRACE_SCHEMA, given);
  return found ? bad(found) : { ok: true, kind: 'trace', trace: { ...(given as unknown as Trace), events } };
}

function createHarIntake() {
  let entries = 0;
  let sockets = 0;
  let tooLarge = 0;
  let messages: MessagePile = createPile();
  let latest = 0;
  let end = 0;
  let held = 0;
  let messagesLeftOut = 0;
  let otherMessages = 0;
  const broken: Fault[] = [];
  const events: CapturedEvent[] = [];
  const readResponse = createResponseReader();
  return {
    entries: () => entries,
    takeBroken: (fault: Fault): unknown => broken.push(fault),
    takeMessage(value: unknown): void {
      const message = readHarMessage(value, latest);
      if (message.kind === 'frame') addMessage(messages, message.frame, HAR_BUDGET - held);
      else if (message.kind === 'failure') messages.failure = message.words;
      else if (value === undefined) messages.leftOut += 1;
      else otherMessages += 1;
    },
    takeEntry(value: unknown, large: boolean): void {
      entries += 1;
      if (large) tooLarge += 1;
      const entry = readHarEntry(value);
      if (entry) {
        sockets += 1;
        held += messages.bytes;
        messagesLeftOut += messages.leftOut;
        const fallback = entry.startedAt ?? latest;
        for (const event of harEvents({ entry, pile: messages, number: sockets, fallback })) {
          events.push(event);
          latest = Math.max(latest, event.at);
        }
      } else {
        latest = Math.max(latest, startOf(value));
        end = Math.max(end, endOf(value));
        const response = readResponse(value);
        if (response) events.push(response);
      }
      messages = createPile();
    },
    finish(log: object): HarLog {
      // Responses only matter for the server of a WebSocket.
      if (sockets === 0) events.length = 0;
      const { creator, before } = readHarPages(log, events);
      const skipped = { tooLarge, broken, messagesLeftOut, otherMessages };
      return { creator, sockets, ...skipped, events: [...before, ...events], endedAt: Math.max(latest, end) };
    },
  };
}

function endOf(value: unknown): number {
  const start = startOf(value);
  if (start === 0 || typeof value !== 'object' || value === null || !('time' in value)) return start;
  return typeof value.time === 'number' && value.time > 0 && value.time < LONGEST_ENTRY_TIME
    ? start + value.time
    : start;
}

function startOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || !('startedDateTime' in value)) return 0;
  return believableTime(value.startedDateTime) ?? 0;
}
