import { abnormalClosure, idleTimeBefore, offlineAround } from '../../session/close-cause.ts';
import {
  type Closing,
  type Connection,
  type ConnectionWithMessages,
  isFinished,
} from '../../session/connection.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import type { SessionWithoutClock } from '../../session/session.ts';
import type { Confidence } from '../../shared/confidence.ts';
import { type IdleLimit, LIMIT_TOLERANCE, limitShownBy, limitsAt } from '../../stacks/idle-limits.ts';

export interface IdleTrace {
  cut: Closing;
  /** Milliseconds without a message before the drop. */
  silence: number;
  /** The product that the headers of the 101 name. */
  shown?: IdleLimit;
  /** The silence equals the default limit of that product. */
  limitOfShown: boolean;
  /** The products with this default limit. */
  limits: IdleLimit[];
  /** Other connections to the endpoint that ended after the same silence. */
  repeats: Connection[];
  /** Nothing but the silence itself points to an idle timeout. */
  lone: boolean;
  strength: Confidence;
}

/** The shortest idle timeout in use, where no data shows that the connection worked; in milliseconds. */
const SHORTEST_LIMIT = 5_000;
/** Shorter pauses are normal, in milliseconds. */
const A_SILENCE = 2_000;
/** Connections that end within this time of each other ended by one event: that is no repetition. In milliseconds. */
const SAME_MOMENT = 1_000;
/** A lone silence says nothing where it is shorter than this, in milliseconds. */
const LONE_SILENCE = 4_000;
/** Ages that differ by more than this are different, in milliseconds. */
const SAME_AGE = 3_000;

function endedLikewise(peer: ConnectionWithMessages, cut: Closing, silence: number): boolean {
  const other = abnormalClosure(peer);
  if (!other || Math.abs(other.at - cut.at) <= SAME_MOMENT) return false;
  return Math.abs(idleTimeBefore(peer, other.at) - silence) <= LIMIT_TOLERANCE * 1_000;
}

function ageOf({ opened, closed }: Connection): number {
  return (closed?.at ?? 0) - (opened?.at ?? 0);
}

/**
 * Whether an idle timeout of unknown length fits: messages had come, the connection had survived no longer pause, none
 * to this endpoint dropped after another silence, and the server took connections afterwards.
 */
function mayBeLone(
  connection: ConnectionWithMessages,
  cut: Closing,
  silence: number,
  session: SessionWithoutClock,
): boolean {
  return (
    connection.received.frames > 0 &&
    silence >= LONE_SILENCE &&
    longestPause(connection) < silence &&
    connectionsToSameEndpoint(connection, session).every(
      (peer) => !abnormalClosure(peer) && !(peer.createdAt > cut.at && failedToOpen(peer)),
    )
  );
}

const failedToOpen = ({ opened, closed }: Connection): boolean => !opened && closed !== undefined;

/** The longest time between two of the messages that are kept, in milliseconds. */
function longestPause({ opened, frames }: Connection): number {
  let longest = 0;
  let before = opened?.at;
  for (const { at } of frames.kept) {
    if (before !== undefined) longest = Math.max(longest, at - before);
    before = at;
  }
  return longest;
}

/**
 * Signs of an idle timeout on a dropped connection: a silence as long as a known limit, a product between browser and
 * server that closes idle connections, the same silence on others, or at least nothing that speaks against it.
 */
export function idleTrace(connection: Connection, session: SessionWithoutClock): IdleTrace | undefined {
  const cut = abnormalClosure(connection);
  if (!cut || !isFinished(connection) || offlineAround(cut, session)) return undefined;
  const silence = idleTimeBefore(connection, cut.at);
  if (silence < A_SILENCE) return undefined;
  const limits = limitsAt(silence);
  const named = limitShownBy(connection.wire?.entry.responseHeaders ?? []);
  const shown = named?.fixed && !limits.includes(named) ? undefined : named;
  // Equal times are no idle timeout if the page sent messages and nothing came back: the connection never worked.
  const unanswered = connection.received.frames === 0 && connection.sent.frames > 0;
  const fits = connection.received.frames > 0 || (!unanswered && silence >= SHORTEST_LIMIT);
  if (!fits && limits.length === 0) return undefined;
  const repeats = connectionsToSameEndpoint(connection, session).filter((peer) =>
    endedLikewise(peer, cut, silence),
  );
  const lone = !shown && limits.length === 0 && repeats.length === 0;
  if (lone && !mayBeLone(connection, cut, silence, session)) return undefined;
  const limitOfShown = shown !== undefined && limits.includes(shown);
  const strength = strengthOf(connection, repeats, limitOfShown);
  return { cut, silence, limits, limitOfShown, repeats, lone, strength, ...(shown ? { shown } : {}) };
}

/**
 * A constant age would also fit a maximum lifetime; so a repeated silence is a proof only if the connections had
 * different ages.
 */
function strengthOf(connection: Connection, repeats: Connection[], limitOfShown: boolean): Confidence {
  const agesDiffer = repeats.some((peer) => Math.abs(ageOf(peer) - ageOf(connection)) > SAME_AGE);
  if (repeats.length >= 2 && agesDiffer) return 'certain';
  return repeats.length >= 1 || limitOfShown ? 'likely' : 'possible';
}
