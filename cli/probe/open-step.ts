import type { Socket } from 'node:net';
import type { HttpAnswer, OpenStep } from '../../src/experiments/cli-report.ts';
import { headerValue } from '../../src/shared/header.ts';
import type { Limits } from './bounded-read.ts';
import { controlFrame, readFrame, type ServerFrame } from './frames.ts';

const MOST_TEXTS = 5;
const LONGEST_TEXT = 2_000;
/** A server that sends more than this at first, and then more than this a second, is left. Bytes. */
const MOST_AT_FIRST = 32 * 1024 * 1024;
const MOST_A_SECOND = 1024 * 1024;
const PING = Buffer.from('wsdoctor');

type End = OpenStep['end'];

/** Pings once, watches for `holdMs`, and says goodbye. */
export function watchOpen(
  socket: Socket,
  { headers }: HttpAnswer,
  rest: Buffer,
  { holdMs, signal }: { holdMs: number; signal: Limits['signal'] },
): Promise<OpenStep> {
  const start = performance.now();
  const elapsed = (): number => Math.round(performance.now() - start);
  const extensions = headerValue(headers, 'sec-websocket-extensions') ?? '';
  const seen = { texts: [] as string[], messages: 0, pingMs: null as number | null };
  let bytes: Buffer = rest;
  let total = rest.length;
  /** Bytes still to come of a message that is too long to be kept. */
  let unread = 0;
  const flooded = (): boolean => total > MOST_AT_FIRST + (MOST_A_SECOND * elapsed()) / 1000;
  return new Promise((resolve) => {
    const finish = (end: End): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      if (end.kind === 'held') socket.end(controlFrame(8, Buffer.from([0x03, 0xe8])));
      setImmediate(() => socket.destroy());
      socket.removeAllListeners('data').removeAllListeners('end').removeAllListeners('close');
      resolve({
        protocol: headerValue(headers, 'sec-websocket-protocol') ?? '',
        extensions,
        heldMs: elapsed(),
        ...seen,
        end,
      });
    };
    const onAbort = (): void => finish({ kind: 'cancelled' });
    const timer = setTimeout(() => finish({ kind: 'held' }), holdMs);
    const take = (): void => {
      let end: End | undefined;
      const deflate = extensions.includes('permessage-deflate');
      const skip = Math.min(unread, bytes.length);
      unread -= skip;
      bytes = bytes.subarray(skip);
      for (let reading = readFrame(bytes, deflate); reading && !end; reading = readFrame(bytes, deflate)) {
        if ('broken' in reading) end = { kind: 'broken', words: reading.broken };
        else if ('long' in reading) {
          seen.messages += 1;
          unread = Math.max(0, reading.long - bytes.length);
          bytes = bytes.subarray(reading.long);
        } else {
          bytes = reading.rest;
          end = note(reading.frame, seen, socket, elapsed);
        }
      }
      if (end) finish(end);
    };
    signal.addEventListener('abort', onAbort);
    socket.on('data', (chunk: Buffer) => {
      total += chunk.length;
      bytes = Buffer.concat([bytes, chunk]);
      if (flooded()) finish({ kind: 'bytes' });
      else take();
    });
    socket.once('end', () => finish({ kind: 'cut' }));
    socket.once('close', () => finish({ kind: 'cut' }));
    if (signal.aborted) return onAbort();
    socket.write(controlFrame(9, PING));
    socket.resume();
    take();
  });
}

function note(
  { opcode, payload, compressed }: ServerFrame,
  seen: { texts: string[]; messages: number; pingMs: number | null },
  socket: Socket,
  elapsed: () => number,
): End | undefined {
  switch (opcode) {
    case 8:
      return payload.length < 2
        ? { kind: 'closed', code: 1005, reason: '' }
        : { kind: 'closed', code: payload.readUInt16BE(0), reason: payload.toString('utf8', 2) };
    case 9:
      socket.write(controlFrame(10, payload));
      return undefined;
    case 10:
      if (payload.equals(PING)) seen.pingMs ??= elapsed();
      return undefined;
    case 0:
      return undefined;
    default:
      seen.messages += 1;
      if (opcode === 1 && !compressed && seen.texts.length < MOST_TEXTS)
        seen.texts.push(payload.toString('utf8').slice(0, LONGEST_TEXT));
      return undefined;
  }
}
