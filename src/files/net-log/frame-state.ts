import { addMessage, createMessageBuffer, type MessageBuffer } from '../../export/har/har-events.ts';

interface CloseFrame {
  direction: 'sent' | 'received';
  at: number;
  length: number;
}

/** What the frame headers of one connection tell. */
export interface FrameState {
  buffer: MessageBuffer;
  unfinished: Partial<Record<'sent' | 'received', { opcode: number; size: number }>>;
  closes: CloseFrame[];
  /** Pings and pongs, which no page sees. */
  pings: number;
  pongs: number;
  lastAt: number;
}

const CONTINUATION = 0;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** Counts a frame header; the log has no content of frames. `room`: how many bytes this connection's messages may take. */
export function takeFrame(
  known: FrameState | undefined,
  direction: 'sent' | 'received',
  at: number,
  params: Record<string, unknown>,
  room: number,
): FrameState {
  const state: FrameState = known ?? {
    buffer: createMessageBuffer(),
    unfinished: {},
    closes: [],
    pings: 0,
    pongs: 0,
    lastAt: at,
  };
  state.lastAt = at;
  const opcode = Number(params.opcode);
  const given = Number(params.payload_length);
  const length = Number.isSafeInteger(given) && given >= 0 ? given : 0;
  if (opcode === CLOSE) {
    if (state.closes.length < 4) state.closes.push({ direction, at, length });
    return state;
  }
  if (opcode === PING) state.pings += 1;
  else if (opcode === PONG) state.pongs += 1;
  if (!(opcode >= CONTINUATION && opcode <= BINARY)) return state;
  const begun = opcode === CONTINUATION ? state.unfinished[direction] : undefined;
  const message = { opcode: begun?.opcode ?? opcode, size: (begun?.size ?? 0) + length };
  if (params.final !== true) {
    state.unfinished[direction] = message;
    return state;
  }
  delete state.unfinished[direction];
  const payload = {
    opcode: message.opcode === BINARY ? 'binary' : 'text',
    size: message.size,
    kept: 0,
  } as const;
  addMessage(state.buffer, { at, frame: { direction, payload }, badTime: false }, room);
  return state;
}
