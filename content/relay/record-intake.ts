import { CALL_FACTS } from '../../src/capture/call-facts.ts';
import type { SocketId } from '../../src/capture/captured-event.ts';
import { readFields } from '../../src/capture/fact-fields.ts';
import type { RareFact } from '../../src/capture/page-facts.ts';
import { isFrame, readRecord } from '../../src/capture/page-record.ts';
import type { HookRecord } from '../channel/hook-record.ts';
import { mergeByTime } from './browser-records.ts';
import { now } from './now.ts';
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

const readCall = (value: unknown): RareFact | undefined =>
  readFields(CALL_FACTS, value) as RareFact | undefined;

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

  function append(record: HookRecord, put: History['append']): void {
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

  function note(fact: RareFact, at = now()): void {
    if (fact.kind === 'csp-violation') {
      const socket = socketStopped(fact.blockedUrl);
      if (socket !== undefined) fact.socket = socket;
    }
    history.append([at, fact]);
  }

  /** Whatever of a batch is sound, with what the relay recorded itself; false when nothing of the batch was. */
  function takeIn(
    batch: unknown,
    accepts: (record: HookRecord) => boolean,
    own: readonly HookRecord[],
    put: History['append'],
  ): boolean {
    const told: HookRecord[] = [];
    let count = 0;
    for (const value of listIn(batch)) {
      const record = readRecord(value, isBytes, readCall);
      if (record && accepts(record)) told.push(record);
      else count += 1;
    }
    for (const record of mergeByTime(told, own)) {
      const created = claims.undescribed(record);
      if (created) append([record[0], { kind: 'created', ...created, protocols: [] }], put);
      append(record, put);
    }
    if (count > 0) put([now(), { kind: 'malformed', where: 'relay', count }]);
    return told.length > 0;
  }

  return {
    note,
    takeKept(batch) {
      const arrived = now();
      return takeIn(batch, (record) => claims.acceptKept(record, arrived), [], history.insert);
    },
    take(batch, own, arrived) {
      takeIn(batch, (record) => claims.accept(record, arrived), own, history.append);
    },
    settle() {
      for (const entry of pending) history.settle(entry, null);
      pending.clear();
    },
  };
}
