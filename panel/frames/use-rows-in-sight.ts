import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** So many rows beyond the edges are drawn as well, so that scrolling does not outrun drawing. */
const BEYOND = 12;

/** Widths are told in steps of so many CSS pixels, so that a row is not made anew for each. */
const WIDTH_STEP = 100;
/** Until the list was measured. */
const USUAL_WIDTH = 600;

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
 * Which of `count` rows of the same height are to be drawn, and how wide at most; `atEnd`: the list is about to be scrolled there. A virtualiser that measures rows keeps a list of all of
 * them and makes it anew whenever one is added, which took 300 ms for a million.
 */
export function useRowsInSight(
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
  atEnd: boolean,
): RowsInSight & { width: number } {
  const [place, setPlace] = useState({ top: 0, height: 0, width: USUAL_WIDTH });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = (): void =>
      setPlace((known) => {
        const top = Math.floor(element.scrollTop / rowHeight) * rowHeight;
        const height = element.clientHeight;
        const width = Math.ceil(element.clientWidth / WIDTH_STEP) * WIDTH_STEP;
        const same = known.top === top && known.height === height && known.width === width;
        return same ? known : { top, height, width };
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
  return { ...rowsInSight(top, place.height, rowHeight, count), width: place.width };
}
