/** What a line of a log says about a connection, where a rule reads it. */
export const LOG_TOPICS = [
  'certificate-expired',
  'server-closed-first',
  'upstream-refused',
  'upstream-unavailable',
  'upstream-timed-out',
  'upstream-closed',
  'upstream-not-http',
  'upstream-header-too-big',
  'upstream-name-unknown',
  'proxy-denied',
  'proxy-idle-timeout',
  'upstream-dropped',
  'upstream-protocol-missing',
  'proxy-limited',
  'served-as-file',
  'path-unknown',
  'too-many-connections',
  'too-many-files',
  'port-in-use',
  'server-exception',
  'server-crashed',
  'out-of-memory',
  'message-too-big',
  'ping-timeout',
] as const;
export type LogTopic = (typeof LOG_TOPICS)[number];

/** A statement of another program's log about one connection. */
export interface LogLine {
  kind: 'log-line';
  /** The number of the connection's `wire-entry`. */
  entry: number;
  /** Which log, as a noun: "Chromium net log", "nginx error log". */
  log: string;
  text: string;
  topic?: LogTopic;
  /** It shows why the connection failed or ended: findings about that quote it. */
  proves?: true;
  /** The line names no request: it was joined by its time, or by its order among such lines. */
  byTime?: true;
}
