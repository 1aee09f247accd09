import type { Observation } from '../telemetry/observation.ts';
import { createVerdictChanges, type VerdictChange } from './verdict-changes.ts';

/** Tells a receiver of changes, one at a time for each server, while the probes go on. */
export interface Alerts {
  look(observation: Observation): void;
  /** Resolves when nothing is being sent. */
  settled(): Promise<void>;
}

/** `send` returns why it failed, which is told; the change is then sent after the next probe, if it still holds. */
export function createAlerts(
  send: (change: VerdictChange) => Promise<string | undefined>,
  failed: (change: VerdictChange, why: string) => void,
): Alerts {
  const changes = createVerdictChanges();
  const sending = new Map<string, Promise<void>>();
  const deliver = async (change: VerdictChange, key: string): Promise<void> => {
    const why = await send(change);
    if (why === undefined) changes.told(change);
    else failed(change, why);
    sending.delete(key);
  };
  return {
    look(observation) {
      const key = observation.target.url.href;
      const change = sending.has(key) ? undefined : changes.since(observation);
      if (change) sending.set(key, deliver(change, key));
    },
    async settled() {
      await Promise.all(sending.values());
    },
  };
}
