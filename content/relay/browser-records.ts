import { isFrame } from '../../src/capture/page-record.ts';
import type { HookRecord } from '../channel/hook-record.ts';
import { contentSize } from './record-parts.ts';

/** What the relay itself recorded of sockets, until it is joined with what the hook recorded meanwhile. */
export interface BrowserRecords {
  put(record: HookRecord): void;
  takeBlob(): boolean;
  /** All there is, in order; none of it stays. `weight`: bytes of memory. */
  takeAll(): { records: HookRecord[]; weight: number };
}

/** Each costs a read through the browser process. */
const BLOBS_PER_BATCH = 8;
const MOST_RECORDS = 500;
const MOST_WEIGHT = 500_000;
/** Of a record beside its content, in bytes. */
const OVERHEAD = 100;
/** In milliseconds; in a stream of messages they go on less often: each time costs the page as much as many records. */
const LATER = 20;
const LATER_IN_STREAM = 200;
/** After so many records at a time there is a stream. */
const STREAM = 4;

/**
 * `flush` is called a while after a record came, or when there are many, and takes all. `beforeMessage` takes in what the
 * page has sent so far: the clock of Firefox has steps of a millisecond, in which a request and its response fit.
 */
export function createBrowserRecords(
  flush: () => void,
  later: (run: () => void, delay: number) => void,
  beforeMessage?: () => void,
): BrowserRecords {
  let records: HookRecord[] = [];
  let weight = 0;
  let blobs = BLOBS_PER_BATCH;
  let armed = false;
  let wait = LATER;

  return {
    put(record) {
      if (beforeMessage && isFrame(record)) beforeMessage();
      records.push(record);
      weight += contentSize(record) + OVERHEAD;
      if (records.length >= MOST_RECORDS || weight > MOST_WEIGHT) flush();
      else if (!armed) {
        armed = true;
        later(() => {
          armed = false;
          if (records.length > 0) flush();
        }, wait);
      }
    },
    takeBlob: () => blobs-- > 0,
    takeAll() {
      const all = { records, weight };
      wait = records.length < STREAM ? LATER : LATER_IN_STREAM;
      records = [];
      weight = 0;
      blobs = BLOBS_PER_BATCH;
      return all;
    },
  };
}

/**
 * Of records of the same time, whether the page's is put first. What a page does at once when a message comes or a
 * connection opens, it does after that; but it makes a connection before anything happens to it.
 */
function pageIsFirst(page: HookRecord, browser: HookRecord): boolean {
  if (page[0] !== browser[0]) return page[0] < browser[0];
  const begins = isFrame(browser) || browser[1].kind === 'opened';
  return !begins || (!isFrame(page) && page[1].kind === 'created');
}

/** Two lists, each in order of time, as one. */
export function mergeByTime(page: readonly HookRecord[], browser: readonly HookRecord[]): HookRecord[] {
  const merged: HookRecord[] = [];
  let next = 0;
  for (const record of browser) {
    for (let early = page[next]; early && pageIsFirst(early, record); early = page[next]) {
      merged.push(early);
      next += 1;
    }
    merged.push(record);
  }
  for (; next < page.length; next++) merged.push(page[next] as HookRecord);
  return merged;
}
