import { memo, type ReactNode } from 'react';
import type { FrameGap } from '../../src/session/messages/frame-gaps.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { formatBytes, pluralize } from '../../src/shared/format.ts';
import { clockText, isoText } from '../ui/moment-text.ts';
import type { Reading } from './decode/read-frame.ts';
import { FrameSummary } from './frame-summary.tsx';

interface FrameRowProps {
  frame: Frame;
  reading: Reading;
  part: string | undefined;
  took: number | undefined;
  streamed: boolean;
  /** In the format that the user chose. */
  time: string;
  /** The note of a marked frame. */
  note: string | undefined;
  /** `aria-rowindex`: the head is row 1. */
  row: number;
  /** Characters of the message. */
  most: number;
  selected: boolean;
}

function Row({ frame, reading, part, took, streamed, time, note, row, most, selected }: FrameRowProps) {
  const { direction, at, opcode, size, kept } = frame;
  return (
    <tr
      id={`frame-${frame.id}`}
      className={`frame-row frame-${direction}${note === undefined ? '' : ' frame-marked'}`}
      aria-rowindex={row}
      aria-selected={selected}
      data-testid="frame"
      data-event={frame.id}
    >
      <td className="frame-arrow">
        <span className="off-screen">{direction}</span>
        <span aria-hidden="true">{direction === 'sent' ? '↑' : '↓'}</span>
      </td>
      <td className="frame-time" title={`${clockText(at)} (${isoText(at)})`}>
        {time}
      </td>
      <td className="frame-kind">{opcode}</td>
      <td className="number" title={kept < size ? `${formatBytes(kept)} of it were kept` : undefined}>
        {formatBytes(size)}
      </td>
      <td className="frame-preview">
        {note !== undefined && <Mark>{note}</Mark>}
        <FrameSummary
          frame={frame}
          reading={reading}
          part={part}
          took={took}
          streamed={streamed}
          most={most}
        />
      </td>
    </tr>
  );
}

function Mark({ children }: { children: ReactNode }) {
  return (
    <span className="frame-mark" data-testid="frame-mark">
      <span aria-hidden="true">★</span>
      <span className="off-screen">marked</span> {children}
    </span>
  );
}

export const FrameRow = memo(Row);

const PLACES = {
  page: 'the page’s memory limit',
  relay: 'before the panel was opened',
  panel: 'panel memory limit',
} satisfies Record<FrameGap['where'], string>;

export function GapRow({ gap, row }: { gap: FrameGap; row: number }) {
  return (
    <tr className="frame-gap" aria-rowindex={row} data-testid="gap">
      <td aria-colspan={5} colSpan={5}>
        {pluralize(gap.frames, 'message')}
        {gap.bytes > 0 ? ` (${formatBytes(gap.bytes)})` : ''} dropped: {PLACES[gap.where]}
      </td>
    </tr>
  );
}
