import { memo } from 'react';
import type { Frame } from '../../src/frame-log.ts';
import { base64Bytes } from './base64-bytes.ts';
import { byteText } from './count-text.ts';
import { DataText } from './data-text.tsx';
import { clockText, isoText, sinceText } from './duration-text.ts';

/** So much of a payload stands in its row: characters of text, bytes of binary. */
const PREVIEW_CHARS = 300;
const PREVIEW_BYTES = 32;

export function previewOf({ text, base64, kept, size }: Frame): string {
  if (text !== undefined) return text.slice(0, PREVIEW_CHARS);
  if (base64 === undefined) return size === 0 ? '' : 'not kept';
  const bytes = base64Bytes(base64.slice(0, Math.ceil(PREVIEW_BYTES / 3) * 4)).subarray(0, PREVIEW_BYTES);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return kept > PREVIEW_BYTES ? `${hex} …` : hex;
}

interface FrameRowProps {
  frame: Frame;
  from: number;
  /** `aria-rowindex`: the head is row 1. */
  row: number;
  top: number;
  selected: boolean;
}

function Row({ frame, from, row, top, selected }: FrameRowProps) {
  const { direction, at, opcode, size } = frame;
  return (
    <tr
      id={`frame-${frame.id}`}
      className={`frame-row frame-${direction}`}
      aria-rowindex={row}
      aria-selected={selected}
      style={{ transform: `translateY(${top}px)` }}
      data-testid="frame"
      data-event={frame.id}
    >
      <td className="frame-arrow">
        <span className="off-screen">{direction}</span>
        <span aria-hidden="true">{direction === 'sent' ? '↑' : '↓'}</span>
      </td>
      <td className="frame-time" title={`${clockText(at)} (${isoText(at)})`}>
        {sinceText(at - from)}
      </td>
      <td>{opcode}</td>
      <td className="number">{byteText(size)}</td>
      <td className="frame-preview">
        <DataText text={previewOf(frame)} />
      </td>
    </tr>
  );
}

export const FrameRow = memo(Row);
