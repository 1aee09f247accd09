import { readFile } from 'node:fs/promises';

export interface RecordedError {
  code: string;
  message: string;
  details?: Record<string, unknown>;
  retryable?: boolean;
  retryAfterMs?: number;
}

/** What one socket of a page saw; `t` in milliseconds since the page began. */
export interface SocketEvent {
  t: number;
  ev: 'new' | 'open' | 'close()' | 'close' | 'error' | 'throw';
  url?: string;
  code?: number;
  reason?: string;
  name?: string;
  message?: string;
}

/**
 * One failure of a real OpenClaw gateway, as it was recorded (2026.9.6 and 2026.3.13, alone and behind nginx 1.22.1):
 * by a client in Node, or by the Control UI in Chromium 156.
 */
export interface Recording {
  case: string;
  gateway: string;
  client: string;
  httpStatus?: number | null;
  httpBody?: string;
  socketError?: string;
  closeCode?: number | null;
  closeReason?: string | null;
  durationMs?: number | null;
  stillOpen?: boolean;
  errorFrames?: RecordedError[];
  shutdownEvent?: { reason: string; restartExpectedMs?: number | null };
  sockets?: SocketEvent[][];
  cdpFrameErrors?: string[];
}

const file = await readFile(new URL('./recordings.jsonl', import.meta.url), 'utf8');

export const recordings: readonly Recording[] = file
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recording);

export type Client = 'node' | 'ui';

const clientOf = ({ sockets }: Recording): Client => (sockets ? 'ui' : 'node');

/** `2026.9.6/token-missing/ui` */
export function keyOf(recording: Recording): string {
  const release = recording.gateway.replace(' behind nginx 1.22.1', '+nginx');
  return `${release}/${recording.case}/${clientOf(recording)}`;
}

const byKey = new Map(recordings.map((recording) => [keyOf(recording), recording]));

/** Throws when there is none. */
export function recording(key: string): Recording {
  const found = byKey.get(key);
  if (!found) throw new Error(`no recording ${key}`);
  return found;
}
