import type { WireFrame } from '../../capture/captured-event.ts';
import { LEFT_OUT } from '../../capture/left-out.ts';
import { base64Length } from '../../shared/base64.ts';
import { utf8Length } from '../../shared/utf8-length.ts';
import { messageTime } from './har-time.ts';

/** One of an entry's `_webSocketMessages`: a frame, the browser's words for a failure, or neither. */
export type HarMessage =
  | ({ kind: 'frame' } & TimedFrame)
  | { kind: 'failure'; words: string }
  | { kind: 'other' };

/** `at`: epoch milliseconds, or undefined where the log has no time; `badTime`: it has one that cannot be. */
export interface TimedFrame {
  frame: Omit<WireFrame, 'at'>;
  at: number | undefined;
  badTime: boolean;
}

const TEXT = 1;
const BINARY = 2;
/** Our own exports name the size of a message of which not all was kept. */
function sizeOf(whole: unknown, kept: number): number {
  return typeof whole === 'number' && Number.isSafeInteger(whole) && whole > kept ? whole : kept;
}

export function readHarMessage(value: unknown): HarMessage {
  if (typeof value !== 'object' || value === null) return { kind: 'other' };
  const { type, time, opcode, data, _size: whole, _leftOut: leftOut } = value as Record<string, unknown>;
  const content = typeof data === 'string' ? data : '';
  if (type === 'error') return { kind: 'failure', words: content };
  if ((type !== 'send' && type !== 'receive') || (opcode !== TEXT && opcode !== BINARY))
    return { kind: 'other' };
  const direction = type === 'send' ? 'sent' : 'received';
  const at = messageTime(time);
  const timed = {
    kind: 'frame',
    at,
    badTime: at === undefined && typeof time === 'number' && time > 0,
  } as const;
  if (opcode === BINARY) {
    const gone = LEFT_OUT.find((each) => each === leftOut);
    if (gone !== undefined && content === '') {
      const payload = { opcode: 'binary', size: sizeOf(whole, 0), kept: 0, leftOut: gone } as const;
      return { ...timed, frame: { direction, payload } };
    }
    const kept = base64Length(content);
    const payload = { opcode: 'binary', size: sizeOf(whole, kept), kept, base64: content } as const;
    return { ...timed, frame: { direction, payload } };
  }
  const kept = utf8Length(content);
  return {
    ...timed,
    frame: { direction, payload: { opcode: 'text', size: sizeOf(whole, kept), kept, text: content } },
  };
}
