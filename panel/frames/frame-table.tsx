import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import type { Connection, ConnectionWithMessages } from '../../src/session/connection.ts';
import { gapsOf } from '../../src/session/messages/frame-gaps.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { t } from '../messages/message.ts';
import { formatDuration } from '../messages/units.ts';
import { usePanel } from '../store/panel-context.tsx';
import { menuPlace, useContextMenu } from '../ui/context-menu.tsx';
import { dataAttributeAt } from '../ui/data-attribute-at.ts';
import { isCopyKey, onListKey } from '../ui/list-keys.ts';
import { clockText, sinceText } from '../ui/moment-text.ts';
import { takeLostFocus } from '../ui/restore-focus.ts';
import { revealRow } from '../ui/reveal-row.ts';
import { ViewBoundary } from '../ui/view-boundary.tsx';
import { partOf } from './decode/attachments.ts';
import { findPartner, isStream } from './decode/frame-pairs.ts';
import type { FrameReader } from './decode/frame-reader.ts';
import { type FrameItem, frameList } from './frame-list.ts';
import { useFrameMenu } from './frame-menu.tsx';
import { positionOf } from './frame-position.ts';
import { FrameRow, GapRow } from './frame-row.tsx';
import type { FramesState, TimeMode } from './frames-store.ts';
import { useFollowNewest } from './use-follow-newest.ts';
import { useFrames } from './use-frames.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';

/** Height of a row, as panel/frames/frames.css has it; in CSS pixels. */
const ROW = 22;
/** The least average width of a character; in CSS pixels. */
const NARROWEST = 4;

interface FrameTableProps {
  connection: ConnectionWithMessages;
  /** The frames that pass the filter. */
  frames: readonly Frame[];
  /** Their number; frames that arrive while the table scrolls are shown at the next refresh. */
  count: number;
  reader: FrameReader;
  selected: Frame | undefined;
}

export function FrameTable({ connection, frames, count, reader, selected }: FrameTableProps) {
  const highlight = usePanel((state) => state.highlight);
  const jumps = usePanel((state) => state.jumpCount);
  const timeMode = useFrames((state) => state.timeMode);
  const marks = useFrames((state) => state.marks);
  const scroller = useRef<HTMLTableElement>(null);
  const list = frameList(frames, gapsOf(connection), count);
  const index = selected ? positionOf(frames, selected.id) : -1;
  const mayFollow = selected === undefined;
  const following = useFollowNewest(scroller, frames, count, ROW, mayFollow);
  const { from, until, width } = useRowsInSight(scroller, ROW, list.count, mayFollow && following.current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls for a jump or a move, not for each new frame
  useEffect(() => {
    if (index < 0 || !scroller.current) return;
    revealRow(scroller.current, { index: list.rowOf(index), height: ROW, head: ROW });
    takeLostFocus(scroller.current);
  }, [selected?.id, jumps]);
  // Rows keep their elements and change their text: moving, creating or placing elements takes ten times as long.
  const inSight = Array.from({ length: until - from }, (_, at) => from + at);
  const move = (position: number): void => {
    const frame = frames[position];
    if (frame) highlight(frame.id);
  };
  const { itemsOf, copyFrame, dialog } = useFrameMenu(connection, reader);
  const { open: openMenu, menu } = useContextMenu();
  const onContextMenu = (event: MouseEvent<HTMLElement>): void => {
    event.preventDefault();
    // A key opens the menu of the selected message.
    const id = dataAttributeAt(event.target, 'event') ?? selected?.id;
    const frame = id === undefined ? undefined : frames[positionOf(frames, Number(id))];
    const row = event.currentTarget.querySelector(`#frame-${id}`);
    if (!frame || !row) return;
    highlight(frame.id);
    openMenu(t('frame_message'), menuPlace(event, row), itemsOf(frame));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isCopyKey(event) && selected) copyFrame(selected);
    else onListKey(event, index, count, move);
  };
  return (
    <>
      <table
        ref={scroller}
        className="frame-table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are chosen is a grid
        role="grid"
        aria-label={t('column_messages')}
        aria-rowcount={list.count + 1}
        aria-activedescendant={selected && index >= 0 ? `frame-${selected.id}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        onClick={(event) => {
          const id = dataAttributeAt(event.target, 'event');
          if (id !== undefined) highlight(Number(id));
        }}
      >
        <FrameHead />
        <tbody className="frame-space" style={{ height: list.count * ROW, paddingTop: from * ROW }}>
          {inSight.map((at) => (
            <ViewBoundary key={at - from} what="part_message" of={at} inTable="row">
              <Item
                item={list.at(at)}
                connection={connection}
                reader={reader}
                timeMode={timeMode}
                marks={marks}
                row={at + 2}
                most={Math.ceil(width / NARROWEST)}
                selected={selected}
              />
            </ViewBoundary>
          ))}
        </tbody>
      </table>
      {menu}
      {dialog}
    </>
  );
}

interface ItemProps {
  item: FrameItem | undefined;
  connection: Connection;
  reader: FrameReader;
  timeMode: TimeMode;
  marks: FramesState['marks'];
  row: number;
  /** The longest text in a row, in characters: layout of invisible text takes most of the time of a refresh. */
  most: number;
  selected: Frame | undefined;
}

function Item(props: ItemProps) {
  const { item, connection, reader, timeMode, marks, row, most, selected } = props;
  const frame = item?.kind === 'frame' ? item.frame : undefined;
  const { kept } = connection.frames;
  const told = useMemo(() => (frame ? tell(kept, frame, reader) : undefined), [kept, frame, reader]);
  if (!item) return null;
  if (item.kind === 'gap') return <GapRow gap={item.gap} row={row} />;
  return (
    <FrameRow
      frame={item.frame}
      reading={reader.read(item.frame)}
      part={told?.part}
      took={told?.took}
      streamed={told?.streamed ?? false}
      time={timeText(timeMode, item.frame, item.before, connection)}
      note={marks.get(item.frame.id)}
      row={row}
      most={most}
      selected={item.frame.id === selected?.id}
    />
  );
}

/** The part of a row that depends on other frames. */
function tell(kept: readonly Frame[], frame: Frame, reader: FrameReader) {
  const reading = reader.read(frame);
  if (reading.outcome === 'decoded' && reading.decoded.role === 'response') {
    const request = findPartner(kept, frame, reader.read);
    const streamed = request !== undefined && isStream(reader.read(request));
    return { took: streamed ? undefined : request && frame.at - request.at, part: undefined, streamed };
  }
  const part = reader.mayHaveParts ? partOf(kept, frame, reader.read) : undefined;
  return { took: undefined, part, streamed: false };
}

function timeText(mode: TimeMode, frame: Frame, before: Frame | undefined, connection: Connection): string {
  switch (mode) {
    case 'relative':
      return sinceText(frame.at - connection.createdAt);
    case 'absolute':
      return clockText(frame.at);
    case 'delta':
      return before ? `+${formatDuration(frame.at - before.at)}` : sinceText(frame.at - connection.createdAt);
    default:
      return mode satisfies never;
  }
}

function FrameHead() {
  return (
    <thead className="frame-head">
      <tr className="frame-cells" aria-rowindex={1}>
        <th scope="col" title={t('frame_direction_why')}>
          <span className="off-screen">{t('frame_direction')}</span>
          <span aria-hidden="true">⇅</span>
        </th>
        <th scope="col" className="number">
          {t('column_time')}
        </th>
        <th scope="col">{t('frame_kind')}</th>
        <th scope="col" className="number">
          {t('column_size')}
        </th>
        <th scope="col">{t('frame_message')}</th>
      </tr>
    </thead>
  );
}
