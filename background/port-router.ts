import type { WireEvent } from '../src/capture/captured-event.ts';
import type {
  PanelMessage,
  PanelToWorker,
  RelayMessage,
  Route,
  WorkerToPanel,
  WorkerToRelay,
} from '../src/capture/extension-messages.ts';

/** A panel's number, given by the worker. */
export type PanelNumber = number;

/** What the worker has to do after something happened, in order. */
export type Effect =
  | { to: 'relay'; route: Route; message: WorkerToRelay }
  | { to: 'panel'; panel: PanelNumber; message: WorkerToPanel }
  /** The handshakes of the tab until now, where the worker sees them. */
  | { to: 'late-panel'; panel: PanelNumber; tabId: number }
  /** Every relay of the tab that has no line now. */
  | { to: 'tab'; tabId: number };

interface Relay {
  tabId: number;
  frameId: number;
  documentId?: string;
  url: string;
}

/**
 * Who is connected: relays by tab, and the panels that watch a tab. It holds no event, so that a worker that is
 * stopped loses nothing.
 */
export interface PortRouter {
  relays: Map<Route, Relay>;
  panels: Map<PanelNumber, number>;
}

export function createPortRouter(): PortRouter {
  return { relays: new Map(), panels: new Map() };
}

function panelsOf(router: PortRouter, tabId: number): PanelNumber[] {
  return [...router.panels].filter(([, tab]) => tab === tabId).map(([panel]) => panel);
}

function toPanels(router: PortRouter, tabId: number, message: WorkerToPanel): Effect[] {
  return panelsOf(router, tabId).map((panel) => ({ to: 'panel', panel, message }));
}

function joined(route: Route, { tabId: _, ...relay }: Relay): WorkerToPanel {
  return { kind: 'relay-joined', route, ...relay };
}

export function onRelayConnect(router: PortRouter, route: Route, relay: Relay): Effect[] {
  router.relays.set(route, relay);
  const watched = panelsOf(router, relay.tabId).length > 0;
  return [
    ...toPanels(router, relay.tabId, joined(route, relay)),
    { to: 'relay', route, message: { kind: 'watched', watched } },
  ];
}

export function onRelayMessage(router: PortRouter, route: Route, message: RelayMessage): Effect[] {
  const relay = router.relays.get(route);
  return relay ? toPanels(router, relay.tabId, { kind: 'from-relay', route, message }) : [];
}

export function onRelayDisconnect(router: PortRouter, route: Route): Effect[] {
  const relay = router.relays.get(route);
  if (!relay) return [];
  router.relays.delete(route);
  return toPanels(router, relay.tabId, { kind: 'relay-left', route });
}

/** A panel may be answered only by relays of the tab that it watches. */
function forward(router: PortRouter, panel: PanelNumber, route: Route, message: PanelMessage): Effect[] {
  const tabId = router.relays.get(route)?.tabId;
  return tabId !== undefined && router.panels.get(panel) === tabId ? [{ to: 'relay', route, message }] : [];
}

function watch(router: PortRouter, panel: PanelNumber, tabId: number): Effect[] {
  router.panels.set(panel, tabId);
  const effects: Effect[] = [];
  for (const [route, relay] of router.relays) {
    if (relay.tabId !== tabId) continue;
    effects.push({ to: 'panel', panel, message: joined(route, relay) });
    effects.push({ to: 'relay', route, message: { kind: 'watched', watched: true } });
  }
  effects.push({ to: 'late-panel', panel, tabId }, { to: 'tab', tabId });
  return effects;
}

export function onPanelMessage(router: PortRouter, panel: PanelNumber, message: PanelToWorker): Effect[] {
  switch (message.kind) {
    case 'watch':
      return watch(router, panel, message.tabId);
    case 'to-relay':
      return forward(router, panel, message.route, message.message);
    default:
      message satisfies never;
      return [];
  }
}

export function onPanelDisconnect(router: PortRouter, panel: PanelNumber): Effect[] {
  const tabId = router.panels.get(panel);
  router.panels.delete(panel);
  if (tabId === undefined || panelsOf(router, tabId).length > 0) return [];
  return [...router.relays]
    .filter(([, relay]) => relay.tabId === tabId)
    .map(([route]) => ({ to: 'relay', route, message: { kind: 'watched', watched: false } }));
}

/** A handshake has ended that the worker watches; one of a shared worker, which belongs to no tab, is told to all. */
export function onWire(router: PortRouter, tabId: number, event: WireEvent): Effect[] {
  const message: WorkerToPanel = { kind: 'wire', events: [event] };
  if (tabId >= 0) return toPanels(router, tabId, message);
  return [...router.panels.keys()].map((panel) => ({ to: 'panel', panel, message }));
}
