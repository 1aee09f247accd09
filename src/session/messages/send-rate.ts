import type { EventId } from '../../capture/captured-event.ts';
import type { Frame } from './frame-log.ts';

/** The send rate by whole seconds, and how long the network has been falling behind. */
export interface SendRate {
  second: number;
  count: number;
  /** Of the previous second, if it had messages. */
  previous: number;
  /** A run of sends that each found a large send buffer. */
  bufferedRun?: BufferedRun;
}

export interface BufferedRun {
  first: EventId;
  since: number;
  latest: EventId;
  until: number;
  /** Bytes left in the buffer by earlier sends, at the beginning and at most. */
  atFirst: number;
  most: number;
  sends: number;
}

/** Less than this is normal buffering, in bytes. */
const MUCH = 1_048_576;

export function createSendRate(): SendRate {
  return { second: 0, count: 0, previous: 0 };
}

export function noteSent(rate: SendRate, { id, at, size, buffered }: Frame): void {
  const second = Math.floor(at / 1_000);
  if (second !== rate.second) {
    rate.previous = second === rate.second + 1 ? rate.count : 0;
    rate.count = 0;
    rate.second = second;
  }
  rate.count += 1;
  if (buffered === undefined) return;
  const left = buffered - size;
  if (left < MUCH) delete rate.bufferedRun;
  else {
    rate.bufferedRun ??= { first: id, since: at, latest: id, until: at, atFirst: left, most: left, sends: 0 };
    const { bufferedRun } = rate;
    bufferedRun.latest = id;
    bufferedRun.until = at;
    bufferedRun.most = Math.max(bufferedRun.most, left);
    bufferedRun.sends += 1;
  }
}

/** Messages sent in the last second or two before `end`: at least the whole of the last second. */
export function sentShortlyBefore(rate: SendRate, end: number): number {
  const since = Math.floor(end / 1_000) - rate.second;
  return since > 1 || since < 0 ? 0 : since === 1 ? rate.count : rate.count + rate.previous;
}
