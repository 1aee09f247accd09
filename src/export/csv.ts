import type { Frame } from '../session/messages/frame-log.ts';
import type { Session } from '../session/session.ts';
import { chooseConnections, chooseFrames, type ExportScope } from './trace/choose-frames.ts';
import type { TraceMask } from './trace/redact-trace.ts';
import { shownFrames } from './trace/shown-frames.ts';

const COLUMNS = [
  'connection',
  'url',
  'event',
  'time',
  'direction',
  'opcode',
  'size',
  'kept',
  'text',
  'base64',
  'left_out',
];

/** Spreadsheets run what begins so as a formula (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}

/** All messages, one a row, as RFC 4180 has it, in parts. */
export function* csvText(session: Session, choice: ExportScope, mask: TraceMask): Generator<string> {
  yield `${COLUMNS.join(',')}\r\n`;
  const chosen = chooseConnections(session, choice).map((connection) => ({
    id: connection.id,
    url: mask.url(connection.url),
    frames: [...chooseFrames(connection, choice)],
  }));
  for (const { id, url, frames } of chosen) {
    for (const shown of shownFrames(frames, choice, mask)) {
      yield shown.map((frame) => row(id, url, frame)).join('');
    }
  }
}

function row(connection: string, url: string, frame: Frame): string {
  const time = new Date(frame.at).toISOString();
  const { id, direction, opcode, size, kept, text, base64, leftOut } = frame;
  const cells = [connection, url, id, time, direction, opcode, size, kept, text, base64, leftOut];
  return `${cells.map(cell).join(',')}\r\n`;
}
