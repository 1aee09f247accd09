import type { KeyboardEvent } from 'react';

/** How many rows PageUp and PageDown move. */
const PAGE = 10;

/** The row that a key moves to from `index` in a list of `count` rows; undefined: not a key of lists. */
export function rowAfterKey(key: string, index: number, count: number): number | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, last);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'PageDown':
      return Math.min(index + PAGE, last);
    case 'PageUp':
      return Math.max(index - PAGE, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** Moves through a list by keyboard: calls `move` with the new row and prevents scrolling. */
export function onListKey(
  event: KeyboardEvent,
  index: number,
  count: number,
  move: (row: number) => void,
): void {
  if (event.altKey || event.ctrlKey || event.metaKey || count === 0) return;
  const next = rowAfterKey(event.key, index, count);
  if (next === undefined) return;
  event.preventDefault();
  move(next);
}

/** Ctrl+C, unless text is selected: then it is that text that is copied. */
export function isCopyKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (
    key.toLowerCase() === 'c' &&
    (ctrlKey || metaKey) &&
    !altKey &&
    document.getSelection()?.isCollapsed !== false
  );
}
