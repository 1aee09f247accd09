import type { Socket } from 'node:net';
import type { Bound } from '../../src/experiments/cli-report.ts';

export interface Limits {
  /** Milliseconds for one step. */
  ms: number;
  signal: AbortSignal;
}

/** Why reading ended: there was enough, the peer ended it (FIN or a system's code), or a bound. */
export type ReadEnd =
  | { kind: 'enough' }
  | { kind: 'fin' }
  | { kind: 'error'; code: string }
  | { kind: Bound };

export interface Read {
  bytes: Buffer;
  end: ReadEnd;
}

interface Reading extends Limits {
  /** Never more than this is kept, and no more is read after it. */
  bytes: number;
  before?: Buffer;
}

/** Reads until there is enough, the peer has ended, or a bound is reached; leaves the socket paused. */
export function readUntil(
  socket: Socket,
  isEnough: (bytes: Buffer) => boolean,
  { ms, bytes: most, signal, before = Buffer.alloc(0) }: Reading,
): Promise<Read> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [before];
    let length = before.length;
    const finish = (end: ReadEnd): void => {
      clearTimeout(timer);
      socket.off('data', gather).off('end', onEnd).off('error', onError).pause();
      signal.removeEventListener('abort', onAbort);
      resolve({ bytes: Buffer.concat(chunks).subarray(0, most), end });
    };
    const gather = (chunk: Buffer): void => {
      chunks.push(chunk);
      length += chunk.length;
      const all = Buffer.concat(chunks);
      chunks.splice(0, chunks.length, all);
      if (isEnough(all)) finish({ kind: 'enough' });
      else if (length >= most) finish({ kind: 'bytes' });
    };
    const onEnd = (): void => finish({ kind: 'fin' });
    const onError = (error: NodeJS.ErrnoException): void =>
      finish({ kind: 'error', code: error.code ?? error.message });
    const onAbort = (): void => finish({ kind: 'cancelled' });
    const timer = setTimeout(() => finish({ kind: 'time' }), ms);
    if (signal.aborted) return onAbort();
    if (before.length > 0 && isEnough(before)) return finish({ kind: 'enough' });
    signal.addEventListener('abort', onAbort);
    socket.on('data', gather).on('end', onEnd).on('error', onError).resume();
  });
}
