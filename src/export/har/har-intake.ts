import type { CapturedEvent } from '../../capture/captured-event.ts';
import type { Fault } from '../trace/check-schema.ts';
import { readHarEntry } from './har-entry.ts';
import { addMessage, createMessageBuffer, HAR_BUDGET, harEvents, type MessageBuffer } from './har-events.ts';
import type { AttachedMessages, HarLog } from './har-log.ts';
import { readHarMessage } from './har-message.ts';
import { readHarPages } from './har-pages.ts';
import { createResponseReader } from './har-response.ts';
import { believableTime, duration } from './har-time.ts';
import { createHeaderPool } from './header-pool.ts';

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

export function createHarIntake(): HarIntake {
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
  const takeSocket = (entry: NonNullable<ReturnType<typeof readHarEntry>>): void => {
    sockets += 1;
    held += buffer.bytes;
    messagesLeftOut += buffer.leftOut;
    badTimes += entry.badTimes;
    if (entry.messageFile !== undefined) attached.push({ file: entry.messageFile, event: events.length });
    for (const event of harEvents({ entry, buffer, number: sockets, fallback: latest })) {
      events.push(event);
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
        if (response) events.push(response);
      }
      buffer = createMessageBuffer();
    },
    finish(log) {
      // Responses only matter for the server of a WebSocket.
      if (sockets === 0) events.length = 0;
      // Of a truncated last entry.
      messagesLeftOut += buffer.leftOut + buffer.first.length + buffer.latest.length;
      const { creator, before } = readHarPages(log, events);
      const skipped = { tooLarge, broken, messagesLeftOut, otherMessages, badTimes };
      const places = attached.map(({ file, event }) => ({ file, event: event + before.length }));
      return {
        creator,
        sockets,
        ...skipped,
        attached: places,
        events: [...before, ...events],
        endedAt: Math.max(latest, end),
      };
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
