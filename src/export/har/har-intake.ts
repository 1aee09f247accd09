import type { CapturedEvent } from '../../capture/captured-event.ts';
import { createSession, type Session } from '../../session/session.ts';
import { headerValue } from '../../shared/header.ts';
import { runToEnd } from '../../shared/run-generator.ts';
import type { Fault } from '../trace/check-schema.ts';
import { readHarEntry } from './har-entry.ts';
import { addMessage, createMessageBuffer, HAR_BUDGET, harEvents, type MessageBuffer } from './har-events.ts';
import type { AttachedMessages, HarLog } from './har-log.ts';
import { readHarMessage } from './har-message.ts';
import { readHarPages } from './har-pages.ts';
import { createResponseReader } from './har-response.ts';
import { believableTime, duration } from './har-time.ts';
import { createHeaderPool } from './header-pool.ts';
import { correctStart, takeEvent } from './restore-har.ts';

/** Takes the entries of a HAR file one by one, each after its messages. */
export interface HarIntake {
  /** Entries taken so far. */
  entries(): number;
  takeBroken(fault: Fault): void;
  /** `value`: undefined where it could not be read. */
  takeMessage(value: unknown): void;
  takeEntry(value: unknown, tooLarge: boolean): void;
  /** `log`: the file's `log` without its entries. */
  finish(log: object): HarLog;
}

/**
 * `logBefore`: where the entries are to become a session at once, the file's `log` as it is before its entries; undefined
 * where that cannot be read. A file with its pages before its entries is then not in memory as events and as a session.
 */
export function createHarIntake(logBefore?: () => object | undefined): HarIntake {
  let entries = 0;
  let sockets = 0;
  let tooLarge = 0;
  let buffer: MessageBuffer = createMessageBuffer();
  let latest = 0;
  let end = 0;
  let held = 0;
  let messagesLeftOut = 0;
  let otherMessages = 0;
  let badTimes = 0;
  const broken: Fault[] = [];
  const attached: AttachedMessages[] = [];
  const events: CapturedEvent[] = [];
  const readResponse = createResponseReader();
  const pool = createHeaderPool();
  let earliest = Number.POSITIVE_INFINITY;
  let userAgent: string | undefined;
  let begun: Session | undefined;
  let holdsEvents = logBefore === undefined;
  const take = (event: CapturedEvent): void => {
    earliest = Math.min(earliest, event.at);
    if (event.kind === 'wire-entry') userAgent ??= headerValue(event.requestHeaders, 'user-agent');
    if (begun && !holdsEvents) runToEnd(takeEvent(begun, event));
    else events.push(event);
  };
  const begin = (): void => {
    const log = logBefore?.() ?? {};
    if (!('pages' in log && Array.isArray(log.pages))) {
      holdsEvents = true;
      return;
    }
    begun = createSession();
    const { before } = readHarPages(log, { earliest, userAgent });
    for (const event of [...before, ...events.splice(0)]) runToEnd(takeEvent(begun, event));
  };
  const takeSocket = (entry: NonNullable<ReturnType<typeof readHarEntry>>): void => {
    sockets += 1;
    held += buffer.bytes;
    messagesLeftOut += buffer.leftOut;
    badTimes += entry.badTimes;
    if (!begun && !holdsEvents) begin();
    if (entry.messageFile !== undefined) {
      // Its messages come after the file.
      holdsEvents = true;
      attached.push({ file: entry.messageFile, event: events.length });
    }
    for (const event of harEvents({ entry, buffer, number: sockets, fallback: latest })) {
      take(event);
      latest = Math.max(latest, event.at);
    }
  };
  return {
    entries: () => entries,
    takeBroken: (fault) => broken.push(fault),
    takeMessage(value) {
      const message = readHarMessage(value);
      switch (message.kind) {
        case 'frame':
          if (message.badTime) badTimes += 1;
          addMessage(buffer, message, HAR_BUDGET - held);
          break;
        case 'failure':
          buffer.failure = message.words;
          break;
        case 'other':
          if (value === undefined) buffer.leftOut += 1;
          else otherMessages += 1;
          break;
        default:
          message satisfies never;
      }
    },
    takeEntry(value, large) {
      entries += 1;
      if (large) tooLarge += 1;
      const entry = readHarEntry(value, pool);
      if (entry) takeSocket(entry);
      else {
        latest = Math.max(latest, startOf(value));
        end = Math.max(end, endOf(value));
        const response = readResponse(value);
        if (response) take(response);
      }
      buffer = createMessageBuffer();
    },
    finish(log) {
      // Responses only matter for the server of a WebSocket.
      if (sockets === 0) {
        events.length = 0;
        earliest = Number.POSITIVE_INFINITY;
      }
      // Of a truncated last entry.
      messagesLeftOut += buffer.leftOut + buffer.first.length + buffer.latest.length;
      const { creator, before } = readHarPages(log, { earliest, userAgent });
      const skipped = { tooLarge, broken, messagesLeftOut, otherMessages, badTimes };
      const read = { creator, sockets, ...skipped, endedAt: Math.max(latest, end) };
      if (begun) {
        correctStart(begun, before);
        return { ...read, attached, events, begun };
      }
      const places = attached.map(({ file, event }) => ({ file, event: event + before.length }));
      return { ...read, attached: places, events: [...before, ...events] };
    },
  };
}

function endOf(value: unknown): number {
  const start = startOf(value);
  if (start === 0 || typeof value !== 'object' || value === null || !('time' in value)) return start;
  return start + (duration(value.time, start) ?? 0);
}

function startOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || !('startedDateTime' in value)) return 0;
  return believableTime(value.startedDateTime) ?? 0;
}
