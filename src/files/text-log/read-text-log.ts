import type { Fault } from '../../export/trace/check-schema.ts';
import { createLineReader } from '../line-reader.ts';
import type { LogFile } from '../log-file.ts';
import { appJsonLog } from './app-json.ts';
import { daphneLog, uvicornLog } from './asgi.ts';
import { consoleLine } from './console.ts';
import { albLog, cloudflareLog, envoyLog, openclawLog, traefikJson } from './gateways.ts';
import { caddyLog } from './json-lines.ts';
import { logEvents } from './log-events.ts';
import type { LineParser, LogItem } from './log-item.ts';
import { createMozLogParser } from './moz-log.ts';
import { createProgramParser } from './programs.ts';
import { accessLog, apacheError, haproxyLog, nginxError } from './proxies.ts';
import { unwrapLine } from './unwrap-line.ts';

export interface TextLogReader {
  feed(bytes: Uint8Array): void;
  end(): { ok: true; log: LogFile } | { ok: false; fault: Fault };
}

const MOST_ITEMS = 100_000;

/** Reads lines of consoles, servers and proxies in the middle of anything; what it does not know, it skips. */
export function createTextLogReader(decode: (bytes: Uint8Array) => string): TextLogReader {
  const parsers: LineParser[] = [
    nginxError,
    apacheError,
    haproxyLog,
    accessLog,
    caddyLog,
    envoyLog,
    albLog,
    traefikJson,
    cloudflareLog,
    openclawLog,
    uvicornLog,
    daphneLog,
    appJsonLog,
    createMozLogParser(),
    consoleLine,
    createProgramParser(),
  ];
  const items: LogItem[] = [];
  let lines = 0;
  let dropped = 0;
  const take = (text: string): void => {
    lines += 1;
    const { line, at } = unwrapLine(text);
    if (line === '') return;
    for (const parse of parsers) {
      const item = parse(line);
      if (!item) continue;
      if (item === 'part') return;
      // A stack trace that follows adds to the item: it must stay the same object.
      if (at !== undefined) item.at ??= at;
      if (items.length >= MOST_ITEMS) dropped += 1;
      else items.push(item);
      return;
    }
  };
  const reader = createLineReader(take, decode);
  return {
    feed: reader.feed,
    end() {
      reader.end();
      const log = logEvents(items);
      if (items.length === 0)
        return {
          ok: false,
          fault: {
            place: '',
            message: `is a text of ${lines} ${lines === 1 ? 'line' : 'lines'} without a line that is known here: a browser's message about a WebSocket, or a line of a log of a server or proxy that is known here (docs/files.md lists them)`,
          },
        };
      const notes = dropped > 0 ? [`${dropped} lines not read: more than ${MOST_ITEMS} known lines`] : [];
      return { ok: true, log: { ...log, notes: [...log.notes, ...notes] } };
    },
  };
}
