import type { Socket } from 'node:net';
import type { Header } from '../../src/capture/captured-event.ts';
import type { Bound, HttpStep } from '../../src/experiments/cli-report.ts';
import { headerValue } from '../../src/shared/header.ts';
import { type Limits, type Read, readUntil } from './bounded-read.ts';

/** As much as Chromium takes of response headers (net/http/http_stream_parser.cc), and a body for a person to read. */
const MOST_HEAD = 256 * 1024;
const MOST_BODY = 16 * 1024;
const HEAD_END = '\r\n\r\n';

export interface Exchange {
  step: HttpStep;
  /** What came after the head of a 101: already frames. */
  rest: Buffer;
}

/** Sends a request and reads its answer, within bounds; a 101 leaves the socket open and paused. */
export async function exchange(socket: Socket, request: string, limits: Limits): Promise<Exchange> {
  const start = performance.now();
  const elapsed = (): number => Math.round(performance.now() - start);
  socket.write(request);
  const head = await readUntil(socket, (bytes) => bytes.includes(HEAD_END) || isForeign(bytes), {
    ...limits,
    bytes: MOST_HEAD,
  });
  const end = head.bytes.indexOf(HEAD_END);
  if (isForeign(head.bytes) || end < 0) {
    return { step: { kind: 'no-answer', error: whyNoHead(head), ms: elapsed() }, rest: Buffer.alloc(0) };
  }
  const [statusLine = '', ...lines] = head.bytes.toString('latin1', 0, end).split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1]);
  const headers = lines.map(readHeader);
  const rest = head.bytes.subarray(end + HEAD_END.length);
  const base = { kind: 'answered', status, statusLine, headers } as const;
  if (status === 101) return { step: { ...base, body: '', cut: null, ms: elapsed() }, rest };
  const { text, cut } = await readBody(socket, headers, rest, { ...limits, ms: limits.ms - elapsed() });
  return { step: { ...base, body: text, cut, ms: elapsed() }, rest: Buffer.alloc(0) };
}

/** Whether the bytes can no longer become a status line. */
function isForeign(bytes: Buffer): boolean {
  const start = 'HTTP/1.';
  const length = Math.min(bytes.length, start.length);
  return length > 0 && bytes.toString('latin1', 0, length) !== start.slice(0, length);
}

function whyNoHead({ bytes, end }: Read): string {
  if (isForeign(bytes)) return 'not-http';
  switch (end.kind) {
    case 'fin':
      return bytes.length === 0 ? 'closed' : 'cut';
    case 'error':
      return /CERTIFICATE_REQUIRED|BAD_CERTIFICATE/.test(end.code) ? 'certificate' : end.code;
    case 'bytes':
      return 'headers';
    case 'enough':
    case 'time':
      return bytes.length > 0 ? 'slow-headers' : 'time';
    case 'cancelled':
      return 'cancelled';
    default:
      return end satisfies never;
  }
}

function readHeader(line: string): Header {
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
}

async function readBody(
  socket: Socket,
  headers: readonly Header[],
  before: Buffer,
  limits: Limits,
): Promise<{ text: string; cut: Bound | null }> {
  const said = headerValue(headers, 'content-length');
  const length = said === undefined ? undefined : Number(said);
  const chunked = /chunked/i.test(headerValue(headers, 'transfer-encoding') ?? '');
  const whole = (bytes: Buffer): boolean =>
    length !== undefined
      ? bytes.length >= length
      : chunked && bytes.subarray(-7).toString('latin1').endsWith('0\r\n\r\n');
  if (length === 0) return { text: '', cut: null };
  const { bytes, end } = await readUntil(socket, whole, {
    ...limits,
    ms: Math.max(limits.ms, 0),
    bytes: MOST_BODY,
    before,
  });
  const text = (chunked ? withoutChunkSizes(bytes) : bytes).toString('utf8');
  return { text, cut: end.kind === 'enough' || end.kind === 'fin' || end.kind === 'error' ? null : end.kind };
}

/** RFC 9112 section 7.1; what is cut short stays as far as it goes. */
function withoutChunkSizes(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = lineEnd < 0 ? Number.NaN : Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
