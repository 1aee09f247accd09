import type { Header } from '../../capture/captured-event.ts';
import { base64Decode } from '../../shared/base64.ts';
import { utf8Text } from '../../shared/utf8.ts';
import { textOf } from './constants.ts';
import type { NetLogSource, SourcedRecord } from './sources.ts';

const LONGEST_BODY = 300;
const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** The first bytes that came after the upgrade request, of a log that has them. */
export function rawResponse(
  sources: readonly NetLogSource[],
  records: readonly SourcedRecord[],
  sent: SourcedRecord | undefined,
): { lines: string[]; body: string; at: number } | undefined {
  if (!sent) return undefined;
  const sockets = new Set(sources.filter(({ type }) => type === 'SOCKET').map(({ id }) => id));
  for (const record of records) {
    if (!/BYTES_RECEIVED$/.test(record.name) || !sockets.has(record.source)) continue;
    const bytes = base64Decode(textOf(record.params.bytes).slice(0, 16_384));
    const text = bytes === undefined ? '' : latin1(bytes);
    if (!text.startsWith('HTTP/')) continue;
    const [head = '', ...body] = text.split('\r\n\r\n');
    return { lines: head.split('\r\n'), body: body.join('').slice(0, LONGEST_BODY), at: record.at };
  }
  return undefined;
}

const CLOSE_BYTE = 0x88;
const NO_CODE = 1005;

/** Code and reason of a close frame, from raw bytes; a frame without a payload has the code 1005 by definition. */
export function closeIn(
  sources: readonly NetLogSource[],
  direction: 'sent' | 'received',
  length: number,
): { code: number; reason: string } | undefined {
  if (length < 2) return { code: NO_CODE, reason: '' };
  if (direction === 'sent' || length > 125) return undefined;
  for (const { latest } of sources) {
    const bytes = base64Decode(latest.received.slice(latest.received.length % 4));
    if (!bytes) continue;
    for (let at = bytes.length - length - 2; at >= 0; at -= 1) {
      if (bytes[at] !== CLOSE_BYTE || bytes[at + 1] !== length) continue;
      const code = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
      const reason = utf8Text(bytes.subarray(at + 4, at + 2 + length));
      if (code >= 1000 && code < 5000 && reason !== undefined) return { code, reason };
    }
  }
  return undefined;
}

/** Headers of lines such as `Server: nginx`. */
export function headersOf(value: unknown): Header[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((line) => {
    const match = /^([^:\s]+):\s*(.*)$/s.exec(textOf(line));
    return match ? [{ name: match[1] ?? '', value: match[2] ?? '' }] : [];
  });
}

export function statusIn(line: unknown): number {
  const status = Number(/^HTTP\/[\d.]+ (\d{3})/.exec(textOf(line))?.[1]);
  return Number.isInteger(status) ? status : 0;
}
