import { type ConnectionWithMessages, isFinished } from '../../src/session/connection.ts';
import { pluralize } from '../../src/shared/format.ts';
import type { ListItem } from '../store/list-items.ts';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { ViewBoundary } from '../ui/view-boundary.tsx';
import { ConnectionRow } from './connection-row.tsx';

interface SlotProps {
  item: ListItem;
  /** Position in the list, from 0. */
  at: number;
  top: number;
  /** The row that has the keyboard focus. */
  active: boolean;
}

function revisionOf(connection: ConnectionWithMessages, clock: number): string {
  // The age of a closed connection is shown in growing steps: by the second only for the first minute.
  const second = Math.floor(clock / (isFinished(connection) ? 10_000 : 1000));
  return `${connection.revision} ${second}`;
}

function Chevron({ open }: { open: boolean }) {
  return (
    <svg className="icon chevron" viewBox="0 0 16 16" aria-hidden="true">
      <path d={open ? 'M4 6l4 4 4-4' : 'M6 4l4 4-4 4'} />
    </svg>
  );
}

function GroupRow({ item, at, top, active }: SlotProps & { item: Extract<ListItem, { kind: 'group' }> }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names its active item
    <div
      id={`item-${at}`}
      className="row row-group"
      role="treeitem"
      aria-level={1}
      aria-expanded={item.open}
      aria-selected={active}
      style={{ transform: `translateY(${top}px)` }}
      data-testid="connection-group"
      data-toggle={item.key}
      data-index={at}
    >
      <Chevron open={item.open} />
      <span className="row-line">
        <DataText text={item.label} className="row-title" />
        <span className="tag">{pluralize(item.count, 'connection')}</span>
      </span>
    </div>
  );
}

/** One row of the list. */
export function ListSlot({ item, at, top, active }: SlotProps) {
  if (item.kind === 'group') return <GroupRow item={item} at={at} top={top} active={active} />;
  return <ConnectionSlot item={item} at={at} top={top} active={active} />;
}

function ConnectionSlot({
  item,
  at,
  top,
  active,
}: SlotProps & { item: Exclude<ListItem, { kind: 'group' }> }) {
  usePanel((state) => state.revision);
  const session = usePanel((state) => state.session)();
  const worst = item.kind === 'row' ? item.worst : item.id;
  const finding = usePanel((state) => state.worst.get(worst));
  const grouped = usePanel((state) => state.list.group !== 'none');
  const connection = session.connections.get(item.id);
  if (!connection) return null;
  const folds = item.kind === 'row' && item.ids.length > 1;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names its active item
    <div
      id={`item-${at}`}
      className={`row${item.kind === 'attempt' ? ' row-attempt' : ''}`}
      role="treeitem"
      aria-level={(grouped ? 2 : 1) + (item.kind === 'attempt' ? 1 : 0)}
      aria-expanded={folds ? item.open : undefined}
      aria-selected={active}
      style={{ transform: `translateY(${top}px)` }}
      data-testid="connection-row"
      data-item={item.key}
      data-connection={item.id}
      data-state={connection.state}
      data-rule={finding?.rule.id}
    >
      {folds && (
        <span
          className="row-fold"
          data-toggle={item.key}
          title={item.open ? 'Fold the attempts' : 'Show each attempt'}
        >
          <Chevron open={item.open} />
        </span>
      )}
      <ViewBoundary what="this connection" of={item.key}>
        <ConnectionRow
          connection={connection}
          session={session}
          finding={finding}
          earlier={item.kind === 'row' && finding !== undefined && item.worst !== item.id}
          attempts={item.kind === 'row' ? item.ids.length : undefined}
          number={item.kind === 'attempt' ? item.number : undefined}
          revision={revisionOf(connection, session.clock)}
        />
      </ViewBoundary>
    </div>
  );
}
