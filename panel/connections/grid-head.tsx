import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { t } from '../messages/message.ts';
import { type ListChoice, sortedBy } from '../store/list-choice.ts';
import {
  COLUMN_IDS,
  COLUMNS,
  type ColumnChoice,
  type ColumnId,
  DEFAULT_COLUMNS,
  resized,
} from '../store/list-columns.ts';
import { usePanel } from '../store/panel-context.tsx';
import { menuPlace, useContextMenu } from '../ui/context-menu.tsx';
import type { MenuItem } from '../ui/menu.tsx';

interface GridHeadProps {
  shown: readonly ColumnId[];
  /** Shows other widths, until `keep` stores them. */
  preview(choice: ColumnChoice): void;
  keep(choice: ColumnChoice): void;
}

/** By how much Shift and an arrow key move a border, in CSS pixels. */
const STEP = 10;

function widthsOf(head: HTMLElement): Map<ColumnId, number> {
  const cells = head.querySelectorAll<HTMLElement>('[data-column]');
  return new Map([...cells].map((cell) => [cell.dataset.column as ColumnId, cell.offsetWidth]));
}

function ariaSort({ sort, reversed }: ListChoice, id: ColumnId): 'ascending' | 'descending' | undefined {
  if (COLUMNS[id].sort !== sort) return undefined;
  const { natural } = COLUMNS[id];
  if (!reversed) return natural;
  return natural === 'ascending' ? 'descending' : 'ascending';
}

function menuOf(list: ListChoice, change: (part: Partial<ListChoice>) => void): MenuItem[] {
  const { columns } = list;
  const toggle = (id: ColumnId): void => {
    const hidden = columns.hidden.includes(id)
      ? columns.hidden.filter((each) => each !== id)
      : [...columns.hidden, id];
    change({ columns: { ...columns, hidden } });
  };
  const sorts = COLUMN_IDS.map(
    (id): MenuItem => ({
      kind: 'radio',
      label: t(id === 'waterfall' ? 'sort_start' : COLUMNS[id].name),
      checked: list.sort === COLUMNS[id].sort,
      run: () => change(sortedBy(list, COLUMNS[id].sort)),
    }),
  );
  return [
    ...COLUMN_IDS.filter((id) => id !== 'name').map(
      (id): MenuItem => ({
        kind: 'check',
        label: t(COLUMNS[id].name),
        checked: !columns.hidden.includes(id),
        run: () => toggle(id),
      }),
    ),
    { kind: 'separator' },
    {
      kind: 'menu',
      label: t('sort_by'),
      items: [
        ...sorts,
        {
          kind: 'radio',
          label: t('sort_activity'),
          checked: list.sort === 'activity',
          run: () => change(sortedBy(list, 'activity')),
        },
      ],
    },
    { kind: 'action', label: t('columns_reset'), run: () => change({ columns: DEFAULT_COLUMNS }) },
  ];
}

/** The head of the list: a click sorts, a drag of a border resizes, the context menu hides columns. */
export function GridHead({ shown, preview, keep }: GridHeadProps) {
  const list = usePanel((state) => state.list);
  const setList = usePanel((state) => state.setList);
  const head = useRef<HTMLTableRowElement>(null);
  const { open, menu } = useContextMenu();
  const current = shown.find((id) => COLUMNS[id].sort === list.sort) ?? shown[0];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const at = shown.indexOf((event.target as HTMLElement).dataset.sort as ColumnId);
    const [left, right] = [shown[at], shown[at + 1]];
    if (by === undefined || left === undefined || !head.current) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.shiftKey) {
      head.current.querySelector<HTMLElement>(`[data-sort=${shown[at + by]}]`)?.focus();
    } else if (right !== undefined) {
      keep(resized(list.columns, widthsOf(head.current), [left, right], by * STEP));
    }
  };
  return (
    <thead className="grid-head">
      <tr
        ref={head}
        className="grid-row"
        aria-rowindex={1}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          event.preventDefault();
          open(t('columns_label'), menuPlace(event, event.target as Element), menuOf(list, setList));
        }}
      >
        {shown.map((id, at) => {
          const sorted = ariaSort(list, id);
          const right = shown[at + 1];
          return (
            <th key={id} scope="col" className={`grid-cell column-${id}`} aria-sort={sorted} data-column={id}>
              <button
                type="button"
                className="column-sort"
                title={t('column_title', { meaning: t(COLUMNS[id].title) })}
                tabIndex={id === current ? 0 : -1}
                data-sort={id}
                data-testid={`sort-${id}`}
                onClick={() => setList(sortedBy(list, COLUMNS[id].sort))}
              >
                {t(COLUMNS[id].name)}
                {sorted && <span aria-hidden="true">{sorted === 'ascending' ? ' ▲' : ' ▼'}</span>}
              </button>
              {right !== undefined && (
                <Border
                  head={head}
                  columns={list.columns}
                  sides={[id, right]}
                  preview={preview}
                  keep={keep}
                />
              )}
            </th>
          );
        })}
        {menu}
      </tr>
    </thead>
  );
}

interface BorderProps extends Pick<GridHeadProps, 'preview' | 'keep'> {
  head: { current: HTMLElement | null };
  columns: ColumnChoice;
  sides: readonly [ColumnId, ColumnId];
}

/** The border between two columns; Shift and arrow keys on the head do the same. */
function Border({ head, columns, sides, preview, keep }: BorderProps) {
  const drag = useRef<{ from: number; widths: Map<ColumnId, number> }>(undefined);
  const moved = ({ clientX }: PointerEvent): ColumnChoice | undefined =>
    drag.current && resized(columns, drag.current.widths, sides, clientX - drag.current.from);
  return (
    <span
      className="column-border"
      aria-hidden="true"
      data-testid={`border-${sides[0]}`}
      onPointerDown={(event) => {
        if (event.button !== 0 || !head.current) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: event.clientX, widths: widthsOf(head.current) };
      }}
      onPointerMove={(event) => {
        const choice = moved(event);
        if (choice) preview(choice);
      }}
      onPointerUp={(event) => {
        const choice = moved(event);
        drag.current = undefined;
        if (choice) keep(choice);
      }}
      onPointerCancel={() => {
        drag.current = undefined;
        preview(columns);
      }}
      onDoubleClick={() => keep({ ...columns, weights: {} })}
    />
  );
}
