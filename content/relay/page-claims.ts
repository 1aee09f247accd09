import { CALL_FACTS } from '../../src/capture/call-facts.ts';
import type { SocketId } from '../../src/capture/captured-event.ts';
import { isWhole } from '../../src/capture/fact-fields.ts';
import { type FactRecord, type FrameRecord, isFrame, SENT } from '../../src/capture/page-record.ts';
import { RECORDING_SIZES } from '../../src/capture/recording-settings.ts';
import type { HookRecord } from '../channel/hook-record.ts';
import { contentSize, socketOf } from './record-parts.ts';

/** A batch of the hook has 500 records and one of what was lost. */
export const MOST_RECORDS = 1000;
/** Clocks of the two worlds are rounded alike; in milliseconds. */
const CLOCK_SLACK = 1;
const [, MOST_CONTENT] = RECORDING_SIZES.openPreview;
/** Bytes of one message, and of what waits to be sent: far beyond what a browser takes. */
const MOST_SIZE = 2 ** 40;
const MOST_LOST = 1_000_000;
/** Sockets whose announcement may have failed in a row. */
const MOST_SKIPPED = 1000;

/**
 * Checks what the page's world says against what the relay knows. The hook may tell of what the page's code did. What the
 * browser did, such as opening or closing a socket, the relay sees itself, and takes from nobody.
 */
export interface PageClaims {
  /** A native socket with this URL; false where its number is not one that comes next. */
  announce(number: SocketId, url: string): boolean;
  /** The URL of a socket that does something before the hook has described it; only once. */
  undescribed(record: HookRecord): { socket: SocketId; url: string } | undefined;
  /** Whether the record can be true. `arrived`: milliseconds since the document's time origin. */
  accept(record: HookRecord, arrived: number): boolean;
  /** The same for what the hook kept while no panel watched: messages of both directions, and what it dropped. */
  acceptKept(record: HookRecord, arrived: number): boolean;
}

export function createPageClaims(): PageClaims {
  let last = 0;
  /** URLs of sockets that the hook has not described yet. */
  const announced = new Map<SocketId, string>();

  /** Whether the record is about a socket that the relay has seen, or about none. */
  const isKnown = (record: HookRecord): boolean => socketOf(record) <= last;

  function acceptFact(record: FactRecord): boolean {
    const [, fact] = record;
    if (!Object.hasOwn(CALL_FACTS, fact.kind)) return false;
    if (fact.kind === 'created') {
      if (announced.get(fact.socket) !== fact.url) return false;
      announced.delete(fact.socket);
      return true;
    }
    if (fact.kind === 'dropped') return fact.where === 'page' && fact.frames <= MOST_LOST && fact.bytes === 0;
    return isKnown(record);
  }

  function isInTime([at]: HookRecord, arrived: number): boolean {
    return at >= 0 && at <= arrived + CLOCK_SLACK;
  }

  function acceptFrame(record: FrameRecord<Uint8Array | Blob>): boolean {
    const [, , , size, , buffered] = record;
    return (
      isKnown(record) && size <= MOST_SIZE && contentSize(record) <= MOST_CONTENT && buffered <= MOST_SIZE
    );
  }

  return {
    announce(number, url) {
      if (!isWhole(number, last + 1) || number > last + MOST_SKIPPED) return false;
      last = number;
      announced.set(number, url);
      return true;
    },
    undescribed(record) {
      if (announced.size === 0) return undefined;
      const socket = socketOf(record);
      const url = announced.get(socket);
      if (url === undefined) return undefined;
      announced.delete(socket);
      return { socket, url };
    },
    accept(record, arrived) {
      if (!isInTime(record, arrived)) return false;
      return isFrame(record) ? (record[1] & SENT) !== 0 && acceptFrame(record) : acceptFact(record);
    },
    acceptKept(record, arrived) {
      if (!isInTime(record, arrived)) return false;
      if (isFrame(record)) return acceptFrame(record);
      const [, fact] = record;
      return (
        fact.kind === 'dropped' &&
        fact.where === 'page' &&
        fact.socket !== undefined &&
        isKnown(record) &&
        fact.frames <= MOST_SIZE &&
        fact.bytes <= MOST_SIZE
      );
    },
  };
}
