import type { Direction, EventId } from '../../capture/captured-event.ts';
import type { Frame } from './frame-log.ts';

export type FormatFault =
  /** An object converted to text by the language, which loses its content. */
  | 'object-text'
  /** The same, judged by its length: its content was not stored, because reading it would run the page's code. */
  | 'object-unread'
  /** `undefined` or `NaN` as the whole message. */
  | 'no-value'
  | 'truncated'
  /** Single quotes instead of double ones, as Python and JavaScript print objects. */
  | 'single-quotes'
  /** NaN, None, True and similar in JSON. */
  | 'foreign-literal'
  | 'json-in-binary';

export interface FormatFinding {
  fault: FormatFault;
  direction: Direction;
  first: EventId;
  latest: EventId;
  count: number;
  /** The end or the beginning of the first such message, whichever shows the fault. */
  sample: string;
}

export type FormatFindings = Map<string, FormatFinding>;

const SAMPLE = 60;
/** `[object Object]`, the result for most objects. */
const OBJECT_SIZE = 15;
/** This many messages are read whole; for others only the ends are checked. */
const READ_WHOLE = 8;
const LONGEST_READ = 65_536;
const OBJECT_TEXT = /^\[object [A-Z]\w{1,30}\]$/;
const SINGLE_QUOTES = /^\s*[{[]\s*\{?\s*'[\w $.-]{1,60}'\s*:/;
const FOREIGN_LITERAL = /[:[,]\s*(?:-?NaN|-?Infinity|undefined|None|True|False)\s*[,}\]]/;
/** `{"` and `[{"` in base64. */
const JSON_BYTES = /^(?:ey[IJ]|W3si)/;
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;
/** The possible ends of a JSON message: its last bracket, white space, or a protocol's separator. */
const SOUND_ENDS = new Set('}] \t\r\n\0\u001e');

/** Checks one message, the `position`th of its direction; O(1) except for the first few. Returns what was found so far. */
export function noteFormat(
  before: FormatFindings | undefined,
  frame: Frame,
  position: number,
): FormatFindings | undefined {
  const fault = faultOf(frame, position);
  if (fault === undefined) return before;
  const found: FormatFindings = before ?? new Map();
  const key = `${fault} ${frame.direction}`;
  const known = found.get(key);
  if (known) {
    known.count += 1;
    known.latest = frame.id;
    return found;
  }
  const { id, direction, text = '' } = frame;
  const sample = fault === 'truncated' ? text.slice(-SAMPLE) : text.slice(0, SAMPLE);
  found.set(key, { fault, direction, first: id, latest: id, count: 1, sample });
  return found;
}

function faultOf(frame: Frame, position: number): FormatFault | undefined {
  if (frame.opcode === 'binary') return faultOfBytes(frame, position);
  if (frame.text !== undefined) return faultOfText(frame, position);
  return frame.direction === 'sent' && frame.size === OBJECT_SIZE ? 'object-unread' : undefined;
}

function faultOfBytes({ base64 = '', direction }: Frame, position: number): FormatFault | undefined {
  return direction === 'received' && position <= READ_WHOLE && JSON_BYTES.test(base64)
    ? 'json-in-binary'
    : undefined;
}

function faultOfText({ text = '', kept, size }: Frame, position: number): FormatFault | undefined {
  if (kept < size) return undefined;
  if (text === 'undefined' || text === 'NaN') return 'no-value';
  const first = text.charCodeAt(0);
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) return undefined;
  if (text.length < 50 && OBJECT_TEXT.test(text)) return 'object-text';
  const start = text.slice(0, SAMPLE * 2);
  if (SINGLE_QUOTES.test(start)) return 'single-quotes';
  if (!/^[{[]\s*(?:\{\s*)?"/.test(start)) return undefined;
  if (!SOUND_ENDS.has(text.charAt(text.length - 1))) return 'truncated';
  return position <= READ_WHOLE && text.length <= LONGEST_READ && hasForeignLiteral(text)
    ? 'foreign-literal'
    : undefined;
}

function hasForeignLiteral(text: string): boolean {
  if (!FOREIGN_LITERAL.test(text)) return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}
