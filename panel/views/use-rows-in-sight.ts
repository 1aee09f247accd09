import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** So many rows beyond the edges are drawn as well, so that scrolling does not outrun drawing. */
const BEYOND = 12;

/** Rows `from` to before `until`, of all. */
export interface RowsInSight {
  from: number;
  until: number;
}

export function rowsInSight(
  scrollTop: number,
  clientHeight: number,
  rowHeight: number,
  count: number,
): RowsInSight {
  const shown = Math.ceil(clientHeight / rowHeight) + 1 + 2 * BEYOND;
  const from = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight) - BEYOND, count - shown));
  return { from, until: Math.min(count, from + shown) };
}

/**
 * Which of `count` rows of the same height are to be drawn; `atEnd`: the list is about to be scrolled there. A virtualiser that measures rows keeps a list of all of
 * them and makes it anew whenever one is added, which took 300 ms for a million.
 */
export function useRowsInSight(
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
  atEnd: boolean,
): RowsInSight {
  const [place, setPlace] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = (): void =>
      setPlace((known) => {
        const top = Math.floor(element.scrollTop / rowHeight) * rowHeight;
        const height = element.clientHeight;
        return known.top === top && known.height === height ? known : { top, height };
      });
    // Before the browser draws what was scrolled to, or it draws an empty place.
    const onScroll = (): void => flushSync(look);
    look();
    element.addEventListener('scroll', onScroll, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  }, [scroller, rowHeight]);
  const top = atEnd ? count * rowHeight : place.top;
  return rowsInSight(top, place.height, rowHeight, count);
}
