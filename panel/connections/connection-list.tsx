import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { itemOf, type ListItem } from '../store/list-items.ts';
import { usePanel } from '../store/panel-context.tsx';
import { dataAttributeAt } from '../ui/data-attribute-at.ts';
import { onListKey } from '../ui/list-keys.ts';
import { revealRow } from '../ui/reveal-row.ts';
import { ListBar } from './list-bar.tsx';
import { ListSlot } from './list-item.tsx';
import { NoneFits } from './no-matches.tsx';
import { RangeChip } from './range-chip.tsx';

/** Height of a row, as panel/connections/connections.css has it; in CSS pixels. */
const ROW = 44;

/** The key of the item that the left or right arrow opens or closes; undefined: neither. */
function toggledBy(key: string, item: ListItem | undefined): string | undefined {
  if (!item || item.kind === 'attempt' || (item.kind === 'row' && item.ids.length < 2)) return undefined;
  const wanted = { ArrowRight: true, ArrowLeft: false }[key];
  return wanted !== undefined && wanted !== item.open ? item.key : undefined;
}

/** All connections of the page. Up and down move, right and left open and close, Enter opens the diagnosis. */
export function ConnectionList() {
  const items = usePanel((state) => state.items);
  const selected = usePanel((state) => state.selected);
  const group = usePanel((state) => state.cursor);
  const filterBarShown = usePanel((state) => state.filterBarShown);
  const { select, show, freezeOrder, toggle: turn, point } = usePanel((state) => state);
  const scroller = useRef<HTMLDivElement>(null);
  const pointed = group === undefined ? -1 : items.findIndex(({ key }) => key === group);
  const index = pointed >= 0 ? pointed : itemOf(items, selected);
  const active = items[index];
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 40,
  });
  useEffect(() => {
    if (index >= 0 && scroller.current) revealRow(scroller.current, { index, height: ROW, head: 0 });
  }, [index]);
  const go = (item: ListItem | undefined): void => {
    if (!item) return;
    if (item.kind === 'group') point(item.key);
    else select(item.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = toggledBy(event.key, active);
    if (key !== undefined) {
      event.preventDefault();
      turn(key);
    } else if (event.key === 'Enter') {
      if (active?.kind === 'group') turn(active.key);
      else show('diagnosis');
    } else onListKey(event, index, items.length, (row) => go(items[row]));
  };
  const onClick = (target: EventTarget): void => {
    const toggled = dataAttributeAt(target, 'toggle');
    if (toggled !== undefined) turn(toggled);
    else go(items.find(({ key }) => key === dataAttributeAt(target, 'item')));
  };
  return (
    <section
      className="list-pane"
      aria-label="Connections"
      onPointerEnter={() => freezeOrder(true)}
      onPointerLeave={() => freezeOrder(false)}
    >
      {filterBarShown && <ListBar />}
      <RangeChip />
      {items.length === 0 && <NoneFits />}
      <div
        ref={scroller}
        className="list"
        role="tree"
        aria-label="Connections"
        aria-activedescendant={active ? `item-${index}` : undefined}
        tabIndex={0}
        hidden={items.length === 0}
        data-testid="connections"
        onClick={(event) => onClick(event.target)}
        onKeyDown={onKeyDown}
      >
        <div className="list-space" role="presentation" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index: at, start }) => {
            const item = items[at];
            return item === undefined ? null : (
              <ListSlot key={item.key} item={item} at={at} top={start} active={at === index} />
            );
          })}
        </div>
      </div>
    </section>
  );
}
