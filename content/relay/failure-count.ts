import type { FailureCount } from '../../src/capture/extension-messages.ts';
import { createFailingConnections } from '../../src/capture/failing-connections.ts';
import { isFrame } from '../../src/capture/page-record.ts';
import type { History } from './record-history.ts';

/** As much of `runtime.Port` as is used. */
interface AskingPort {
  postMessage(count: FailureCount): void;
}

export interface FailureCounter {
  /** Counts what passes into the history. */
  append: History['append'];
  /** The worker asks for the number. */
  answer(port: AskingPort): void;
}

/** Changes are told together, so many milliseconds after the first. */
const TELL_AFTER = 1000;

/** The number of failing connections of this document, for the toolbar icon. `tell` says that it has changed. */
export function createFailureCount(
  append: History['append'],
  tell: () => Promise<unknown>,
  later: (run: () => void, delay: number) => void,
): FailureCounter {
  const failing = createFailingConnections();
  let telling = false;
  const tellChange = async (): Promise<void> => {
    telling = false;
    try {
      await tell();
    } catch {
      // Nobody answers, and after an update of the extension nobody is there.
    }
  };
  return {
    append(record, pending) {
      if (!isFrame(record) && failing.note(record[1]) && !telling) {
        telling = true;
        later(tellChange, TELL_AFTER);
      }
      return append(record, pending);
    },
    answer: (port) => port.postMessage({ failing: failing.count() }),
  };
}
