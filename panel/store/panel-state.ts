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
import type { CountedCause } from './list-causes.ts';
import type { ListChoice } from './list-choice.ts';
import type { List, ListItem } from './list-items.ts';

/** The dialog over the panel: the list of keys, the search, or two connections side by side. */
export type Overlay = 'keys' | 'search' | 'comparison';

/** What the user says of findings. */
export interface MarkActions {
  /** The user says that this rule has not found the cause on these connections, or takes that back. */
  markWrong(rule: string, connections: readonly ConnectionId[], wrong: boolean): void;
  isMarkedWrong(rule: string, connection: ConnectionId): boolean;
}

export interface OverviewActions {
  /** Changes order, groups and filter of the list. */
  setList(change: Partial<ListChoice>): void;
  /** Opens or closes a row's attempts or a group. */
  toggle(key: string): void;
  /** Moves the keyboard focus of the list to a group. */
  point(key: string): void;
  /** Limits every view to a time range; undefined: everything. */
  setRange(range: TimeRange | undefined): void;
  showPage(): void;
  showClient(): void;
  setLimits(limits: Limits): void;
  showFilterBar(shown: boolean): void;
  overlay(over: Overlay | undefined): void;
  /** Opens the comparison of this connection with another one, of this session or of a file. */
  compare(connection: ConnectionId | undefined): void;
  undoClear(): void;
}

export const TABS = ['diagnosis', 'timeline', 'frames', 'handshake', 'test'] as const;
export type Tab = (typeof TABS)[number];

/** The finding that a jump started from, for the way back. */
export interface ReturnTarget {
  connection: ConnectionId;
  rule: string;
}

/** View state. The session itself is not in it: read it through `session()` on each refresh. */
export interface View {
  /** Grows with every refresh; a view that selects it reads the session again. */
  revision: number;
  diagnosis: Diagnosis;
  worst: ReadonlyMap<ConnectionId, Finding>;
  order: readonly ConnectionId[];
  list: ListChoice;
  toggledKeys: ReadonlySet<string>;
  /** The visible list: filtered, grouped, attempts collapsed. */
  items: readonly ListItem[];
  grouping: List['grouping'];
  /** How many connections pass the filter of the list, of `order`. */
  fitting: number;
  /** The causes of all connections, worst first. */
  causes: readonly CountedCause[];
  /** The key of the group with the keyboard focus; undefined: the selected connection has it. */
  cursor: string | undefined;
  /** Selected in the overview; everything outside it is hidden. */
  range: TimeRange | undefined;
  metrics: Metrics;
  limits: Limits;
  excesses: readonly Excess[];
  /** The content of the main pane: the whole page, the selected connection, or the client. */
  mainView: 'page' | 'connection' | 'client';
  activeOverlay: Overlay | undefined;
  /** The connection that the comparison begins with. */
  compared: ConnectionId | undefined;
  /** Rule and connection of the findings that the user marked as not the cause. */
  markedWrong: ReadonlySet<string>;
  /** The bar above the list with its filter. */
  filterBarShown: boolean;
  /** Clear can be undone. */
  undoable: boolean;
  selected: ConnectionId | undefined;
  /** The user has selected: the selection no longer follows the worst connection. */
  userSelected: boolean;
  tab: Tab;
  highlighted: EventId | undefined;
  /** Counts jumps, so that a second jump to the same event scrolls again. */
  jumpCount: number;
  origin: ReturnTarget | undefined;
  /** The pointer is over the list: its order is frozen. */
  orderFrozen: boolean;
  preserve: boolean;
  /** The views are paused; recording goes on. */
  paused: boolean;
  /** The result of the last action, for the status line. */
  notice: string;
}

export interface Actions extends OverviewActions, MarkActions {
  session(): Session;
  select(id: ConnectionId): void;
  show(tab: Tab): void;
  /** Opens the event that proves a fact; `origin` is the finding that names it. */
  jump(event: EventId, origin: ReturnTarget): void;
  /** Opens an event without a finding. */
  goTo(connection: ConnectionId, event: EventId): void;
  /** Opens the target of a link, or says why it cannot. */
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
