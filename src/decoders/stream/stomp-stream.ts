import type { Direction } from '../../capture/captured-event.ts';
import { classifyText } from '../../server-text/classify-text.ts';
import { latin1, textAt } from './byte-view.ts';
import type { PacketReader, PacketSize, StreamFault } from './stream-reader.ts';

/** https://stomp.github.io/stomp-specification-1.2.html: a command, headers, an empty line, a body, NUL. */
const LINE_END = 0x0a;
const NUL = 0;
const COMMAND =
  /^(?:CONNECTED|MESSAGE|RECEIPT|ERROR|CONNECT|STOMP|SEND|SUBSCRIBE|UNSUBSCRIBE|ACK|NACK|BEGIN|COMMIT|ABORT|DISCONNECT)\r?\n/;
const LONGEST_COMMAND = 13;
const isError = (held: readonly number[]): boolean => latin1(held.slice(0, 5)) === 'ERROR';

/** Where the empty line after the headers ends; undefined where it has not come. */
function headEnd(held: readonly number[]): number | undefined {
  for (let at = 1; at < held.length; at += 1) {
    if (held[at] !== LINE_END) continue;
    if (held[at - 1] === LINE_END || (held[at - 1] === 0x0d && held[at - 2] === LINE_END)) return at + 1;
  }
  return undefined;
}

function sizeOf(held: readonly number[], direction: Direction): PacketSize {
  // Heart-beats, and the line ends that may follow a frame.
  if (held[0] === LINE_END || held[0] === 0x0d) return 1;
  if (direction === 'sent') return { until: NUL };
  const last = held.at(-1);
  if (last !== LINE_END && last !== NUL) {
    return held.length > LONGEST_COMMAND && !COMMAND.test(latin1(held.slice(0, LONGEST_COMMAND)))
      ? 'lost'
      : 'more';
  }
  const end = headEnd(held);
  if (end === undefined) return last === NUL ? 'lost' : 'more';
  const length = /^content-length:(\d{1,9})\s*$/im.exec(latin1(held.slice(0, end)))?.[1];
  if (length !== undefined) return end + Number(length) + 1;
  if (!isError(held)) return last === NUL ? held.length : { until: NUL };
  return last === NUL ? held.length : 'more';
}

function take(packet: Uint8Array, direction: Direction): StreamFault | undefined {
  if (direction === 'sent' || !isError([...packet.subarray(0, 5)])) return undefined;
  const text = textAt(packet, 0, packet.length);
  const [head = '', ...rest] = text.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n').split('\0')[0]?.trim() ?? '';
  const message = /^message:(.*)$/m.exec(head)?.[1]?.trim() ?? '';
  const words = [message.replaceAll('\\c', ':'), body].filter((part) => part !== '').join(': ');
  const topic = (classifyText(body) ?? classifyText(message))?.topic ?? 'unknown';
  return { packet: 'ERROR', code: '', name: 'ERROR', words: words.slice(0, 400), topic, ends: true };
}

export const stompStream: PacketReader = {
  sizeOf,
  wants: (held) => isError(held),
  take,
  resumesWith: (message) => COMMAND.test(latin1(message.subarray(0, LONGEST_COMMAND))),
};
