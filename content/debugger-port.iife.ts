import { type PortMessage, RECEIVE, SEND } from '../src/capture/debugger-port.ts';
import type { RelayMessage, WorkerToRelay } from '../src/capture/extension-messages.ts';

/**
 * Runs in the relay's world before the relay, where `wsdoctor watch` records over the browser's debugging port: as much of
 * an extension's interface as the relay uses.
 */
interface RelayWorld {
  [SEND]?: (json: string) => void;
  [RECEIVE]?: (port: number, message: WorkerToRelay) => void;
  browser?: object;
}

const world = globalThis as RelayWorld;
const send = world[SEND];

if (send) {
  const listeners = new Map<number, ((message: WorkerToRelay) => void)[]>();
  let last = 0;
  const say = (message: PortMessage): void => send(JSON.stringify(message));
  const nothing = { addListener: () => undefined };
  world[RECEIVE] = (port, message) => {
    for (const listener of listeners.get(port) ?? []) listener(message);
  };
  world.browser = {
    runtime: {
      connect() {
        last += 1;
        const port = last;
        listeners.set(port, []);
        say({ port });
        return {
          postMessage: (message: RelayMessage) => say({ port, message }),
          disconnect: () => listeners.delete(port),
          onMessage: {
            addListener: (listener: (message: WorkerToRelay) => void) => listeners.get(port)?.push(listener),
          },
          onDisconnect: nothing,
        };
      },
      onMessage: nothing,
      onConnect: nothing,
    },
    storage: { local: { get: async () => ({}) } },
  };
}
