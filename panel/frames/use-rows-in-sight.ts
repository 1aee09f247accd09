import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Extra rows where the list is scrolled to, so that scrolling does not outrun rendering. */
const AHEAD = 12;
/** And at the other edge, for the first picture after the direction has changed. */
const BEHIND = 4;

/** Widths are rounded to steps of this many CSS pixels, so that a row is not rendered for each pixel. */
const WIDTH_STEP = 100;
/** Until the list is measured. */
const USUAL_WIDTH = 600;

/** Rows from `from` up to, but not including, `until`. */
export interface RowsInSight {
  from: number;
  until: number;
}

export function rowsInSight(
  scrollTop: number,
  clientHeight: number,
  rowHeight: number,
  count: number,
  upwards = false,
): RowsInSight {
  const shown = Math.ceil(clientHeight / rowHeight) + 1 + AHEAD + BEHIND;
  const above = upwards ? AHEAD : BEHIND;
  const from = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight) - above, count - shown));
  return { from, until: Math.min(count, from + shown) };
}

/**
 * Which of `count` rows of equal height are visible, and the greatest width; `atEnd`: the list is about to be scrolled
 * to its end. A virtualizer that measures rows rebuilds a list of all of them whenever one is added, which took 300 ms
 * for a million.
 */
export function useRowsInSight(
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
  atEnd: boolean,
): RowsInSight & { width: number } {
  const [place, setPlace] = useState({ top: 0, height: 0, width: USUAL_WIDTH, upwards: false });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = (): void =>
      setPlace((known) => {
        const top = Math.floor(element.scrollTop / rowHeight) * rowHeight;
        const height = element.clientHeight;
        const width = Math.ceil(element.clientWidth / WIDTH_STEP) * WIDTH_STEP;
        const same = known.top === top && known.height === height && known.width === width;
        const upwards = top === known.top ? known.upwards : top < known.top;
        return same ? known : { top, height, width, upwards };
      });
    // Before the browser paints the new scroll position, or it would paint an empty area.
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
  return { ...rowsInSight(top, place.height, rowHeight, count, place.upwards), width: place.width };
}
