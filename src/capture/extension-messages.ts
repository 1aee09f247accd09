import type { ContextId, WireEvent } from './captured-event.ts';

/** Port names of `runtime.connect`. */
export const RELAY_PORT = 'wsdoctor-relay';
export const PANEL_PORT = 'wsdoctor-panel';
/**
 * Port name of `tabs.connect`, where the browser offers it to DevTools pages: the panel's own connection to one relay.
 */
export const DIRECT_PORT = 'wsdoctor-direct';

/**
 * Port name of one relay's connection to the worker; the worker numbers the relays, and the panel answers by number.
 */
export type Route = number;

/**
 * relay → panel: who it is, and then records in order. They are numbered from 1, `next` is the next one; dropped
 * records are represented by `dropped` events. `json` is a chunk of a list of `SentRecord`, from the UTF-16 unit `at`
 * on; the last chunk has no `more`.
 */
export type RelayMessage =
  | { kind: 'hello'; context: ContextId; next: number }
  | { kind: 'records'; context: ContextId; json: string; at: number; more: boolean };

/**
 * panel → relay. `resume` asks for everything from a sequence number on; `ack` confirms everything before it, so that
 * more may be sent.
 */
export type PanelMessage = { kind: 'resume' | 'ack'; context: ContextId; from: number };

/** worker → relay: whether a panel watches this tab. */
export type WorkerToRelay = { kind: 'watched'; watched: boolean } | PanelMessage;

/** panel → worker. */
export type PanelToWorker =
  | { kind: 'watch'; tabId: number }
  | { kind: 'to-relay'; route: Route; message: PanelMessage };

/** worker → panel. */
export type WorkerToPanel =
  | { kind: 'relay-joined'; route: Route; frameId: number; documentId?: string; url: string }
  | { kind: 'relay-left'; route: Route }
  | { kind: 'from-relay'; route: Route; message: RelayMessage }
  /** Handshakes of the tab that ended, from a browser whose worker sees them; the earlier ones come first. */
  | { kind: 'wire'; events: WireEvent[] };

/**
 * In `storage.local` while no panel and no popup is open anywhere in the browser: a relay then does not connect to the
 * worker, whose start costs more than the recording.
 */
export const NO_PANEL_KEY = 'noPanel';

/** worker → every relay of a tab, by `tabs.sendMessage`: a panel has opened, connect. */
export interface PanelOpened {
  kind: 'panel-opened';
}

/** Port name of `tabs.connect`, by which the worker asks every relay of a tab for its `FailureCount`: each answers once. */
export const COUNT_PORT = 'wsdoctor-count';

/** relay → worker, by `COUNT_PORT`: how many connections of the document fail, by URL. */
export interface FailureCount {
  failing: number;
}

/** relay → worker, by `runtime.sendMessage`, at most once a second: the count has changed. */
export interface FailuresChanged {
  kind: 'failures-changed';
}
