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

function panelsOf(rooms: PortRouter, tabId: number): PanelNumber[] {
  return [...rooms.panels].filter(([, tab]) => tab === tabId).map(([panel]) => panel);
}

function toPanels(rooms: PortRouter, tabId: number, message: WorkerToPanel): Effect[] {
  return panelsOf(rooms, tabId).map((panel) => ({ to: 'panel', panel, message }));
}

function joined(route: Route, { tabId: _, ...relay }: Relay): WorkerToPanel {
  return { kind: 'relay-joined', route, ...relay };
}

export function onRelayConnect(rooms: PortRouter, route: Route, relay: Relay): Effect[] {
  rooms.relays.set(route, relay);
  const watched = panelsOf(rooms, relay.tabId).length > 0;
  return [
    ...toPanels(rooms, relay.tabId, joined(route, relay)),
    { to: 'relay', route, message: { kind: 'watched', watched } },
  ];
}

export function onRelayMessage(rooms: PortRouter, route: Route, message: RelayMessage): Effect[] {
  const relay = rooms.relays.get(route);
  return relay ? toPanels(rooms, relay.tabId, { kind: 'from-relay', route, message }) : [];
}

export function onRelayDisconnect(rooms: PortRouter, route: Route): Effect[] {
  const relay = rooms.relays.get(route);
  if (!relay) return [];
  rooms.relays.delete(route);
  return toPanels(rooms, relay.tabId, { kind: 'relay-left', route });
}

/** A panel may be answered only by relays of the tab that it watches. */
function forward(rooms: PortRouter, panel: PanelNumber, route: Route, message: PanelMessage): Effect[] {
  const tabId = rooms.relays.get(route)?.tabId;
  return tabId !== undefined && rooms.panels.get(panel) === tabId ? [{ to: 'relay', route, message }] : [];
}

function watch(rooms: PortRouter, panel: PanelNumber, tabId: number): Effect[] {
  rooms.panels.set(panel, tabId);
  const effects: Effect[] = [];
  for (const [route, relay] of rooms.relays) {
    if (relay.tabId !== tabId) continue;
    effects.push({ to: 'panel', panel, message: joined(route, relay) });
    effects.push({ to: 'relay', route, message: { kind: 'watched', watched: true } });
  }
  effects.push({ to: 'tab', tabId });
  return effects;
}

export function onPanelMessage(rooms: PortRouter, panel: PanelNumber, message: PanelToWorker): Effect[] {
  switch (message.kind) {
    case 'watch':
      return watch(rooms, panel, message.tabId);
    case 'to-relay':
      return forward(rooms, panel, message.route, message.message);
    default:
      message satisfies never;
      return [];
  }
}

export function onPanelDisconnect(rooms: PortRouter, panel: PanelNumber): Effect[] {
  const tabId = rooms.panels.get(panel);
  rooms.panels.delete(panel);
  if (tabId === undefined || panelsOf(rooms, tabId).length > 0) return [];
  return [...rooms.relays]
    .filter(([, relay]) => relay.tabId === tabId)
    .map(([route]) => ({ to: 'relay', route, message: { kind: 'watched', watched: false } }));
}
