export const SORTS = ['concern', 'newest', 'url', 'traffic', 'activity', 'age'] as const;
export type SortBy = (typeof SORTS)[number];
export const GROUPS = ['none', 'host', 'frame'] as const;
export type GroupBy = (typeof GROUPS)[number];
export const SHOWN = ['all', 'open', 'problems', 'ended'] as const;
export type Shown = (typeof SHOWN)[number];

/** The user's order, groups and filter of the connection list. */
export interface ListChoice {
  sort: SortBy;
  group: GroupBy;
  shown: Shown;
  /** Words that must all match; a word after `-` must not match. */
  text: string;
}

export const DEFAULT_CHOICE: ListChoice = { sort: 'concern', group: 'none', shown: 'all', text: '' };

/** From stored settings: order and groups are kept, everything else is ignored. */
export function readChoice(stored: unknown): ListChoice {
  const from: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  return {
    ...DEFAULT_CHOICE,
    sort: SORTS.find((each) => each === from.sort) ?? DEFAULT_CHOICE.sort,
    group: GROUPS.find((each) => each === from.group) ?? DEFAULT_CHOICE.group,
  };
}
