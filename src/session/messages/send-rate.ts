import type { EventId } from '../../capture/captured-event.ts';
import type { Frame } from './frame-log.ts';

/** The send rate by whole seconds, and how long the network has been falling behind. */
export interface SendRate {
  second: number;
  count: number;
  /** Of the previous second, if it had messages. */
  previous: number;
  /** A run of sends that each found a large send buffer. */
  backlog?: BufferedRun;
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

export function noteSent(pace: SendRate, { id, at, size, buffered }: Frame): void {
  const second = Math.floor(at / 1_000);
  if (second !== pace.second) {
    pace.previous = second === pace.second + 1 ? pace.count : 0;
    pace.count = 0;
    pace.second = second;
  }
  pace.count += 1;
  if (buffered === undefined) return;
  const left = buffered - size;
  if (left < MUCH) delete pace.backlog;
  else {
    pace.backlog ??= { first: id, since: at, latest: id, until: at, atFirst: left, most: left, sends: 0 };
    const { backlog } = pace;
    backlog.latest = id;
    backlog.until = at;
    backlog.most = Math.max(backlog.most, left);
    backlog.sends += 1;
  }
}

/** Messages sent in the last second or two before `end`: at least the whole of the last second. */
export function sentShortlyBefore(pace: SendRate, end: number): number {
  const since = Math.floor(end / 1_000) - pace.second;
  return since > 1 || since < 0 ? 0 : since === 1 ? pace.count : pace.count + pace.previous;
}
