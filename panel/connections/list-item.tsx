import { type ConnectionWithMessages, isFinished } from '../../src/session/connection.ts';
import { SeverityIcon } from '../diagnosis/severity-icon.tsx';
import { plural, t } from '../messages/message.ts';
import { findingOf } from '../store/list-causes.ts';
import type { ColumnId } from '../store/list-columns.ts';
import type { ListItem } from '../store/list-items.ts';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { ViewBoundary } from '../ui/view-boundary.tsx';
import { ConnectionRow } from './connection-row.tsx';

interface SlotProps {
  item: ListItem;
  columns: readonly ColumnId[];
  /** Position in the list, from 0. */
  at: number;
  top: number;
  /** The row that has the keyboard focus. */
  active: boolean;
}

function revisionOf(connection: ConnectionWithMessages, clock: number): string {
  return `${connection.revision} ${isFinished(connection) ? '' : Math.floor(clock / 1000)}`;
}

function Chevron({ open }: { open: boolean }) {
  return (
    <svg className="icon chevron" viewBox="0 0 16 16" aria-hidden="true">
      <path d={open ? 'M4 6l4 4 4-4' : 'M6 4l4 4-4 4'} />
    </svg>
  );
}

function GroupRow({
  item,
  columns,
  at,
  top,
  active,
}: SlotProps & { item: Extract<ListItem, { kind: 'group' }> }) {
  return (
    <tr
      id={`item-${at}`}
      className="grid-row row row-group"
      aria-rowindex={at + 2}
      aria-level={1}
      aria-expanded={item.open}
      aria-selected={active}
      style={{ transform: `translateY(${top}px)` }}
      data-testid="connection-group"
      data-toggle={item.key}
      data-item={item.key}
    >
      <td className="grid-cell" colSpan={columns.length}>
        <Chevron open={item.open} />
        {item.severity && <SeverityIcon severity={item.severity} />}
        <DataText text={item.label} className="row-title" />
        <span className="row-group-count">{plural('connections', item.count)}</span>
      </td>
    </tr>
  );
}

export function ListSlot({ item, ...place }: SlotProps) {
  if (item.kind === 'group') return <GroupRow item={item} {...place} />;
  return <ConnectionSlot item={item} {...place} />;
}

function ConnectionSlot({
  item,
  columns,
  at,
  top,
  active,
}: SlotProps & { item: Exclude<ListItem, { kind: 'group' }> }) {
  usePanel((state) => state.revision);
  const session = usePanel((state) => state.session)();
  const worst = item.kind === 'row' ? item.worst : item.id;
  const finding = usePanel((state) => findingOf(state.worst, worst));
  const grouping = usePanel((state) => state.grouping);
  const connection = session.connections.get(item.id);
  if (!connection) return null;
  const folds = item.kind === 'row' && item.ids.length > 1;
  const open = item.kind === 'row' && item.open;
  return (
    <tr
      id={`item-${at}`}
      className={`grid-row row${item.grouped ? ' row-grouped' : ''}${item.kind === 'attempt' ? ' row-attempt' : ''}`}
      aria-rowindex={at + 2}
      aria-level={(item.grouped ? 2 : 1) + (item.kind === 'attempt' ? 1 : 0)}
      aria-expanded={folds ? open : undefined}
      aria-selected={active}
      style={{ transform: `translateY(${top}px)` }}
      data-testid="connection-row"
      data-item={item.key}
      data-connection={item.id}
      data-state={connection.state}
      data-rule={finding?.rule.id}
    >
      <ViewBoundary what="part_connection" of={item.key} inTable="cells">
        <ConnectionRow
          connection={connection}
          session={session}
          columns={columns}
          finding={finding}
          earlier={item.kind === 'row' && finding !== undefined && item.worst !== item.id}
          causeAbove={grouping === 'cause' && item.grouped && item.kind === 'row'}
          attempts={item.kind === 'row' ? item.ids.length : undefined}
          number={item.kind === 'attempt' ? item.number : undefined}
          open={open}
          fold={
            folds && (
              <span
                className="row-fold"
                data-toggle={item.key}
                title={t(open ? 'row_hide_attempts' : 'row_show_attempts')}
              >
                <Chevron open={open} />
              </span>
            )
          }
          revision={revisionOf(connection, session.clock)}
        />
      </ViewBoundary>
    </tr>
  );
}
