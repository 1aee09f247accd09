/** How many rows stay visible around the target, where there is space. */
const MARGIN = 2;

interface RowPlace {
  index: number;
  /** CSS pixels. */
  height: number;
  /** Height of the sticky header that covers rows, in CSS pixels. */
  head: number;
}

/** Scrolls a list of equal rows just far enough to show a row. */
export function revealRow(list: HTMLElement, { index, height, head }: RowPlace): void {
  const room = list.clientHeight - head;
  const margin = room > (2 * MARGIN + 1) * height ? MARGIN * height : 0;
  const top = index * height;
  if (top - margin < list.scrollTop) list.scrollTop = top - margin;
  else if (top + height + margin > list.scrollTop + room) list.scrollTop = top + height + margin - room;
}
