import type { LogTopic } from '../capture/log-line.ts';

/** How a connection came out, as far as a line that does not name it can be about it. */
export type Outcome =
  | { kind: 'rejected'; status: number }
  /** No response to the handshake, or no connection at all. */
  | { kind: 'failed' }
  /** Open, and ended by something else than the page. `code`: of the close frame that the server sent, or that it sent one whose code is not known. */
  | { kind: 'ended'; code?: number | 'unknown' }
  | { kind: 'fine' };

type Possible = readonly (number | 'failed' | 'ended')[];

const OVERLOAD: Possible = [429, 500, 502, 503, 'failed', 'ended'];
const CRASH: Possible = [500, 502, 503, 'failed', 'ended'];

const POSSIBLE: Record<LogTopic, Possible> = {
  'certificate-expired': ['failed'],
  'server-closed-first': ['ended'],
  'upstream-refused': [502, 503],
  'upstream-unavailable': [502, 503],
  'upstream-timed-out': [502, 504],
  'upstream-closed': [502],
  'upstream-not-http': [500, 502],
  'upstream-header-too-big': [500, 502],
  'upstream-name-unknown': [502, 503],
  'upstream-protocol-missing': [500],
  'proxy-denied': [401, 403],
  'proxy-limited': [429, 503],
  'proxy-idle-timeout': ['ended'],
  'upstream-dropped': ['ended'],
  'served-as-file': [404],
  'path-unknown': [403, 404, 500],
  'too-many-connections': OVERLOAD,
  'too-many-files': OVERLOAD,
  'port-in-use': [400, 404, 405, 426, 'failed'],
  'server-exception': [500, 502, 'failed', 'ended'],
  'server-crashed': CRASH,
  'out-of-memory': CRASH,
  'message-too-big': ['ended'],
  'ping-timeout': ['ended'],
};

/** A process that has crashed sends no close frame; a gateway before it may send one of these (RFC 6455, section 7.4.1). */
const CODES_OF_A_CRASH: readonly number[] = [1001, 1006, 1011, 1012, 1013, 1014];

/** Whether what the line says can be the cause. */
export function canExplain(topic: LogTopic, outcome: Outcome): boolean {
  if (outcome.kind === 'fine') return false;
  if (POSSIBLE[topic] === CRASH && outcome.kind === 'ended') {
    const { code = 1006 } = outcome;
    return code !== 'unknown' && CODES_OF_A_CRASH.includes(code);
  }
  return POSSIBLE[topic].includes(outcome.kind === 'rejected' ? outcome.status : outcome.kind);
}

/** It ends or hinders every connection of the process, not one. */
export const concernsAll = (topic: LogTopic): boolean =>
  topic === 'server-crashed' ||
  topic === 'out-of-memory' ||
  topic === 'too-many-files' ||
  topic === 'too-many-connections';
