import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { type Connection, type ConnectionId, isFinished } from '../../src/connection.ts';
import { ConnectionRow } from './connection-row.tsx';
import { datumUnder } from './datum-under.ts';
import { onListKey } from './list-keys.ts';
import { usePanel } from './panel-context.tsx';
import { revealRow } from './reveal-row.ts';

/** Height of a row, as panel/connections.css has it; in CSS pixels. */
const ROW = 44;

function drawnFor(connection: Connection, clock: number): string {
  const second = isFinished(connection) ? '' : Math.floor(clock / 1000);
  return `${connection.revision} ${second}`;
}

/** All connections of the page, most relevant first. Arrow keys move, Enter goes to the diagnosis. */
export function ConnectionList() {
  const order = usePanel((state) => state.order);
  const selected = usePanel((state) => state.selected);
  const { select, show, hold } = usePanel((state) => state);
  const scroller = useRef<HTMLDivElement>(null);
  const index = selected === undefined ? -1 : order.indexOf(selected);
  const rows = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 40,
  });
  useEffect(() => {
    if (index >= 0 && scroller.current) revealRow(scroller.current, { index, height: ROW, head: 0 });
  }, [index]);
  const move = (row: number): void => {
    const id = order[row];
    if (id !== undefined) select(id);
  };
  return (
    <section
      className="list-pane"
      aria-label="Connections"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
    >
      <div
        ref={scroller}
        className="list"
        role="listbox"
        aria-label="Connections, most relevant first"
        aria-activedescendant={selected === undefined ? undefined : `row-${selected}`}
        tabIndex={0}
        data-testid="connections"
        onClick={(event) => {
          const id = datumUnder(event.target, 'connection');
          if (id !== undefined) select(id);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') show('diagnosis');
          onListKey(event, index, order.length, move);
        }}
      >
        <div className="list-space" role="presentation" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index: at, start }) => {
            const id = order[at];
            return id === undefined ? null : <Slot key={id} id={id} at={at} top={start} />;
          })}
        </div>
      </div>
    </section>
  );
}

interface SlotProps {
  id: ConnectionId;
  /** Position in the list, from 0. */
  at: number;
  top: number;
}

function Slot({ id, at, top }: SlotProps) {
  usePanel((state) => state.revision);
  const session = usePanel((state) => state.session)();
  const finding = usePanel((state) => state.worst.get(id));
  const selected = usePanel((state) => state.selected === id);
  const count = usePanel((state) => state.order.length);
  const connection = session.connections.get(id);
  if (!connection) return null;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row
    <div
      id={`row-${id}`}
      className="row"
      role="option"
      aria-selected={selected}
      aria-posinset={at + 1}
      aria-setsize={count}
      style={{ transform: `translateY(${top}px)` }}
      data-testid="connection-row"
      data-connection={id}
      data-state={connection.state}
      data-rule={finding?.rule.id}
    >
      <ConnectionRow
        connection={connection}
        session={session}
        finding={finding}
        drawnFor={drawnFor(connection, session.clock)}
      />
    </div>
  );
}
