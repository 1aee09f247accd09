import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { positionOf } from './frame-position.ts';

/** Scroll positions this near to the end count as the end, in CSS pixels. */
const NEAR = 8;

/**
 * Keeps the newest of the first `count` rows visible while the list is scrolled to its end; otherwise keeps the visible
 * rows in place when older rows are removed at the front. Returns whether it follows. Call it before any other hook
 * that listens to scrolling.
 */
export function useFollowNewest(
  scroller: RefObject<HTMLElement | null>,
  kept: readonly Frame[],
  count: number,
  rowHeight: number,
  mayFollow: boolean,
): RefObject<boolean> {
  const following = useRef(true);
  const anchor = useRef<{ id: number; at: number } | undefined>(undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = (): void => {
      const { scrollTop, scrollHeight, clientHeight } = element;
      following.current = scrollTop + clientHeight >= scrollHeight - NEAR;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scroller]);
  useLayoutEffect(() => {
    const element = scroller.current;
    const last = kept[count - 1];
    if (!element || !last) return;
    const now = anchor.current ? positionOf(kept, anchor.current.id) : -1;
    const gone = anchor.current && now >= 0 ? anchor.current.at - now : 0;
    if (mayFollow && following.current) element.scrollTop = element.scrollHeight;
    else if (gone > 0) element.scrollTop -= gone * rowHeight;
    anchor.current = { id: last.id, at: count - 1 };
  }, [kept, count, mayFollow, rowHeight, scroller]);
  return following;
}
