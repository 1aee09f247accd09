import { memo, type ReactNode } from 'react';
import type { FrameGap } from '../../src/session/messages/frame-gaps.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { type MessageKey, plural, t } from '../messages/message.ts';
import { formatBytes } from '../messages/units.ts';
import { clockText, isoText } from '../ui/moment-text.ts';
import type { Reading } from './decode/read-frame.ts';
import { frameSize } from './frame-size.ts';
import { FrameSummary } from './frame-summary.tsx';

export const OPCODE_NAMES = {
  text: 'opcode_text',
  binary: 'opcode_binary',
} as const satisfies Record<Frame['opcode'], MessageKey>;

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
        <span className="off-screen">{t(direction === 'sent' ? 'overview_sent' : 'overview_received')}</span>
        <span aria-hidden="true">{direction === 'sent' ? '↑' : '↓'}</span>
      </td>
      <td className="frame-time" title={`${clockText(at)} (${isoText(at)})`}>
        {time}
      </td>
      <td className="frame-kind">{t(OPCODE_NAMES[opcode])}</td>
      <td className="number" title={kept < size ? t('frame_kept', { size: formatBytes(kept) }) : undefined}>
        {frameSize(frame)}
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
      <span className="off-screen">{t('marked')}</span> {children}
    </span>
  );
}

export const FrameRow = memo(Row);

const PLACES = {
  page: 'gap_page',
  relay: 'gap_relay',
  panel: 'gap_panel',
} satisfies Record<FrameGap['where'], MessageKey>;

export function GapRow({ gap, row }: { gap: FrameGap; row: number }) {
  return (
    <tr className="frame-gap" aria-rowindex={row} data-testid="gap">
      <td aria-colspan={5} colSpan={5}>
        {t('gap_dropped', {
          messages: plural('messages', gap.frames),
          size: gap.bytes > 0 ? ` (${formatBytes(gap.bytes)})` : '',
          why: t(PLACES[gap.where]),
        })}
      </td>
    </tr>
  );
}
