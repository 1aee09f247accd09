import type { PlainKey } from '../messages/message.ts';
import type { SortBy } from './list-choice.ts';

export const COLUMN_IDS = ['status', 'name', 'cause', 'messages', 'size', 'time', 'waterfall'] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

interface Column {
  name: PlainKey;
  /** What its values mean, for a tooltip. */
  title: PlainKey;
  /** The least width, in CSS pixels. */
  least: number;
  /** Only where there is this much room are columns beside status, name and cause shown; in CSS pixels. */
  comfortable: number;
  /** Its share of the list's width, relative to the other columns. */
  weight: number;
  sort: SortBy;
  /** The order of a first click: `descending` has the largest value on top. */
  natural: 'ascending' | 'descending';
}

export const COLUMNS: Readonly<Record<ColumnId, Column>> = {
  status: {
    name: 'column_status',
    title: 'column_status_why',
    least: 64,
    comfortable: 104,
    weight: 150,
    sort: 'status',
    natural: 'descending',
  },
  name: {
    name: 'column_name',
    title: 'column_name_why',
    least: 80,
    comfortable: 140,
    weight: 190,
    sort: 'url',
    natural: 'ascending',
  },
  cause: {
    name: 'column_cause',
    title: 'column_cause_why',
    least: 100,
    comfortable: 160,
    weight: 300,
    sort: 'concern',
    natural: 'descending',
  },
  messages: {
    name: 'column_messages',
    title: 'column_messages_why',
    least: 68,
    comfortable: 70,
    weight: 70,
    sort: 'messages',
    natural: 'descending',
  },
  size: {
    name: 'column_size',
    title: 'column_size_why',
    least: 60,
    comfortable: 66,
    weight: 66,
    sort: 'traffic',
    natural: 'descending',
  },
  time: {
    name: 'column_time',
    title: 'column_time_why',
    least: 60,
    comfortable: 64,
    weight: 66,
    sort: 'lifetime',
    natural: 'descending',
  },
  waterfall: {
    name: 'column_waterfall',
    title: 'column_waterfall_why',
    least: 80,
    comfortable: 120,
    weight: 180,
    sort: 'started',
    natural: 'descending',
  },
};

/** In this order columns are left out where the list is too narrow for all. */
const LEFT_OUT_FIRST: readonly ColumnId[] = ['waterfall', 'messages', 'size', 'time'];
const THEN: readonly ColumnId[] = ['cause', 'status'];

/** The user's columns: hidden ones, and shares that differ from the default. */
export interface ColumnChoice {
  hidden: readonly ColumnId[];
  weights: Readonly<Partial<Record<ColumnId, number>>>;
}

export const DEFAULT_COLUMNS: ColumnChoice = { hidden: [], weights: {} };

const isColumn = (value: unknown): value is ColumnId => COLUMN_IDS.some((each) => each === value);

/** From stored settings; what is invalid is ignored. The name is always shown. */
export function readColumns(stored: unknown): ColumnChoice {
  if (typeof stored !== 'object' || stored === null) return DEFAULT_COLUMNS;
  const { hidden, weights } = stored as { hidden?: unknown; weights?: unknown };
  const wide = Object.entries(typeof weights === 'object' && weights !== null ? weights : {});
  return {
    hidden: Array.isArray(hidden) ? hidden.filter(isColumn).filter((id) => id !== 'name') : [],
    weights: Object.fromEntries(
      wide.filter(([id, weight]) => isColumn(id) && typeof weight === 'number' && weight > 0),
    ),
  };
}

/** The columns that fit into a width in CSS pixels, from left to right: the user's, less those left out first. */
export function columnsThatFit({ hidden }: ColumnChoice, width: number): ColumnId[] {
  let shown = COLUMN_IDS.filter((id) => !hidden.includes(id));
  const leaveOut = (ids: readonly ColumnId[], need: 'comfortable' | 'least'): void => {
    for (const out of ids) {
      if (shown.reduce((sum, id) => sum + COLUMNS[id][need], 0) <= width) return;
      shown = shown.filter((id) => id !== out);
    }
  };
  leaveOut(LEFT_OUT_FIRST, 'comfortable');
  leaveOut(THEN, 'least');
  return shown;
}

const weightOf = (id: ColumnId, { weights }: ColumnChoice): number => weights[id] ?? COLUMNS[id].weight;

/** As the CSS property `grid-template-columns`. */
export function columnTemplate(shown: readonly ColumnId[], choice: ColumnChoice): string {
  return shown.map((id) => `minmax(${COLUMNS[id].least}px, ${weightOf(id, choice)}fr)`).join(' ');
}

/**
 * The border after the column `left` moved by `by` CSS pixels: its neighbour `right` gives or takes the width. `widths`
 * are those of all shown columns now, in CSS pixels. Columns that are not shown keep their share.
 */
export function resized(
  choice: ColumnChoice,
  widths: ReadonlyMap<ColumnId, number>,
  [left, right]: readonly [ColumnId, ColumnId],
  by: number,
): ColumnChoice {
  const [before, after] = [widths.get(left) ?? 0, widths.get(right) ?? 0];
  const most = Math.max(0, after - COLUMNS[right].least);
  const least = Math.min(0, COLUMNS[left].least - before);
  const step = Math.min(Math.max(by, least), most);
  const wanted = new Map(widths).set(left, before + step).set(right, after - step);
  const sum = (values: Iterable<number>): number => [...values].reduce((all, each) => all + each, 0);
  const share = sum([...widths.keys()].map((id) => weightOf(id, choice))) / Math.max(1, sum(widths.values()));
  const weights = Object.fromEntries([...wanted].map(([id, width]) => [id, width * share]));
  return { ...choice, weights: { ...choice.weights, ...weights } };
}
