import { base64Length } from '../shared/base64.ts';
import { utf8Length } from '../shared/utf8-length.ts';
import type { ContextId, PageEvent, Payload } from './captured-event.ts';
import type { PanelMessage, RelayMessage } from './extension-messages.ts';
import { readFact } from './page-facts.ts';
import {
  BINARY,
  COUNT_LATER,
  type FrameRecord,
  isFrame,
  NOT_READ,
  type PageRecord,
  readRecord,
  SENT,
  SIZE_AT_LEAST,
} from './page-record.ts';

export interface FeedIntake {
  /** Handles the messages of the relays on one connection, and answers them. */
  openConnection(): (message: RelayMessage) => PanelMessage | undefined;
}

/** The longest incomplete record text of one relay, in UTF-16 units. */
const MOST_WAITING = 1 << 26;

const isBase64 = (value: unknown): value is string => typeof value === 'string';

function payloadOf([, code, , size, content]: FrameRecord<string>): Payload {
  const opcode = code & BINARY ? 'binary' : 'text';
  const least = code & SIZE_AT_LEAST ? { sizeAtLeast: true } : {};
  if (content === null) return { opcode, size, ...least, kept: 0 };
  if (opcode === 'binary') return { opcode, size, kept: base64Length(content), base64: content };
  const kept = utf8Length(content);
  return { opcode, size: size === COUNT_LATER ? kept : Math.max(size, kept), ...least, kept, text: content };
}

function eventOf(context: ContextId, seq: number, record: PageRecord<string>): PageEvent {
  const stamp = { source: 'page', context, seq, at: record[0] } as const;
  if (!isFrame(record)) return { ...record[1], ...stamp };
  const [, code, socket, , , buffered] = record;
  return {
    ...stamp,
    kind: 'frame',
    socket,
    direction: code & SENT ? 'sent' : 'received',
    payload: payloadOf(record),
    ...(buffered === NOT_READ ? {} : { buffered }),
  };
}

type Chunk = Extract<RelayMessage, { kind: 'records' }>;

function listIn(json: string): unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

/** Joins the chunks of each relay; a panel that connects in the middle of a message skips the rest of it. */
function createAssembly(): (chunk: Chunk) => string | undefined {
  const begun = new Map<ContextId, string>();
  return ({ context, json, at, more }) => {
    const before = at === 0 ? '' : begun.get(context);
    begun.delete(context);
    if (before?.length !== at) return undefined;
    if (!more) return before + json;
    if (before.length < MOST_WAITING) begun.set(context, before + json);
    return undefined;
  };
}

/**
 * Puts the records of each relay in order: duplicates are dropped, invalid records are rejected and counted, and each
 * relay is told from which record to continue.
 */
export function createFeedIntake(
  sink: (events: PageEvent[]) => void,
  onLoss: (count: number) => void,
): FeedIntake {
  const expected = new Map<ContextId, number>();

  function takeRecords(context: ContextId, records: unknown[]): number {
    let next = expected.get(context) ?? 1;
    let refused = 0;
    const events: PageEvent[] = [];
    for (const sent of records) {
      const [seq, value] = Array.isArray(sent) ? (sent as unknown[]) : [];
      const record = Number.isSafeInteger(seq) ? readRecord(value, isBase64, readFact) : undefined;
      if (!record) refused += 1;
      else if ((seq as number) >= next) {
        events.push(eventOf(context, seq as number, record));
        next = (seq as number) + 1;
      }
    }
    expected.set(context, next);
    if (refused > 0) onLoss(refused);
    if (events.length > 0) sink(events);
    return next;
  }

  function take(
    message: RelayMessage,
    whole: (chunk: Chunk) => string | undefined,
  ): PanelMessage | undefined {
    if (typeof message.context !== 'string') {
      onLoss(1);
      return undefined;
    }
    const { context } = message;
    if (message.kind === 'hello') return { kind: 'resume', context, from: expected.get(context) ?? 1 };
    if (message.kind === 'records' && typeof message.json === 'string') {
      const json = whole(message);
      if (json === undefined) return undefined;
      const records = listIn(json);
      if (records) return { kind: 'ack', context, from: takeRecords(context, records) };
    }
    onLoss(1);
    return undefined;
  }

  return {
    openConnection() {
      const whole = createAssembly();
      return (message) => take(message, whole);
    },
  };
}
