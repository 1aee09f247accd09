import type { WireFrame } from '../../capture/captured-event.ts';
import { harFrames } from '../../export/har/har-events.ts';
import { textOf } from './constants.ts';
import type { NetLogLine } from './log-lines.ts';
import { closeIn } from './raw-bytes.ts';
import type { NetLogSource, SourcedRecord } from './sources.ts';

/** What became of a connection after its handshake. */
export interface AfterOpening {
  openedAt: number;
  frames: WireFrame[];
  framesLeftOut: number;
  lines: NetLogLine[];
  reason?: string;
  endedAt?: number;
  close?: { code: number; reason: string };
  closedFirst?: 'server' | 'browser';
}

export function afterOpening(
  request: NetLogSource,
  sources: readonly NetLogSource[],
  records: readonly SourcedRecord[],
  answer: SourcedRecord,
  lines: NetLogLine[],
): AfterOpening {
  const { frames: state } = request;
  const messages = state ? harFrames(state.buffer, answer.at) : [];
  const known = { frames: messages, framesLeftOut: state?.buffer.leftOut ?? 0, openedAt: answer.at, lines };
  const gone = records.find(
    ({ name, phase, at }) =>
      (name === 'SOCKET_ALIVE' && phase === 'end' && at >= answer.at) || name === 'SOCKET_CLOSED',
  );
  const broken = records.find(({ name }) => name === 'WEBSOCKET_INVALID_FRAME');
  if (state) {
    const { pings, pongs } = state;
    if (pings + pongs > 0)
      lines.push({
        at: state.lastAt,
        text: `Ping frames: ${pings}, pong frames: ${pongs}, in both directions`,
      });
  }
  if (broken) {
    const { internal_reason: internal, reason } = broken.params;
    return { ...known, reason: textOf(internal) || textOf(reason), endedAt: broken.at };
  }
  const first = state?.closes[0];
  if (!first) {
    if (!gone) return known;
    const text = 'The TCP connection ended; neither side had sent a close frame';
    lines.push({ at: gone.at, text, proves: true });
    return { ...known, endedAt: gone.at, close: { code: 1006, reason: '' }, closedFirst: 'server' };
  }
  const isServer = first.direction === 'received';
  const close = closeIn(sources, first.direction, first.length);
  const words =
    close && close.code !== 1005
      ? `close code ${close.code}${close.reason === '' ? '' : ` "${close.reason}"`}`
      : `a payload of ${first.length} bytes`;
  lines.push({
    at: first.at,
    text: `${isServer ? 'The server' : 'The browser'} sent the first close frame, with ${words}`,
    ...(isServer ? { topic: 'server-closed-first', proves: true } : {}),
  });
  return {
    ...known,
    endedAt: first.at,
    closedFirst: isServer ? 'server' : 'browser',
    ...(close && isServer ? { close } : {}),
  };
}
