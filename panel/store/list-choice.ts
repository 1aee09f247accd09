import { type ColumnChoice, DEFAULT_COLUMNS, readColumns } from './list-columns.ts';

export const SORTS = [
  'concern',
  'status',
  'url',
  'messages',
  'traffic',
  'lifetime',
  'started',
  'activity',
] as const;
export type SortBy = (typeof SORTS)[number];
export const GROUPS = ['auto', 'none', 'cause', 'host', 'frame'] as const;
export type GroupBy = (typeof GROUPS)[number];
export const SHOWN = ['all', 'open', 'problems', 'ended'] as const;
export type Shown = (typeof SHOWN)[number];

/** The user's order, groups, columns and filter of the connection list. */
export interface ListChoice {
  sort: SortBy;
  /** The opposite of the natural order, which is worst, newest, most or A first. */
  reversed: boolean;
  /** `auto`: by cause when the list has more than `MANY_ROWS` rows. */
  group: GroupBy;
  shown: Shown;
  /** As written, such as `status:403 -path:/health`; see list-query.ts. */
  text: string;
  /** The key of the only cause to show, as in list-causes.ts. */
  cause: string | undefined;
  columns: ColumnChoice;
}

/** Above this number of rows the list is grouped by cause. */
export const MANY_ROWS = 8;

export const DEFAULT_CHOICE: ListChoice = {
  sort: 'concern',
  reversed: false,
  group: 'auto',
  shown: 'all',
  text: '',
  cause: undefined,
  columns: DEFAULT_COLUMNS,
};

/** From stored settings: order, groups and columns are kept, everything else is ignored. */
export function readChoice(stored: unknown): ListChoice {
  const from: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  return {
    ...DEFAULT_CHOICE,
    sort: SORTS.find((each) => each === from.sort) ?? DEFAULT_CHOICE.sort,
    reversed: from.reversed === true,
    group: GROUPS.find((each) => each === from.group) ?? DEFAULT_CHOICE.group,
    columns: readColumns(from.columns),
  };
}

/** The opposite order after a second choice of the same column. */
export function sortedBy({ sort, reversed }: ListChoice, by: SortBy): Pick<ListChoice, 'sort' | 'reversed'> {
  return { sort: by, reversed: sort === by && !reversed };
}
