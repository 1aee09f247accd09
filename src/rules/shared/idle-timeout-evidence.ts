import { abnormalClosure, idleTimeBefore, offlineAround } from '../../session/close-cause.ts';
import type { Closing, Connection } from '../../session/connection.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import type { Session } from '../../session/session.ts';
import type { Confidence } from '../../shared/confidence.ts';
import { type IdleLimit, LIMIT_TOLERANCE, limitShownBy, limitsAt } from '../../stacks/idle-limits.ts';

export interface IdleTrace {
  cut: Closing;
  /** Milliseconds without a message before the cut. */
  silence: number;
  /** The product that the headers of the 101 show. */
  shown?: IdleLimit;
  /** The silence is as long as the limit as delivered of that product. */
  limitOfShown: boolean;
  /** The products whose limit as delivered is just this long. */
  limits: IdleLimit[];
  /** Other connections to the endpoint that the same silence ended. */
  repeats: Connection[];
  strength: Confidence;
}

/** The shortest timeout for idle connections in use, where no data shows that the connection worked; in milliseconds. */
const SHORTEST_LIMIT = 5_000;
/** Shorter pauses are part of any conversation, in milliseconds. */
const A_SILENCE = 2_000;
/** Sockets that end this near to each other ended of one event: that is no repetition. In milliseconds. */
const SAME_MOMENT = 1_000;
/** Ages that differ by more than this are different, in milliseconds. */
const SAME_AGE = 3_000;

function endedLikewise(peer: Connection, cut: Closing, silence: number): boolean {
  const other = abnormalClosure(peer);
  if (!other || Math.abs(other.at - cut.at) <= SAME_MOMENT) return false;
  return Math.abs(idleTimeBefore(peer, other.at) - silence) <= LIMIT_TOLERANCE * 1_000;
}

function ageOf({ opened, closed }: Connection): number {
  return (closed?.at ?? 0) - (opened?.at ?? 0);
}

/**
 * Signs of an idle timeout on a connection that was cut: a silence as long as a known limit, a product on the
 * way that cuts idle connections, the same silence on others. Undefined where there is none.
 */
export function idleTrace(connection: Connection, session: Session): IdleTrace | undefined {
  const cut = abnormalClosure(connection);
  if (!cut || offlineAround(cut, session)) return undefined;
  const silence = idleTimeBefore(connection, cut.at);
  if (silence < A_SILENCE) return undefined;
  const shown = limitShownBy(connection.wire?.entry.responseHeaders ?? []);
  const limits = limitsAt(silence);
  // Equal times are no idle timeout where the page sent and nothing came back: whatever is there did not work at all.
  const unanswered = connection.received.frames === 0 && connection.sent.frames > 0;
  const fits = connection.received.frames > 0 || (!unanswered && silence >= SHORTEST_LIMIT);
  if (!fits && limits.length === 0) return undefined;
  const repeats = connectionsToSameEndpoint(connection, session).filter((peer) =>
    endedLikewise(peer, cut, silence),
  );
  if (!shown && limits.length === 0 && repeats.length === 0) return undefined;
  const limitOfShown = shown !== undefined && limits.includes(shown);
  const strength = strengthOf(connection, repeats, limitOfShown);
  return { cut, silence, limits, limitOfShown, repeats, strength, ...(shown ? { shown } : {}) };
}

/**
 * A constant age would fit a maximum lifetime just as well; so a repeated silence is a proof only where the
 * connections were of different age.
 */
function strengthOf(connection: Connection, repeats: Connection[], limitOfShown: boolean): Confidence {
  const agesDiffer = repeats.some((peer) => Math.abs(ageOf(peer) - ageOf(connection)) > SAME_AGE);
  if (repeats.length >= 2 && agesDiffer) return 'certain';
  return repeats.length >= 1 || limitOfShown ? 'likely' : 'possible';
}
