import { parseJson } from '../shared/parse-json.ts';
import { utf8LengthOf } from '../shared/utf8.ts';
import { brief, dotted } from './brief.ts';
import { type Decoded, together } from './decoded.ts';

const PROTOCOL = 'STOMP';
const COMMANDS = new Set(
  'CONNECT STOMP CONNECTED SEND SUBSCRIBE UNSUBSCRIBE ACK NACK BEGIN COMMIT ABORT DISCONNECT MESSAGE RECEIPT ERROR'.split(
    ' ',
  ),
);
const HEAD = /^([A-Z]{3,11})\r?\n((?:[^\r\n]+\r?\n)*)\r?\n/;

interface StompFrame {
  command: string;
  headers: Record<string, string>;
  body?: unknown;
}

/** STOMP 1.0 to 1.2 (https://stomp.github.io/stomp-specification-1.2.html), one frame or several. */
export function decodeStomp(text: string): Decoded | undefined {
  if (text === '\n' || text === '\r\n') {
    return { protocol: PROTOCOL, role: 'heartbeat', name: 'heart-beat', summary: '', value: text };
  }
  const parts: Decoded[] = [];
  let rest = text;
  while (rest !== '') {
    const found = readFrame(rest);
    if (!found) return undefined;
    parts.push(describe(found.frame));
    rest = found.rest;
  }
  return together(PROTOCOL, parts);
}

function readFrame(text: string): { frame: StompFrame; rest: string } | undefined {
  const head = HEAD.exec(text);
  const [all = '', command = '', lines = ''] = head ?? [];
  if (!COMMANDS.has(command)) return undefined;
  const headers = readHeaders(lines, command);
  const end = headers && bodyEnd(text, all.length, headers['content-length']);
  if (!headers || end === undefined) return undefined;
  const body = text.slice(all.length, end);
  const rest = text.slice(end + 1).replace(/^(?:\r?\n)+/, '');
  const frame = { command, headers, ...(body === '' ? {} : { body: parseJson(body) ?? body }) };
  return { frame, rest };
}

const ESCAPES: Record<string, string> = { '\\n': '\n', '\\r': '\r', '\\c': ':', '\\\\': '\\' };

function readHeaders(lines: string, command: string): Record<string, string> | undefined {
  const headers: Record<string, string> = Object.create(null);
  for (const line of lines.split(/\r?\n/)) {
    if (line === '') continue;
    const colon = line.indexOf(':');
    if (colon < 1) return undefined;
    const escaped = command !== 'CONNECT' && command !== 'CONNECTED';
    const plain = (part: string): string =>
      escaped ? part.replace(/\\[nrc\\]/g, (pair) => ESCAPES[pair] ?? pair) : part;
    // Of a repeated header the first counts (section "Repeated Header Entries").
    headers[plain(line.slice(0, colon))] ??= plain(line.slice(colon + 1));
  }
  return headers;
}

/** The position of the NUL that ends the body; `content-length` counts bytes. */
function bodyEnd(text: string, start: number, length: string | undefined): number | undefined {
  if (length === undefined) {
    const end = text.indexOf('\0', start);
    return end < 0 ? undefined : end;
  }
  const bytes = Number(length);
  let end = start;
  for (let counted = 0; counted < bytes; ) {
    const char = text.codePointAt(end);
    if (char === undefined) return undefined;
    const step = char > 0xffff ? 2 : 1;
    counted += utf8LengthOf(char);
    end += step;
    if (counted > bytes) return undefined;
  }
  return text[end] === '\0' ? end : undefined;
}

function describe(frame: StompFrame): Decoded {
  const { command, headers, body } = frame;
  const { destination, receipt, id, message } = headers;
  const shown = {
    protocol: PROTOCOL,
    name: destination === undefined ? command : `${command} ${destination}`,
    summary: dotted(
      message,
      body !== undefined && brief(body),
      command === 'RECEIPT' && headers['receipt-id'],
    ),
    value: { command, headers: { ...headers }, ...(body === undefined ? {} : { body }) },
  };
  if (command === 'RECEIPT' || command === 'ERROR') {
    const pair = headers['receipt-id'];
    if (pair !== undefined) return { ...shown, role: 'response', pair, failed: command === 'ERROR' };
    return { ...shown, role: 'control' };
  }
  if (receipt !== undefined) return { ...shown, role: 'request', pair: receipt };
  if (command === 'SEND' || command === 'MESSAGE') return { ...shown, role: 'event' };
  return { ...shown, role: 'control', summary: shown.summary || dotted(id && `id ${id}`) };
}
