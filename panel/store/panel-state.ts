import type { StoreApi } from 'zustand/vanilla';
import type { EventId } from '../../src/capture/captured-event.ts';
import type { Diagnosis } from '../../src/diagnosis/diagnose.ts';
import type { Finding } from '../../src/diagnosis/rule.ts';
import type { Anchor } from '../../src/export/report/anchor.ts';
import type { Metrics } from '../../src/metrics/metrics.ts';
import type { Excess, Limits } from '../../src/metrics/thresholds.ts';
import type { ConnectionId } from '../../src/session/connection.ts';
import type { TimeRange } from '../../src/session/messages/time-buckets.ts';
import type { Session } from '../../src/session/session.ts';
import type { ListChoice } from './list-choice.ts';
import type { ListItem } from './list-items.ts';

/** What lies over the panel: the sheet of keys, or the search. */
export type Overlay = 'keys' | 'search';

export interface OverviewActions {
  /** Changes how the list is ordered, grouped and filtered. */
  setList(change: Partial<ListChoice>): void;
  /** Opens or closes a row's attempts or a group. */
  toggle(key: string): void;
  /** Puts the keyboard's place in the list at a group. */
  point(key: string): void;
  /** Shows only what happened within a range; undefined: everything. */
  setRange(range: TimeRange | undefined): void;
  showPage(): void;
  showClient(): void;
  setLimits(limits: Limits): void;
  overlay(over: Overlay | undefined): void;
  undoClear(): void;
}

export const TABS = ['diagnosis', 'timeline', 'frames', 'handshake', 'test'] as const;
export type Tab = (typeof TABS)[number];

/** The finding that a jump began at, so that there is a way back. */
export interface ReturnTarget {
  connection: ConnectionId;
  rule: string;
}

/** What the views show. The session itself stays where it is: read it through `session()` on each refresh. */
export interface View {
  /** Grows with every refresh; a view that selects it reads the session anew. */
  revision: number;
  diagnosis: Diagnosis;
  worst: ReadonlyMap<ConnectionId, Finding>;
  order: readonly ConnectionId[];
  list: ListChoice;
  toggledKeys: ReadonlySet<string>;
  /** The list as it is drawn: filtered, grouped, attempts folded. */
  items: readonly ListItem[];
  /** The key of the group that the keyboard is at; undefined: it is at the selected connection. */
  cursor: string | undefined;
  /** Chosen in the overview; everything else is left out. */
  range: TimeRange | undefined;
  metrics: Metrics;
  limits: Limits;
  excesses: readonly Excess[];
  /** What the larger pane shows: the whole page, the selected connection, or the client. */
  mainView: 'page' | 'connection' | 'client';
  activeOverlay: Overlay | undefined;
  /** What was cleared can be had back. */
  undoable: boolean;
  selected: ConnectionId | undefined;
  /** The user has chosen: the selection no longer follows the worst connection. */
  userSelected: boolean;
  tab: Tab;
  highlighted: EventId | undefined;
  /** Counts the jumps, so that a second jump to the same event scrolls again. */
  jumpCount: number;
  origin: ReturnTarget | undefined;
  /** Somebody points at the list: its order stands still. */
  orderFrozen: boolean;
  preserve: boolean;
  /** The views stand still; recording goes on. */
  paused: boolean;
  /** What was just done, for the status line. */
  notice: string;
}

export interface Actions extends OverviewActions {
  session(): Session;
  select(id: ConnectionId): void;
  show(tab: Tab): void;
  /** Goes to the event that proves a fact; `origin` is the finding that names it. */
  jump(event: EventId, origin: ReturnTarget): void;
  /** Goes to an event for its own sake. */
  goTo(connection: ConnectionId, event: EventId): void;
  /** Goes to the place that a link names, or says why it cannot. */
  openLink(anchor: Anchor): void;
  highlight(event: EventId | undefined): void;
  back(): void;
  freezeOrder(held: boolean): void;
  setPreserve(preserve: boolean): void;
  setPaused(paused: boolean): void;
  clear(): void;
  notify(notice: string): void;
}

export type PanelState = View & Actions;
export type PanelStore = StoreApi<PanelState>;
