import type { RareFact } from '../src/page-fact.ts';
import { isFrame, readRecord } from '../src/page-record.ts';
import type { Entry, History } from './history.ts';
import type { HookRecord } from './hook-record.ts';

/** Takes what the hook hands over into the history. */
export interface Intake {
  /** A batch from the hook; whatever has not the shape of a record is counted and left out. */
  take(batch: unknown): void;
  /** A fact that the relay saw itself, now. */
  note(fact: RareFact): void;
  /** The same, while the page's constructor runs: it belongs to the socket that comes next. */
  noteForNext(fact: RareFact): void;
  /** Stops waiting for bytes that are still being read. */
  settle(): void;
}

const isBytes = (value: unknown): value is Uint8Array | Blob =>
  value instanceof Uint8Array || value instanceof Blob;

export function createIntake(history: History, keep: () => number, onSettled: () => void): Intake {
  const pending = new Set<Entry>();
  let held: RareFact[] = [];

  async function read(entry: Entry, blob: Blob): Promise<void> {
    let bytes: Uint8Array | null = null;
    try {
      bytes = new Uint8Array(await blob.slice(0, keep()).arrayBuffer());
    } finally {
      pending.delete(entry);
      history.settle(entry, bytes);
      onSettled();
    }
  }

  function append(record: HookRecord): void {
    const content = isFrame(record) ? record[4] : null;
    if (!(content instanceof Blob)) {
      history.append(record);
      return;
    }
    const entry = history.append(record, true);
    pending.add(entry);
    read(entry, content).catch(() => onSettled());
  }

  function releaseHeld(record: HookRecord): void {
    const created = !isFrame(record) && record[1].kind === 'created' ? record[1].socket : undefined;
    for (const fact of held) {
      if (fact.kind === 'csp-violation' && created !== undefined) fact.socket = created;
      history.append([record[0], fact]);
    }
    held = [];
  }

  function note(fact: RareFact): void {
    history.append([performance.now(), fact]);
  }

  return {
    note,
    take(batch) {
      let malformed = 0;
      for (const value of Array.isArray(batch) ? batch : [undefined]) {
        const record = readRecord(value, isBytes);
        if (!record) {
          malformed += 1;
          continue;
        }
        append(record);
        if (held.length > 0) releaseHeld(record);
      }
      if (malformed > 0) note({ kind: 'malformed', where: 'relay', count: malformed });
    },
    noteForNext(fact) {
      held.push(fact);
    },
    settle() {
      for (const entry of pending) history.settle(entry, null);
      pending.clear();
    },
  };
}
