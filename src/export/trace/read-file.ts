import { type ByteAt, createJsonSplitter, type SplitEnd } from '../../shared/json-stream.ts';
import { createHarIntake, type HarIntake } from '../har/har-intake.ts';
import type { HarLog } from '../har/har-log.ts';
import { checkSchema, type Fault } from './check-schema.ts';
import { EVENT_SCHEMA } from './event-schema.ts';
import { notJson } from './not-json.ts';
import { TRACE_FORMAT, TRACE_VERSION, type Trace, type TraceEvent } from './trace.ts';
import { TRACE_SCHEMA } from './trace-schema.ts';

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

/** `decode`: UTF-8 to text; what is none becomes U+FFFD. `isAlone`: see `Platform`. */
export function createFileReader(decode: (bytes: Uint8Array) => string, isAlone = false): FileReader {
  let fault: Fault | undefined;
  const events: TraceEvent[] = [];
  const logBefore = (): object | undefined => logOf(splitter.soFar());
  const har = createHarIntake(isAlone ? logBefore : undefined);
  const read = (json: string | undefined, place: string, byteAt: ByteAt): unknown => {
    if (fault || json === undefined) return undefined;
    try {
      return JSON.parse(json);
    } catch {
      const found = notJson(place, json, byteAt);
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
        take(json, at, byteAt) {
          const place = `$.events[${at}]`;
          const event = read(json, place, byteAt);
          if (fault) return;
          fault = checkSchema(EVENT_SCHEMA, event, place);
          if (!fault) events.push(event as TraceEvent);
        },
      },
      {
        path: ['log', 'entries', '*', '_webSocketMessages'],
        largest: LARGEST_ENTRY,
        take(json, at, byteAt) {
          const place = `$.log.entries[${har.entries()}]._webSocketMessages[${at}]`;
          har.takeMessage(read(json, place, byteAt));
        },
      },
      {
        path: ['log', 'entries'],
        largest: LARGEST_ENTRY,
        take(json, at, byteAt) {
          const value = isDownload(json) ? undefined : read(json, `$.log.entries[${at}]`, byteAt);
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
      const whole = end.ok ? parseWhole(end) : { ok: false as const, fault: cutFault(end) };
      if (!whole.ok)
        return partOfHar(har, whole.fault, logBefore()) ?? { ok: false, fault: fault ?? whole.fault };
      return finish(whole.value, events, har, fault);
    },
  };
}

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

function parseWhole({
  rest,
  byteAt,
}: SplitEnd & { ok: true }): { ok: true; value: unknown } | { ok: false; fault: Fault } {
  if (rest.trim() === '') return { ok: false, fault: { place: '$', message: 'is empty' } };
  try {
    return { ok: true, value: JSON.parse(rest) };
  } catch {
    return { ok: false, fault: notJson('$', rest, byteAt) };
  }
}

const cutFault = ({ place, message, byte }: SplitEnd & { ok: false }): Fault => ({
  place,
  message: `${message} after ${byte} bytes`,
});

/** The entries of a HAR file whose end is missing or broken; undefined where none was read. */
function partOfHar(har: HarIntake, fault: Fault, log: object = {}): FileContent | undefined {
  if (har.entries() === 0) return undefined;
  har.takeBroken(fault);
  return { ok: true, kind: 'har', har: har.finish(log) };
}

/** The `log` of a HAR file up to its entries; undefined where that is no JSON. */
function logOf(beforeEntries: string): object | undefined {
  try {
    const { log } = JSON.parse(`${beforeEntries}]}}`) as { log?: unknown };
    return typeof log === 'object' && log !== null ? log : undefined;
  } catch {
    return undefined;
  }
}

const OTHER_FILE = 'is neither a trace of WebSocket Doctor nor a HAR file';
const PROBE_FILE =
  'is the output of wsdoctor probe, which belongs to one connection: drop it on the field at the end of its Test tab';

function finish(whole: unknown, events: TraceEvent[], har: HarIntake, fault: Fault | undefined): FileContent {
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
