import type { Fault } from '../export/trace/check-schema.ts';
import { TELLING_BYTES } from '../export/trace/file-kind.ts';
import { createFileReader, type FileContent } from '../export/trace/read-file.ts';
import { joinBytes } from '../shared/join-bytes.ts';
import { createCdpReader } from './cdp-log.ts';
import type { LogFile } from './log-file.ts';
import { createNetLogReader } from './net-log/read-net-log.ts';
import { createPacketLineReader, createPacketListReader } from './packet-capture/read-packets.ts';
import { createPlaywrightReader } from './playwright-network.ts';
import { createTextLogReader } from './text-log/read-text-log.ts';

/** What a file holds: a trace, a HAR file, or another program's log. */
export type ReadContent = FileContent | { ok: true; kind: 'log'; log: LogFile };

/** Reads a file as it comes in; what it is, it finds out by its content. */
export interface AnyFileReader {
  feed(bytes: Uint8Array): void;
  end(): ReadContent;
}

/** `decode`: UTF-8 to text; what is none becomes U+FFFD. `isAlone`: see `Platform`. */
export function createAnyFileReader(decode: (bytes: Uint8Array) => string, isAlone = false): AnyFileReader {
  let start: Uint8Array = new Uint8Array(0);
  let reader: AnyFileReader | undefined;
  const begin = (): AnyFileReader => {
    reader = readerFor(decode(start), decode, isAlone);
    reader.feed(start);
    return reader;
  };
  return {
    feed(bytes) {
      if (reader) {
        reader.feed(bytes);
        return;
      }
      start = joinBytes([start, bytes]);
      if (start.length >= TELLING_BYTES) begin();
    },
    end: () => (reader ?? begin()).end(),
  };
}

function readerFor(start: string, decode: (bytes: Uint8Array) => string, isAlone: boolean): AnyFileReader {
  if (/^\ufeff?\s*\{\s*"constants"\s*:/.test(start)) {
    return logReader(createNetLogReader(decode));
  }
  if (PACKET_LINE.test(start)) return logReader(createPacketLineReader(decode));
  if (PACKET_LIST.test(start)) return logReader(createPacketListReader(decode));
  if (CDP_LINE.test(start)) {
    const reader = createCdpReader(decode);
    return { feed: reader.feed, end: () => ({ ok: true, kind: 'log', log: reader.end() }) };
  }
  if (/^\{"type":"resource-snapshot"/.test(start)) {
    const reader = createPlaywrightReader(decode);
    return { feed: reader.feed, end: () => ({ ok: true, kind: 'har', har: reader.end() }) };
  }
  if (JSON_DOCUMENT.test(start) && !JSON_LINE.test(start) && !PLAYWRIGHT_TRACE.test(start))
    return createFileReader(decode, isAlone);
  return logReader(createTextLogReader(decode));
}

interface LogReader {
  feed(bytes: Uint8Array): void;
  end(): { ok: true; log: LogFile } | { ok: false; fault: Fault };
}

const logReader = (reader: LogReader): AnyFileReader => ({
  feed: reader.feed,
  end() {
    const read = reader.end();
    return read.ok ? { ok: true, kind: 'log', log: read.log } : read;
  },
});

/** `tshark -T ek`: a line for the index comes before each packet. */
const PACKET_LINE =
  /^\ufeff?\s*\{(?:"index"\s*:\s*\{"_index"\s*:\s*"packets-|"timestamp"\s*:\s*"\d+"\s*,\s*"layers")/;
/** `tshark -T json`. */
const PACKET_LIST = /^\ufeff?\s*\[\s*\{\s*"_index"\s*:\s*"packets-/;

/** An event of the DevTools Protocol on a line of its own. */
const CDP_LINE = /^\ufeff?\s*\{[^\n]*"method"\s*:\s*"[A-Z][A-Za-z]+\.[a-z][A-Za-z]+"/;
/** The events of a Playwright trace, among them console messages. */
const PLAYWRIGHT_TRACE = /^\{[^\n]*"type":"(?:context-options|console|before|event)"/;
/** Nothing, an object, a list, or a single value; `[Sun Nov 29 …]` is a line of Apache. */
const JSON_DOCUMENT = /^\ufeff?\s*(?:$|\{|\[(?!\d{4}-\d\d-)\s*[[{\]"\d]|"|(?:null|true|false|-?\d+)\s*$)/;
/** The first line of a log of JSON objects, which a trace or a HAR file never begins with. */
const JSON_LINE =
  /^\ufeff?\s*\{(?:"(?:level|ts|log|time|msg|message|event|severity|timestamp|@timestamp)":\s*["\d]|[^\n]*"(?:__REALTIME_TIMESTAMP|DownstreamStatus|RequestPath|EdgeResponseStatus|ClientRequestURI)":)/;
