import { writeFile } from 'node:fs/promises';
import { shownBeginning } from '../../src/export/trace/shown-frames.ts';
import type { Redactor } from '../../src/redaction/redactor.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { shorten } from '../../src/shared/shorten.ts';
import { CallError, type Given, numberOf, oneOf, requiredText, textOf } from './arguments.ts';
import { answerWith, type ToolAnswer, untrusted } from './tool-answer.ts';
import { connectionOf, redactorFor, sourceOf, type ToolState } from './tool-state.ts';

const PER_PAGE = 8;
const PREVIEW = 160;
const LONGEST_SHOWN = 1_500;
const LONGEST_READ = 16 * 1024 * 1024;
const HINT = 'Call list_connections for the ids.';

/** The text of a message as it may be shown: masked, with the messages around it in sight. */
function textOfFrame(frames: readonly Frame[], at: number, longest: number, redactor: Redactor): string {
  const frame = shownBeginning(frames, at, longest, redactor.payloads);
  if (!frame) return '';
  return frame.text ?? (frame.base64 === undefined ? '' : `base64: ${frame.base64.slice(0, longest)}`);
}

export function listMessages(state: ToolState, given: Given): ToolAnswer {
  const id = requiredText(given, 'connection', HINT);
  const direction = oneOf(given, 'direction', ['sent', 'received']);
  const contains = textOf(given, 'contains');
  const page = numberOf(given, 'page', 1, Number.MAX_SAFE_INTEGER, 1);
  const connection = connectionOf(state, id);
  const { kept, droppedFrames } = connection.frames;
  const redactor = redactorFor(state, sourceOf(state).session);
  const chosen = kept.flatMap((frame, index) =>
    (direction === undefined || frame.direction === direction) &&
    (contains === undefined || frame.text?.includes(contains))
      ? [index]
      : [],
  );
  const pages = Math.max(1, Math.ceil(chosen.length / PER_PAGE));
  const messages = chosen.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((index) => {
    const { direction: way, opcode, size, at } = kept[index] as Frame;
    const preview = shorten(textOfFrame(kept, index, 4_096, redactor), PREVIEW);
    return { index, ms: Math.round(at - connection.createdAt), direction: way, opcode, size, preview };
  });
  const lines = messages.map(
    ({ index, ms, direction: way, opcode, size, preview }) =>
      `${index} +${ms} ms ${way === 'sent' ? '↑' : '↓'} ${opcode} ${size} B ${preview}`,
  );
  const dropped = droppedFrames > 0 ? `, ${droppedFrames} more dropped (memory limit)` : '';
  return answerWith(
    [`${id}: ${chosen.length} messages${dropped}, page ${page} of ${pages}`, ...lines],
    { messages, pages, total: chosen.length },
    page < pages
      ? `Next: list_messages with page ${page + 1}, or get_message with an index.`
      : 'Next: get_message with an index for all of one message.',
  );
}

export async function getMessage(state: ToolState, given: Given): Promise<ToolAnswer> {
  const id = requiredText(given, 'connection', HINT);
  const path = textOf(given, 'path');
  const { kept } = connectionOf(state, id).frames;
  if (kept.length === 0)
    throw new CallError(`${id} has no messages. Call list_connections for another connection.`);
  const index = numberOf(given, 'index', 0, kept.length - 1, -1);
  const redactor = redactorFor(state, sourceOf(state).session);
  const whole = textOfFrame(kept, index, LONGEST_READ, redactor);
  const { size } = kept[index] as Frame;
  if (path !== undefined) {
    await writeNew(path, whole);
    return { content: [{ type: 'text', text: `Wrote ${path}` }], structuredContent: { size, path } };
  }
  const text = shorten(whole, LONGEST_SHOWN);
  const cut = text.length < whole.length;
  const next = cut ? '\nCut: call get_message with a path to write all of it to a file.' : '';
  return {
    content: [{ type: 'text', text: `${untrusted(text)}${next}` }],
    structuredContent: { text, size, cut },
  };
}

/** A file that is there already may be the only copy of something. */
export async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'EEXIST' ? 'exists already and is not overwritten' : `cannot be written: ${message}`;
    throw new CallError(`${path} ${why}. Call again with another path.`);
  }
}
