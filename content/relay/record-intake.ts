import type { SocketId } from '../../src/capture/captured-event.ts';
import type { RareFact } from '../../src/capture/page-facts.ts';
import { isFrame, readRecord } from '../../src/capture/page-record.ts';
import type { HookRecord } from '../channel/hook-record.ts';
import { mergeByTime } from './browser-records.ts';
import { MOST_RECORDS, type PageClaims } from './page-claims.ts';
import type { Entry, History } from './record-history.ts';

/** Takes what hook and relay recorded into the history. */
export interface Intake {
  /**
   * A batch from the hook, which arrived at a time, and what the relay recorded itself meanwhile. Whatever of the batch
   * has not the shape of a record, or cannot be true, is counted and left out.
   */
  take(batch: unknown, own: readonly HookRecord[], arrived: number): void;
  /**
   * Some of the messages that the hook kept while no panel watched, in order; false when there was none. They belong
   * between the facts that the history holds back.
   */
  takeKept(batch: unknown): boolean;
  /** A fact that the relay saw itself, now unless it says when. */
  note(fact: RareFact, at?: number): void;
  /** Stops waiting for bytes that are still being read. */
  settle(): void;
}

/** Sockets among which the one of a violation is looked for. */
const MOST_RECENT = 64;

const isBytes = (value: unknown): value is Uint8Array | Blob =>
  value instanceof Uint8Array || value instanceof Blob;

function listIn(batch: unknown): readonly unknown[] {
  return Array.isArray(batch) && batch.length <= MOST_RECORDS ? batch : [undefined];
}

export function createIntake(
  history: Pick<History, 'append' | 'insert' | 'settle'>,
  claims: PageClaims,
  keep: () => number,
  onSettled: () => void,
): Intake {
  const pending = new Set<Entry>();
  const recent: { url: string; socket: SocketId }[] = [];

  async function read(entry: Entry, blob: Blob): Promise<void> {
    const bytes = await blob
      .slice(0, keep())
      .arrayBuffer()
      .then(
        (buffer) => new Uint8Array(buffer),
        () => null,
      );
    pending.delete(entry);
    history.settle(entry, bytes);
    onSettled();
  }

  function append(record: HookRecord, put = history.append): void {
    const content = isFrame(record) ? record[4] : null;
    if (!isFrame(record) && record[1].kind === 'created') {
      recent.push(record[1]);
      if (recent.length > MOST_RECENT) recent.shift();
    }
    if (!(content instanceof Blob)) {
      put(record);
      return;
    }
    const entry = put(record, true);
    pending.add(entry);
    void read(entry, content);
  }

  /** Blink raises a violation in a task of its own, soon after the constructor that it is about. */
  function socketStopped(url: string): SocketId | undefined {
    const index = recent.findIndex((one) => one.url === url);
    return index < 0 ? undefined : recent.splice(index, 1)[0]?.socket;
  }

  function note(fact: RareFact, at = performance.now()): void {
    if (fact.kind === 'csp-violation') {
      const socket = socketStopped(fact.blockedUrl);
      if (socket !== undefined) fact.socket = socket;
    }
    history.append([at, fact]);
  }

  function soundIn(
    batch: unknown,
    accepts: (record: HookRecord) => boolean,
  ): { records: HookRecord[]; malformed: number } {
    const records: HookRecord[] = [];
    let malformed = 0;
    for (const value of listIn(batch)) {
      const record = readRecord(value, isBytes);
      if (record && accepts(record)) records.push(record);
      else malformed += 1;
    }
    return { records, malformed };
  }

  function describe(record: HookRecord): HookRecord | undefined {
    const undescribed = claims.undescribed(record);
    return undescribed && [record[0], { kind: 'created', ...undescribed, protocols: [] }];
  }

  return {
    note,
    takeKept(batch) {
      const now = performance.now();
      const { records, malformed } = soundIn(batch, (record) => claims.acceptKept(record, now));
      for (const record of records) {
        const created = describe(record);
        if (created) append(created, history.insert);
        append(record, history.insert);
      }
      if (malformed > 0) history.insert([now, { kind: 'malformed', where: 'relay', count: malformed }]);
      return records.length > 0;
    },
    take(batch, own, arrived) {
      const { records: told, malformed } = soundIn(batch, (record) => claims.accept(record, arrived));
      for (const record of mergeByTime(told, own)) {
        const created = describe(record);
        if (created) append(created);
        append(record);
      }
      if (malformed > 0) note({ kind: 'malformed', where: 'relay', count: malformed });
    },
    settle() {
      for (const entry of pending) history.settle(entry, null);
      pending.clear();
    },
  };
}
