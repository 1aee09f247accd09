import type { PageEvent } from '../../../src/capture/captured-event.ts';
import { type PortMessage, RECEIVE } from '../../../src/capture/debugger-port.ts';
import type { WorkerToRelay } from '../../../src/capture/extension-messages.ts';
import { createFeedIntake } from '../../../src/capture/feed-intake.ts';

/** What the relays of many documents say, whatever brings it here. */
export interface HookMessages {
  /** `json`: a `PortMessage`; `owner` and `document` name where it comes from; `run` runs an expression in the relay's world. */
  take(owner: string, document: string, json: string, run: (expression: string) => void): void;
  /** What belongs to the owner is gone. */
  forget(owner: string): void;
}

type RelayReader = ReturnType<ReturnType<typeof createFeedIntake>['openConnection']>;

export function createHookMessages(sink: (events: PageEvent[]) => void): HookMessages {
  // A record of a wrong shape is a page that tampered with its own hook: it has no event.
  const intake = createFeedIntake(sink, () => undefined);
  const relays = new Map<string, Map<string, RelayReader>>();
  return {
    forget: (owner) => void relays.delete(owner),
    take(owner, document, json, run) {
      const { port, message } = JSON.parse(json) as PortMessage;
      const answer = (reply: WorkerToRelay): void => run(`${RECEIVE}(${port}, ${JSON.stringify(reply)})`);
      const known = relays.get(owner) ?? new Map<string, RelayReader>();
      relays.set(owner, known);
      const key = `${document} ${port}`;
      if (!message) {
        known.set(key, intake.openConnection());
        answer({ kind: 'watched', watched: true });
        return;
      }
      const reply = known.get(key)?.(message);
      if (reply) answer(reply);
    },
  };
}
