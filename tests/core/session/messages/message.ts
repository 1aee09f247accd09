import type { Frame } from '../../../../src/session/messages/frame-log.ts';

/** A text message of the server as it was kept. */
export function message(text: string | undefined, more: Partial<Frame> = {}): Frame {
  const size = text?.length ?? 0;
  const body = text === undefined ? {} : { text };
  return { id: 1, at: 0, direction: 'received', opcode: 'text', size, kept: size, ...body, ...more };
}
