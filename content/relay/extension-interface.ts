import type {
  FailureCount,
  FailuresChanged,
  PanelOpened,
  RelayMessage,
} from '../../src/capture/extension-messages.ts';
import type { ConnectionPort } from './panel-connection.ts';

/** As much of the extension's interface as the relay uses; a polyfill would cost every page 10 kB. */
interface Runtime {
  lastError?: unknown;
  /** Not there in `wsdoctor watch`. */
  getURL?(path: string): string;
  connect(options: { name: string }): ConnectionPort;
  sendMessage(message: FailuresChanged): Promise<unknown>;
  onMessage: { addListener(listener: (message: PanelOpened) => void): void };
  onConnect: { addListener(listener: (port: CalledPort) => void): void };
}
interface CalledPort extends Omit<ConnectionPort, 'postMessage'> {
  name: string;
  postMessage(message: RelayMessage | FailureCount): void;
}
export interface Extension {
  runtime: Runtime;
  storage: { local: { get(keys: string[]): Promise<Record<string, unknown>> } };
}

/** Not before it is needed: the browser makes these interfaces when they are first asked for, some 100 kB of each frame. */
export function extensionInterface(): Extension | undefined {
  const { browser, chrome } = globalThis as { browser?: Extension; chrome?: Extension };
  const extension = browser ?? chrome;
  return extension?.runtime ? extension : undefined;
}
