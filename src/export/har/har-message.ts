import type { WireFrame } from '../../capture/captured-event.ts';
import { LEFT_OUT } from '../../capture/left-out.ts';
import { utf8Length } from '../../shared/utf8-length.ts';

/** One of an entry's `_webSocketMessages`: a frame, the browser's words for a failure, or neither. */
export type HarMessage =
  | { kind: 'frame'; frame: WireFrame }
  | { kind: 'failure'; words: string }
  | { kind: 'other' };

const TEXT = 1;
const BINARY = 2;
/** Seconds up to here, milliseconds above: Chromium and HTTP Toolkit write the former, Playwright the latter. */
const SECONDS = 1e11;

function base64Size(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return Math.max(0, Math.floor((text.length * 3) / 4) - padding);
}

/** Our own exports name the size of a message of which not all was kept. */
function sizeOf(whole: unknown, kept: number): number {
  return typeof whole === 'number' && Number.isSafeInteger(whole) && whole > kept ? whole : kept;
}

/** `fallback`: when it was, in epoch milliseconds, where the file does not tell. */
export function readHarMessage(value: unknown, fallback: number): HarMessage {
  if (typeof value !== 'object' || value === null) return { kind: 'other' };
  const { type, time, opcode, data, _size: whole, _leftOut: leftOut } = value as Record<string, unknown>;
  const content = typeof data === 'string' ? data : '';
  if (type === 'error') return { kind: 'failure', words: content };
  if ((type !== 'send' && type !== 'receive') || (opcode !== TEXT && opcode !== BINARY))
    return { kind: 'other' };
  const direction = type === 'send' ? 'sent' : 'received';
  const at = typeof time === 'number' && time > 0 ? (time < SECONDS ? time * 1000 : time) : fallback;
  if (opcode === BINARY) {
    const gone = LEFT_OUT.find((each) => each === leftOut);
    if (gone !== undefined && content === '') {
      const payload = { opcode: 'binary', size: sizeOf(whole, 0), kept: 0, leftOut: gone } as const;
      return { kind: 'frame', frame: { at, direction, payload } };
    }
    const kept = base64Size(content);
    const size = sizeOf(whole, kept);
    return {
      kind: 'frame',
      frame: { at, direction, payload: { opcode: 'binary', size, kept, base64: content } },
    };
  }
  const kept = utf8Length(content);
  const size = sizeOf(whole, kept);
  return {
    kind: 'frame',
    frame: { at, direction, payload: { opcode: 'text', size, kept, text: content } },
  };
}
