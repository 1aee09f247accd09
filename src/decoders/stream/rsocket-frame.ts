import type { TextTopic } from '../../server-text/topic.ts';
import { textAt, uint16, uint32 } from './byte-view.ts';
import type { StreamFault } from './stream-reader.ts';

const SETUP = 0x01;
const ERROR = 0x0b;

/** https://rsocket.io/about/protocol/#error-codes */
const CODES: Readonly<Record<number, readonly [string, TextTopic]>> = {
  1: ['INVALID_SETUP', 'malformed-request'],
  2: ['UNSUPPORTED_SETUP', 'malformed-request'],
  3: ['REJECTED_SETUP', 'credentials'],
  4: ['REJECTED_RESUME', 'unknown-resource'],
  257: ['CONNECTION_ERROR', 'server-error'],
  258: ['CONNECTION_CLOSE', 'shutdown'],
  513: ['APPLICATION_ERROR', 'server-error'],
  514: ['REJECTED', 'rate-limit'],
  515: ['CANCELED', 'unknown'],
  516: ['INVALID', 'malformed-request'],
};

const typeOf = (frame: Uint8Array): number => (frame[4] ?? 0) >> 2;

/** The first frame of a client: stream 0, version 1.0 (https://rsocket.io/about/protocol/#setup-frame-0x01). */
export function isRSocketSetup(frame: Uint8Array): boolean {
  return (
    frame.length >= 20 &&
    uint32(frame, 0) === 0 &&
    typeOf(frame) === SETUP &&
    uint16(frame, 6) === 1 &&
    uint16(frame, 8) <= 2
  );
}

/** Over WebSocket each message is one frame, without the length that other transports put before it. */
export function readRSocket(frame: Uint8Array): StreamFault | undefined {
  if (frame.length < 10 || typeOf(frame) !== ERROR) return undefined;
  const code = uint32(frame, 6);
  const [name, topic] = CODES[code] ?? [`0x${code.toString(16)}`, 'unknown'];
  const ends = uint32(frame, 0) === 0;
  return {
    packet: 'ERROR',
    code: `0x${code.toString(16)}`,
    name,
    words: textAt(frame, 10, frame.length),
    topic,
    ends,
  };
}
