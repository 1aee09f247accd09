import { type RefObject, useLayoutEffect, useState } from 'react';

/** Until the list is measured, in CSS pixels. */
const USUAL = 400;

/** The width of the list's rows, in CSS pixels. */
export function useListWidth(list: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(USUAL);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = (): void => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [list]);
  return width;
}
