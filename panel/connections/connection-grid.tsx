import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { t } from '../messages/message.ts';
import { type ColumnChoice, columnsThatFit, columnTemplate } from '../store/list-columns.ts';
import { itemOf, type ListItem } from '../store/list-items.ts';
import { usePanel } from '../store/panel-context.tsx';
import { menuPlace, useContextMenu } from '../ui/context-menu.tsx';
import { dataAttributeAt } from '../ui/data-attribute-at.ts';
import { isCopyKey, onListKey } from '../ui/list-keys.ts';
import type { MenuItem } from '../ui/menu.tsx';
import { revealRow } from '../ui/reveal-row.ts';
import { useConnectionMenu } from './connection-menu.tsx';
import { GridHead } from './grid-head.tsx';
import { ListSlot } from './list-item.tsx';
import { useListWidth } from './use-list-width.ts';
import { waterfallRange } from './waterfall.tsx';

/** Height of a row, as panel/connections/connections.css has it; in CSS pixels. */
const ROW = 21;

/** The key of the item that the left or right arrow opens or closes; undefined: neither. */
function toggledBy(key: string, item: ListItem | undefined): string | undefined {
  if (!item || item.kind === 'attempt' || (item.kind === 'row' && item.ids.length < 2)) return undefined;
  const wanted = { ArrowRight: true, ArrowLeft: false }[key];
  return wanted !== undefined && wanted !== item.open ? item.key : undefined;
}

function groupItems(item: ListItem, turn: (key: string) => void): MenuItem[] {
  if (item.kind !== 'group') return [];
  return [
    { kind: 'action', label: t(item.open ? 'group_collapse' : 'group_expand'), run: () => turn(item.key) },
  ];
}

/** Up and down move, right and left open and close, Enter opens the diagnosis. */
export function ConnectionGrid() {
  const items = usePanel((state) => state.items);
  const selected = usePanel((state) => state.selected);
  const group = usePanel((state) => state.cursor);
  const session = usePanel((state) => state.session)();
  const choice = usePanel((state) => state.list.columns);
  usePanel((state) => state.revision);
  const { select, show, toggle: turn, point, setList } = usePanel((state) => state);
  const scroller = useRef<HTMLTableElement>(null);
  const width = useListWidth(scroller);
  const [preview, setPreview] = useState<ColumnChoice>();
  const columns = useMemo(() => columnsThatFit(choice, width), [choice, width]);
  const pointed = group === undefined ? -1 : items.findIndex(({ key }) => key === group);
  const index = pointed >= 0 ? pointed : itemOf(items, selected);
  const active = items[index];
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 24,
  });
  useEffect(() => {
    if (index >= 0 && scroller.current) revealRow(scroller.current, { index, height: ROW, head: ROW });
  }, [index]);
  const go = (item: ListItem | undefined): void => {
    if (!item) return;
    if (item.kind === 'group') point(item.key);
    else select(item.id);
  };
  const { itemsOf, copyRow, dialog } = useConnectionMenu();
  const { open: openMenu, menu } = useContextMenu();
  const connectionOf = (item: ListItem | undefined) =>
    item && item.kind !== 'group' ? session.connections.get(item.id) : undefined;
  const onContextMenu = (event: MouseEvent<HTMLElement>): void => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const key = dataAttributeAt(event.target, 'item');
    // A key opens the menu of the row that has the focus.
    const at = key === undefined ? index : items.findIndex((item) => item.key === key);
    const item = items[at];
    const row = event.currentTarget.querySelector(`#item-${at}`);
    if (!item || !row) return;
    go(item);
    const connection = connectionOf(item);
    const label = t(connection ? 'compare_connection' : 'group_label');
    openMenu(label, menuPlace(event, row), connection ? itemsOf(connection) : groupItems(item, turn));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = toggledBy(event.key, active);
    if (event.target !== event.currentTarget) return;
    if (isCopyKey(event)) {
      const connection = connectionOf(active);
      if (connection) copyRow(connection);
    } else if (key !== undefined) {
      event.preventDefault();
      turn(key);
    } else if (event.key === 'Enter') {
      if (active?.kind === 'group') turn(active.key);
      else show('diagnosis');
    } else onListKey(event, index, items.length, (row) => go(items[row]));
  };
  const onClick = (target: EventTarget): void => {
    const toggled = dataAttributeAt(target, 'toggle');
    const item = items.find(({ key }) => key === dataAttributeAt(target, 'item'));
    if (toggled !== undefined) turn(toggled);
    if (toggled === undefined || item?.kind === 'group') go(item);
  };
  const { from, span } = waterfallRange(session);
  const style = { '--columns': columnTemplate(columns, preview ?? choice), '--from': from, '--span': span };
  return (
    <>
      <table
        ref={scroller}
        className="list"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are chosen is a grid
        role="treegrid"
        aria-label={t('list_label')}
        aria-rowcount={items.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={active ? `item-${index}` : undefined}
        tabIndex={0}
        hidden={items.length === 0}
        style={style as CSSProperties}
        data-testid="connections"
        onClick={(event) => onClick(event.target)}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
      >
        <GridHead
          shown={columns}
          preview={setPreview}
          keep={(kept) => {
            setPreview(undefined);
            setList({ columns: kept });
          }}
        />
        <tbody className="list-space" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index: at, start }) => {
            const item = items[at];
            return item === undefined ? null : (
              <ListSlot
                key={item.key}
                item={item}
                columns={columns}
                at={at}
                top={start}
                active={at === index}
              />
            );
          })}
        </tbody>
      </table>
      {menu}
      {dialog}
    </>
  );
}
