import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Connection } from '../../src/connection.ts';
import { type Frame, findFrame } from '../../src/frame-log.ts';
import { BackToFinding } from './back-to-finding.tsx';
import { byteText, plural } from './count-text.ts';
import { datumUnder } from './datum-under.ts';
import { FrameDetail } from './frame-detail.tsx';
import { positionOf } from './frame-position.ts';
import { FrameRow } from './frame-row.tsx';
import { onListKey } from './list-keys.ts';
import { usePanel } from './panel-context.tsx';
import { revealRow } from './reveal-row.ts';
import { takeLostFocus } from './take-lost-focus.ts';
import { useFollowNewest } from './use-follow-newest.ts';

/** Height of a row, as panel/frames.css has it; in CSS pixels. */
const ROW = 22;

/** The messages of a connection: a table, and the selected one in full. */
export function Frames({ connection }: { connection: Connection }) {
  usePanel((state) => state.revision);
  const highlighted = usePanel((state) => state.highlighted);
  const { frames: log } = connection;
  const frame = highlighted === undefined ? undefined : findFrame(log, highlighted);
  if (log.kept.length === 0) {
    return (
      <div className="frames">
        <BackToFinding />
        <Dropped connection={connection} />
        <p className="quiet-line">
          {connection.opened ? 'No message yet.' : 'It never opened: no message passed.'}
        </p>
      </div>
    );
  }
  return (
    <div className="frames">
      <BackToFinding />
      <Dropped connection={connection} />
      <div className="frames-split">
        <FrameTable connection={connection} selected={frame} />
        {frame && <FrameDetail key={frame.id} frame={frame} from={connection.createdAt} />}
      </div>
    </div>
  );
}

function Dropped({ connection }: { connection: Connection }) {
  const { droppedFrames, droppedBytes } = connection.frames;
  if (droppedFrames === 0) return null;
  return (
    <p className="note dropped" data-testid="dropped">
      {plural(droppedFrames, 'frame')}
      {droppedBytes > 0 ? ` (${byteText(droppedBytes)})` : ''} let go for want of room.
    </p>
  );
}

function FrameTable({ connection, selected }: { connection: Connection; selected: Frame | undefined }) {
  const highlight = usePanel((state) => state.highlight);
  const jumps = usePanel((state) => state.jumps);
  const scroller = useRef<HTMLTableElement>(null);
  const { kept } = connection.frames;
  const index = selected ? positionOf(kept, selected.id) : -1;
  const rows = useVirtualizer({
    count: kept.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    scrollPaddingStart: ROW,
    overscan: 12,
  });
  useFollowNewest(scroller, kept, ROW, selected === undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls for a jump or a move, not for each new frame
  useEffect(() => {
    if (index < 0 || !scroller.current) return;
    revealRow(scroller.current, { index, height: ROW, head: ROW });
    takeLostFocus(scroller.current);
  }, [selected?.id, jumps]);
  // Rows are used again as the list moves on: a stream then changes texts instead of making elements.
  const inSight = rows.getVirtualItems();
  const move = (row: number): void => {
    const frame = kept[row];
    if (frame) highlight(frame.id);
  };
  return (
    <table
      ref={scroller}
      className="frame-table"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are chosen is a grid
      role="grid"
      aria-label="Frames"
      aria-rowcount={kept.length + 1}
      aria-activedescendant={selected ? `frame-${selected.id}` : undefined}
      tabIndex={0}
      onKeyDown={(event) => onListKey(event, index, kept.length, move)}
      onClick={(event) => {
        const id = datumUnder(event.target, 'event');
        if (id !== undefined) highlight(Number(id));
      }}
    >
      <FrameHead />
      <tbody className="frame-space" style={{ height: rows.getTotalSize() }}>
        {inSight.map(({ index: at, start }) => {
          const frame = kept[at];
          return frame ? (
            <FrameRow
              key={at % inSight.length}
              frame={frame}
              from={connection.createdAt}
              row={at + 2}
              top={start}
              selected={frame.id === selected?.id}
            />
          ) : null;
        })}
      </tbody>
    </table>
  );
}

function FrameHead() {
  return (
    <thead className="frame-head">
      <tr className="frame-cells" aria-rowindex={1}>
        <th scope="col" title="Sent by the page, or received">
          <span className="off-screen">Direction</span>
          <span aria-hidden="true">⇅</span>
        </th>
        <th scope="col" className="number">
          Time
        </th>
        <th scope="col">Kind</th>
        <th scope="col" className="number">
          Size
        </th>
        <th scope="col">Payload</th>
      </tr>
    </thead>
  );
}
