import type { Evidence } from '../diagnosis/rule.ts';
import type { Connection } from '../session/connection.ts';
import { formatDuration, utcSecond } from '../shared/format.ts';
import { headerValue } from '../shared/header.ts';

/** `Date` has whole seconds, and the response took a while: smaller differences mean nothing; in milliseconds. */
const TELLING = 30_000;

export interface ServerClock {
  /** Milliseconds to add to this machine's time for the server's; 0 if they agree. */
  beyond: number;
  /** Present if they differ. */
  words?: Evidence;
}

/**
 * The server's clock by the `Date` of its handshake response (RFC 9110 section 6.6.1); undefined without one, or if a
 * cache answered.
 */
export function serverClock({ wire, createdAt }: Connection): ServerClock | undefined {
  if (!wire) return undefined;
  const { responseHeaders, startedAt = createdAt } = wire.entry;
  const date = headerValue(responseHeaders, 'date');
  if (date === undefined || headerValue(responseHeaders, 'age') !== undefined) return undefined;
  const there = Date.parse(date);
  if (Number.isNaN(there)) return undefined;
  const beyond = there - startedAt;
  if (Math.abs(beyond) < TELLING) return { beyond: 0 };
  const fact = `The answer is dated ${utcSecond(there)}, when it was ${utcSecond(startedAt)} here: the server's clock is ${formatDuration(Math.abs(beyond))} ${beyond > 0 ? 'ahead' : 'behind'}.`;
  return { beyond, words: { fact, events: [wire.event] } };
}
