export const SORTS = ['concern', 'newest', 'url', 'traffic', 'activity', 'age'] as const;
export type SortBy = (typeof SORTS)[number];
export const GROUPS = ['none', 'host', 'frame'] as const;
export type GroupBy = (typeof GROUPS)[number];
export const SHOWN = ['all', 'open', 'problems', 'ended'] as const;
export type Shown = (typeof SHOWN)[number];

/** How the user wants the list of connections. */
export interface ListChoice {
  sort: SortBy;
  group: GroupBy;
  shown: Shown;
  /** Words that must all be there; one with `-` before it must not. */
  text: string;
}

export const DEFAULT_CHOICE: ListChoice = { sort: 'concern', group: 'none', shown: 'all', text: '' };

/** From whatever was stored: order and groups are remembered, what is left out is not. */
export function readChoice(stored: unknown): ListChoice {
  const from: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  return {
    ...DEFAULT_CHOICE,
    sort: SORTS.find((each) => each === from.sort) ?? DEFAULT_CHOICE.sort,
    group: GROUPS.find((each) => each === from.group) ?? DEFAULT_CHOICE.group,
  };
}
